import type { MarkdownIt, StateCore } from 'markdown-it';
import type { TokenPlace } from './token-writer.ts';

/** What a rendering that says where its elements stand in the file is asked for. */
export interface PlacesEnv {
  /** The name of the attribute that says it. The post must not know it, or it could lie. */
  readonly placeAttribute: string;
}

/** A browser reads what is in these as text: an attribute in there would be seen. */
const textElements = new Set([
  'iframe',
  'noembed',
  'noframes',
  'plaintext',
  'script',
  'style',
  'textarea',
  'title',
  'xmp',
]);

/**
 * A plugin for markdown-it, after {@link kramdownDialect}: every start tag says which part of the file it stands for,
 * as `start-end`, half-open UTF-16 offsets.
 */
export function writePlaces(md: MarkdownIt): void {
  md.core.ruler.push('places', ({ tokens, env }: StateCore) => {
    // Only `render` calls this engine, and it hands in just that.
    const { placeAttribute } = env as unknown as PlacesEnv;
    let depth = 0;
    let textDepth: number | undefined;
    for (const token of tokens) {
      depth += token.nesting;
      if (textDepth !== undefined) {
        if (depth < textDepth) textDepth = undefined;
        continue;
      }
      if (token.nesting < 0 || !isPlace(token.meta) || !isTagOfBrowsers(token.tag)) continue;
      const place: [string, string] = [placeAttribute, `${token.meta.start}-${token.meta.end}`];
      // Of attributes with the same name a browser takes the first.
      token.attrs = token.attrs ? [place, ...token.attrs] : [place];
      if (token.nesting > 0 && textElements.has(token.tag.toLowerCase())) textDepth = depth;
    }
  });
}

function isPlace(meta: unknown): meta is TokenPlace {
  return meta !== null && meta !== undefined;
}

/** kramdown takes `<我>` for a tag, too; browsers show it as text. */
function isTagOfBrowsers(name: string): boolean {
  return /^[a-z]/i.test(name);
}
