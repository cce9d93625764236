import { isKnownAttribute } from '../../html/known-attributes.ts';
import { bareAttributes, isElementName, spanElements } from '../../kramdown/elements.ts';
import { scanName } from '../../kramdown/grammar.ts';
import type { Tag } from '../../kramdown/tag.ts';
import { replace, spanOf } from '../../text/span.ts';
import type { Fix } from '../rule.ts';

/*
 * What reads as a tag and was meant as text: a comparison, a type's parameter, a placeholder, a path. Asked of tags that
 * have no partner, or that kramdown cannot read; a pair of tags is never text.
 */

/** Elements whose names are words that stand for something else in prose; no author leaves one bare and open. */
const placeholderNames: ReadonlySet<string> = new Set(
  `address applet area article audio base body button canvas caption command content data datalist details dialog dir
  embed figure footer form frame head header html iframe image input keygen label legend line link main map menu meta
  meter nav object option output param path pattern picture portal progress rect search section select slot source stop
  summary svg switch symbol table template text textarea time title track use video`.split(/\s+/),
);

/** Elements that have no content, and show nothing without attributes. */
export const emptyWithoutAttributes: readonly string[] =
  'area base col command embed input keygen link meta param source track'.split(' ');

/** The prefixes under which word processors and networks write elements of their own. */
const ELEMENT_PREFIX = /^(?:[a-z]|st\d|fb|svg|math|xsl|xml|mml|amp-\w+|font-face|color-profile)[:-]/i;

/** Whether a start tag that is never closed, or that shows nothing, was meant as text. */
export function isTextLikeStart(tag: Tag, text: string): boolean {
  const { name, span, attributes } = tag;
  if (!isElementName(name)) return true;
  const isGlued = isBehindWord(span.start, text);
  const bare = attributes.filter(({ value }) => value === undefined);
  if (isGlued && bare.some(attribute => !bareAttributes.has(attribute.key))) return true;
  if (attributes.length === 0) {
    if (/[:-]/.test(name)) return !ELEMENT_PREFIX.test(name);
    // `vector<a>`: an `<a>` without address is no link.
    return (name === 'a' || placeholderNames.has(name)) && (isGlued || isInSentence(tag, text));
  }
  // `when a <b or c>`, `<your-name here>`
  return (
    bare.length === attributes.length &&
    (spanElements.has(name) || name.includes('-')) &&
    bare.some(({ key }) => !isKnownAttribute(key))
  );
}

/** Whether a start tag that kramdown cannot read, `raw`, was meant as text. */
export function isTextLikeUnreadable({ name, span }: Tag, raw: string, text: string): boolean {
  if (!isElementName(name)) return true;
  const rest = raw.slice(scanName(raw, 1), -1);
  const [, first, sign] = /^\s*([^\s=]*)\s*(=?)/.exec(rest)!;
  const isAttribute = sign === '=' && scanName(first!, 0) === first!.length;
  if (isBehindWord(span.start, text) && !isAttribute && !isKnownAttribute(first!)) return /\S/.test(rest);
  return !rest.includes('=') && holdsProse(rest);
}

/** Whether an end tag that closes nothing, `raw`, was meant as text: a path, or the tag of something that is not HTML. */
export function isTextLikeEnd({ name, readable }: Tag, raw: string): boolean {
  if (!isElementName(name)) return true;
  if (readable) return false;
  const rest = raw.replace(/^<\/\s*[^\s/<>]*/, '').replace(/>$/, '');
  return /^\/[^\s>]/.test(rest) || (!rest.includes('=') && holdsProse(rest));
}

/** What of a fix writes a tag as the text that it is. */
export function asText({ span }: Tag, text: string): Omit<Fix, 'title'> {
  const edits = [replace(spanOf(span.start, span.start + 1), '&lt;')];
  // Of two brackets, which stood apart as long as one was a tag's, kramdown would make a quotation mark: `»`.
  if (text[span.end - 1] === '>' && text[span.end] === '>') {
    edits.push(replace(spanOf(span.end - 1, span.end), '&gt;'));
  }
  return { safety: 'safe', changes: ['reveal', 'escape', 'mark'], edits };
}

/** Words that are the names of no attributes. */
function holdsProse(text: string): boolean {
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{N}_'’.:-]*/gu) ?? [];
  return words.some(word => !isKnownAttribute(word.replace(/[.:]+$/, '')));
}

function isBehindWord(start: number, text: string): boolean {
  return /[\p{L}\p{N}_]/u.test(text[start - 1] ?? '');
}

/** Whether a tag stands in a text of Markdown behind other words of its line. */
function isInSentence({ span, scope }: Tag, text: string): boolean {
  if (scope > 0) return false;
  const lineStart = text.lastIndexOf('\n', span.start - 1) + 1;
  const before = text.slice(Math.max(lineStart, span.start - 200), span.start);
  return /[\p{L}\p{N}]/u.test(before.replace(/<[^<>]*>/g, ''));
}
