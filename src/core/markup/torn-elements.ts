import { isElementName } from '../html/element-sets.ts';
import { blockElements, spanElements } from '../kramdown/elements.ts';
import { defaultModel } from '../kramdown/html.ts';
import type { Tag } from '../kramdown/tag.ts';
import { oncePerPost } from '../post/once-per-post.ts';
import type { Post } from '../post/post.ts';
import { lineIndentation } from '../text/indentation.ts';
import { lastAtOrBefore } from '../text/sorted.ts';
import { insert, replace, type Span, spanOf, type TextEdit } from '../text/span.ts';

/*
 * An element that begins in a text of Markdown ends with that text. Where what belongs to it goes on over lines that
 * begin blocks, or over blank lines, it can be whole again in two ways: on one line, if nothing in it is a block; or
 * within a block of HTML, if nothing in it is Markdown.
 */

/** Longer than any drawing in the text of an article. */
const MAX_LENGTH = 20_000;

/** What Markdown reads in a line of text. */
const INLINE_MARK = /[*_`[\]\\|]|~~|\$\$|\{[:{%]/;
/** A line that begins with one of these may begin a block. */
const BLOCK_MARK = /(?:^|\n)[ \t>]*(?:[-+*:=|#]|\d+\.|```|~~~|\$\$|\{:)/;
/** The same, of a line that does not begin with the text. */
const LATER_BLOCK_MARK = new RegExp(BLOCK_MARK.source.replace('(?:^|\\n)', '\\n'));

/** Whether a text would be another if it stood in the middle of a line of Markdown. */
export function beginsBlock(text: string): boolean {
  return BLOCK_MARK.test(text);
}

/** Takes the line ends out of what an element holds; undefined where it would not be the same. */
export function joinLines(post: Post, start: Tag, end: Tag): readonly TextEdit[] | undefined {
  const parts = partsOf(post, start, end);
  if (!parts) return undefined;
  const { text } = post;
  const isRaw = defaultModel(start.name) === 'raw';
  for (const { name, printed, readable, span } of parts.tags) {
    if (!readable || unjoinable.has(name) || blockElements.has(name)) return undefined;
    if (printed && span.start !== end.span.start) return undefined;
  }
  for (const { start: from, end: to } of parts.texts) {
    const words = text.slice(from, to);
    if (/\n[ \t>]*\r?\n/.test(words.trim()) || LATER_BLOCK_MARK.test(words)) return undefined;
    if (isRaw && INLINE_MARK.test(words)) return undefined;
  }
  return parts.texts.flatMap(({ start: from, end: to }) =>
    [...text.slice(from, to).matchAll(LINE_ENDS)].map(({ 0: lineEnds, index }) => {
      const span = spanOf(from + index, from + index + lineEnds.length);
      return replace(span, isParting(text, span, start, end) ? ' ' : '');
    }),
  );
}

/** Puts an element that begins a line, and holds nothing but HTML, into a block that goes as far as it. */
export function wrapInDivision(post: Post, start: Tag, end: Tag): readonly TextEdit[] | undefined {
  const { text } = post;
  const parts = partsOf(post, start, end);
  if (!parts || start.parent || (lineIndentation(text, start.span.start) ?? 4) > 3) return undefined;
  if (!/^[ \t]*(?:[\n\r]|$)/.test(text.slice(end.span.end, end.span.end + 200))) return undefined;
  const isHtml = parts.texts.every(({ start: from, end: to }) => {
    const words = text.slice(from, to);
    return !INLINE_MARK.test(words) && !LATER_BLOCK_MARK.test(words);
  });
  if (!isHtml || parts.tags.some(({ readable, name }) => !readable || !isElementName(name))) return undefined;
  return [insert(start.span.start, '<div>'), insert(end.span.end, '</div>')];
}

const LINE_ENDS = /[ \t]*(?:\r?\n[ \t>]*)+/g;
/** Line ends mean something in these. */
const unjoinable: ReadonlySet<string> = new Set(['script', 'style', 'pre', 'textarea', 'title']);

interface Parts {
  /** The tags behind the start tag, the end tag among them. */
  readonly tags: readonly Tag[];
  /** What stands between them. */
  readonly texts: readonly Span[];
}

const findTagStarts = oncePerPost((post: Post) => post.body.tags.map(({ span }) => span.start));

/** What an element holds; undefined where there is too much of it, or a tag does not pair within it. */
function partsOf(post: Post, start: Tag, end: Tag): Parts | undefined {
  const { text, body } = post;
  if (end.span.start - start.span.end > MAX_LENGTH) return undefined;
  if (body.comments.some(comment => comment.start < end.span.start && comment.end > start.span.end)) {
    return undefined;
  }
  const tags: Tag[] = [];
  const texts: Span[] = [];
  let position = start.span.end;
  const { partners } = body.structure;
  for (
    let index = lastAtOrBefore(findTagStarts(post), start.span.start) + 1;
    index < body.tags.length;
    index++
  ) {
    const tag = body.tags[index]!;
    if (tag.span.start < position) return undefined;
    if (tag.span.start > end.span.start) break;
    const partner = partners.get(tag);
    const isWithin = partner && partner.span.start >= start.span.start && partner.span.end <= end.span.end;
    if (tag.kind !== 'void' && !isWithin) return undefined;
    tags.push(tag);
    texts.push(spanOf(position, tag.span.start));
    position = tag.span.end;
  }
  return text.slice(start.span.start, end.span.end).includes('{%') ? undefined : { tags, texts };
}

/** As much of a tag as is looked at to learn its name. */
const MAX_TAG = 1000;

/** Whether a line end keeps words apart: within a drawing it does not, nor where the element has a blank outside. */
function isParting(text: string, span: Span, start: Tag, end: Tag): boolean {
  const before = /<\/?([a-z][\w-]*)[^<>]*>$/i.exec(text.slice(Math.max(0, span.start - MAX_TAG), span.start));
  const behind = /^<\/?([a-z][\w-]*)/i.exec(text.slice(span.end, span.end + MAX_TAG));
  const isInText = (name: string | undefined): boolean => spanElements.has(name!.toLowerCase());
  if (before && behind && !(isInText(before[1]) && isInText(behind[1]))) return false;
  if (span.start === start.span.end) return /\S/.test(text[start.span.start - 1] ?? ' ');
  if (span.end === end.span.start) return /\S/.test(text[end.span.end] ?? ' ');
  return true;
}
