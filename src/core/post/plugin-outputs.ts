import type { Placeholder } from '../liquid/placeholders.ts';
import { tagDefinitions } from '../liquid/tags/tags.ts';
import type { PluginOutput } from '../pairing/liquid-faults.ts';
import type { KnownTag } from '../site/build/known-tag.ts';
import { type Span, sliceSpan } from '../text/span.ts';

/** Names of includes that most likely hold an element's start or its end; of others a theme closes all that they open. */
const PART = /start|open|begin|end|close|stop|wrap|row|col|grid/i;

/** What Liquid has written into a body, and what stands in it for what only a build tells. */
interface LiquidOutputs {
  readonly placeholders: readonly Placeholder[];
  readonly liquidWritten: readonly Span[];
}

/** The tags of a body of which only a build tells what they write: those of plugins, includes of themes. */
export function findPluginOutputs(
  { placeholders, liquidWritten }: LiquidOutputs,
  text: string,
  tags: ReadonlyMap<string, KnownTag>,
): readonly PluginOutput[] {
  if (placeholders.length === 0) return [];
  const unknown = new Set(placeholders.map(({ written }) => written));
  return liquidWritten.flatMap(span => {
    const written = sliceSpan(text, span);
    const match = unknown.has(written) ? /^\{%-?\s*([\w-]+)\s*(\S*)/.exec(written) : null;
    if (!match) return [];
    const [, name = '', file = ''] = match;
    if (name.startsWith('include') && PART.test(file))
      return [{ start: span.start, name: file.replace(/\.\w+$/, ''), unpaired: undefined }];
    // What else Jekyll itself brings closes what it opens.
    return tagDefinitions.has(name) ? [] : [{ start: span.start, name, unpaired: tags.get(name)?.unpaired }];
  });
}
