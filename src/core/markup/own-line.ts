import type { Tag } from '../kramdown/tag.ts';
import { lineIndentation } from '../text/indentation.ts';
import { lineEndOf } from '../text/line-ends.ts';
import { insert, replace, spanOf, type TextEdit } from '../text/span.ts';

/*
 * kramdown sees the end tag of an element whose content it reads as blocks of Markdown only where that starts a line,
 * behind the marks of the quotes and the indentation of the list items that the element stands in.
 */

/**
 * Writes an end tag of `start`, which has none, at the UTF-16 offset `at`.
 *
 * @param holder the element that is open there, where that is another one
 */
export function writeEndTag(start: Tag, at: number, text: string, holder?: Tag): TextEdit {
  const endTag = `</${start.name}>`;
  // Two `<` are a quotation mark to kramdown.
  const open = start.holdsBlocks ? start : holder;
  if (!open?.holdsBlocks) return insert(at, text[at - 1] === '<' ? ` ${endTag}` : endTag);
  const lineStart = lineEndOf(text) + prefixOf(open, text);
  const rest = /^[^\n\r]*/.exec(text.slice(at, at + MAX_REST))![0];
  const isFollowed = rest.trim() !== '' && !/^\s*<\//.test(rest);
  const isAlone = at === text.length && /[\n\r]$/.test(text);
  return insert(at, (isAlone ? '' : lineStart) + endTag + (isFollowed ? lineStart : ''));
}

/** Gives the content of an element, and with that its end tag, lines of their own. */
export function takeApart(start: Tag, end: Tag, text: string): readonly TextEdit[] {
  const lineStart = lineEndOf(text) + prefixOf(start, text);
  const indentation = lineIndentation(text, end.span.start);
  let blanks = end.span.start;
  while (blanks > start.span.end && isBlank(text[blanks - 1])) blanks--;
  const toLine =
    indentation === undefined || blanks === start.span.end
      ? replace(spanOf(blanks, end.span.start), lineStart)
      : replace(spanOf(end.span.start - indentation, end.span.start), prefixOf(start, text));
  let content = start.span.end;
  while (isBlank(text[content])) content++;
  if (content >= blanks || /[\n\r]/.test(text[content]!)) return [toLine];
  // More blanks make code of what follows them, on a line of its own too.
  const isCode = content - start.span.end >= 4;
  const first = replace(spanOf(start.span.end, isCode ? start.span.end : content), lineStart);
  return [first, toLine];
}

/** As much of a line as tells whether something follows. */
const MAX_REST = 1000;
/** As much of a line as quotes and lists put in front of what they hold. */
const MAX_PREFIX = 200;
/** How many elements the search for the outermost passes. */
const DEEP = 200;

/** What stands at the start of each further line of what the block of HTML around `tag` stands in. */
function prefixOf(tag: Tag, text: string): string {
  let outermost = tag;
  for (let level = 0; level < DEEP && outermost.parent && !outermost.parent.holdsBlocks; level++) {
    outermost = outermost.parent;
  }
  const { start } = outermost.span;
  const line = /[^\n\r]*$/.exec(text.slice(Math.max(0, start - MAX_PREFIX), start))![0];
  const marks = /^(?:[ \t]*(?:>|[*+-](?=[ \t])|\d+\.(?=[ \t])|:(?=[ \t])))*[ \t]*/.exec(line)![0];
  return marks.replace(/[^>\t]/g, ' ');
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}
