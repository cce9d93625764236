import type { Liquid, Template } from 'liquidjs/dist/liquid.browser.mjs';
import { arrange } from './arrange.ts';
import { LiquidStop } from './liquid-stop.ts';
import type { PostContext } from './post-context.ts';
import { parseItems } from './tags/post-tag.ts';
import { tagDefinitions } from './tags/tags.ts';

/** Longer files are left to the build. */
const MAX_LENGTH = 1_000_000;

/** The templates of a text that is not the post's own. Throws at the first fault in it, as Jekyll does. */
export function parsePartial(
  text: string,
  { liquid, context }: { readonly liquid: Liquid; readonly context: PostContext },
): Template[] {
  const { budget, facts } = context.run;
  budget.spend(text.length >> 3);
  if (text.length > MAX_LENGTH) throw new LiquidStop('too-much', '');
  const normal = text.replace(/^\ufeff/, '').replace(/\r\n/g, '\n');
  const { items, faults } = arrange(normal, { definitions: tagDefinitions, plugins: facts.rules.pluginTags });
  const [fault] = faults;
  if (fault) throw new LiquidStop(fault.kind, fault.subject || fault.name);
  return parseItems(normal, items, { liquid, isOwn: false });
}
