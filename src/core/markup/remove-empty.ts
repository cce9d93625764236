import { spanElements } from '../kramdown/elements.ts';
import type { Tag } from '../kramdown/tag.ts';
import type { Post } from '../post/post.ts';
import type { Safety } from '../rules/rule.ts';
import { lineIndentation } from '../text/indentation.ts';
import { remove, replace, type Span, spanOf, type TextEdit } from '../text/span.ts';
import { type EmptyElement, isBlankIn } from './empty-elements.ts';

/** How an element goes. */
export interface Removal {
  readonly span: Span;
  readonly edits: readonly TextEdit[];
  readonly safety: Safety;
}

/** Takes an element that is no part of a line of text away: a paragraph, a block. */
export function removeBlock(post: Post, { start, end }: EmptyElement): Removal {
  const { tags } = post.body;
  const span = spanOf(tags[start]!.span.start, tags[end]!.span.end);
  const safety = safetyOf(post, tags[start]!, span);
  // It kept the texts on both sides on lines of their own.
  const isBetweenTexts = !isEdge(post, start, -1) && !isEdge(post, end, 1);
  if (isBetweenTexts) return { span, edits: [replace(span, '<br/>')], safety };
  return { span, edits: [removeTag(post, tags[start]!, span)], safety };
}

/** Takes an element of a line of text away; its line breaks stay, and of its blanks what parts words. */
export function removeInline(post: Post, { start, end }: EmptyElement): Removal {
  const { tags } = post.body;
  const span = spanOf(tags[start]!.span.start, tags[end]!.span.end);
  const safety = safetyOf(post, tags[start]!, span);
  const isKept = ({ name }: Tag): boolean => name === 'br';
  const own = tags.slice(start, end + 1);
  const blanks = own
    .slice(1)
    .map((tag, index) => post.text.slice(own[index]!.span.end, tag.span.start))
    .join('');
  if (own.some(isKept) || /[^\t\n\f\r ]/.test(blanks)) {
    return { span, edits: own.filter(tag => !isKept(tag)).map(tag => remove(tag.span)), safety };
  }
  const isParting =
    blanks !== '' &&
    !/\s/.test(post.text[span.start - 1] ?? ' ') &&
    !/\s/.test(post.text[span.end] ?? ' ') &&
    !isEdge(post, start, -1) &&
    !isEdge(post, end, 1);
  return { span, edits: [isParting ? replace(span, ' ') : removeTag(post, tags[start]!, span)], safety };
}

/**
 * In a text of Markdown, and beside one, what is left may be read as a mark. In HTML, tags are all that is read.
 */
export function safetyOf({ text }: Post, tag: Tag, { start, end }: Span): Safety {
  if (tag.scope < 0) return 'review';
  if (tag.parent) return 'safe';
  const isAfterTag = text[skipBlanksBack(text, start) - 1] === '>';
  const isBeforeTag = text[skipBlanks(text, end)] === '<';
  const isSafe =
    (isAfterTag || lineIndentation(text, start) !== undefined) && (isBeforeTag || isAtLineEnd(text, end));
  return isSafe ? 'safe' : 'review';
}

/** How many tags without text between them the search for an edge passes. */
const NEAR = 12;

/** Whether no text of the same line stands before (`-1`) or behind (`1`) the tag at `index`. */
function isEdge({ text, body: { tags } }: Post, index: number, direction: -1 | 1): boolean {
  for (let at = index; Math.abs(at - index) < NEAR; at += direction) {
    const tag = tags[at]!;
    const next = tags[at + direction];
    const from = direction < 0 ? (next?.span.end ?? 0) : tag.span.end;
    const to = direction < 0 ? tag.span.start : (next?.span.start ?? text.length);
    if (!isBlankIn(text, from, to)) return false;
    if (next === undefined || next.name === 'br' || !spanElements.has(next.name)) return true;
    if (next.kind === 'void') return false;
  }
  return false;
}

/** Removes `span`, which starts with `tag`, and the lines that would hold nothing without it. */
export function removeTag({ text }: Post, tag: Tag, span: Span): TextEdit {
  // Outside of HTML a blank line means something.
  return remove(tag.parent && tag.scope > 0 ? wholeLines(text, span) : span);
}

/** The lines of `span` with the last one's end, where nothing else stands on them. */
export function wholeLines(text: string, span: Span): Span {
  const indentation = lineIndentation(text, span.start);
  if (indentation === undefined || !isAtLineEnd(text, span.end)) return span;
  const end = skipBlanks(text, span.end);
  if (end === text.length) return span;
  return spanOf(span.start - indentation, end + (text.startsWith('\r\n', end) ? 2 : 1));
}

function isAtLineEnd(text: string, offset: number): boolean {
  return /[\n\r]/.test(text[skipBlanks(text, offset)] ?? '\n');
}

function skipBlanks(text: string, offset: number): number {
  let at = offset;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return at;
}

function skipBlanksBack(text: string, offset: number): number {
  let at = offset;
  while (text[at - 1] === ' ' || text[at - 1] === '\t') at--;
  return at;
}
