import { decodeEntities } from '../../kramdown/decode-entities.ts';
import type { Attribute } from '../../kramdown/tag.ts';
import { startTags } from '../../markup/ancestors.ts';
import { removeAttribute } from '../../markup/tag-edits.ts';
import { urlPlaces } from '../../markup/url-places.ts';
import { isCopied } from '../../newsroom/is-copied.ts';
import { replace } from '../../text/span.ts';
import { defineRule } from '../rule.ts';
import { hasSome, type MendedPlace, together } from '../together.ts';

/** The attributes that browsers follow as an address. */
const addresses: ReadonlySet<string> = new Set(['href', 'src', 'action', 'formaction', 'data', 'xlink:href']);

export default defineRule({
  id: 'security/script-url',
  summary: 'A URL that is code, such as javascript:, or a whole document, such as data:text/html.',
  severity: 'error',
  messages: {
    code: 'This URL is code or a document, and it runs when readers follow it.',
    several: '{count} URLs are code or documents, and they run when readers follow them.',
    another: 'This URL is code or a document too.',
    removeTitle: 'Remove the code',
  },
  *check(post, context) {
    const places: MendedPlace[] = [];
    for (const tag of startTags(post)) {
      for (const attribute of tag.attributes) {
        if (!addresses.has(attribute.key) || !isCode(attribute, tag.name)) continue;
        places.push({ span: attribute.span, edits: [removeAttribute(attribute, post.text)] });
      }
    }
    for (const { name, tag, url, span } of urlPlaces(post)) {
      if (tag === undefined && isCode({ value: url }, name))
        places.push({ span, edits: [replace(span, '#')] });
    }
    if (!hasSome(places)) return;
    const count = places.length;
    const others = context.say('another', {});
    const mended = together(places, { others, title: context.say('removeTitle', {}), safety: 'review' });
    // A bookmarklet, or what a script of the author's own makes use of, is meant.
    const parts = isCopied(post, context.facts)
      ? mended
      : { ...mended, fixes: [], severity: 'hint' as const };
    yield count === 1 ? context.finding('code', {}, parts) : context.finding('several', { count }, parts);
  },
});

/** Browsers leave out control characters and blanks before they look for the scheme. */
function isCode({ value = '' }: Pick<Attribute, 'value'>, element: string): boolean {
  // Nearly every address can be told by its first letter.
  if (!/^[^!-~]*[&djv]/i.test(value)) return false;
  const url = Array.from(decodeEntities(value.trimStart().slice(0, 200)))
    .filter(character => character > ' ')
    .join('')
    .toLowerCase();
  if (/^(?:javascript|vbscript):/.test(url)) return true;
  // As an image a document runs nothing.
  const isImage = element === 'img' || element === 'source' || element === 'video' || element === 'audio';
  return (
    !isImage && /^data:(?:text\/html|image\/svg|application\/xhtml|text\/xml|application\/xml)/.test(url)
  );
}
