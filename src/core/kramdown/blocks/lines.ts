import { isSpace, skipSpace } from '../../text/ascii-space.ts';
import { spanElements } from '../elements.ts';
import { scanName } from '../grammar.ts';

/*
 * What starts and ends blocks, as kramdown 2.4 and kramdown-parser-gfm 1.1 see a line. Every pattern is sticky: it
 * asks about the line that starts (or goes on) at its `lastIndex`. Line ends are `\n` alone. White space is ASCII's,
 * as Ruby's `\s` is: JavaScript's would take an ideographic space for a blank.
 */

/** The mark that ends any block: a lone `^`. */
export const END_OF_BLOCK = /\^[ \t\r\f\v]*\n/y;
/** A quoted line's mark. */
export const QUOTE = / {0,3}> ?/y;
/** A horizontal rule. */
export const RULE = / {0,3}([*_-])[ \t]*\1[ \t]*\1(?:\1|[ \t])*\n/y;
/** What looks like a fence and therefore ends a paragraph. */
const FENCE_LIKE = / {0,3}[~`]{3,}/y;
/** A heading with `#`. */
const ATX_HEADING = /#{1,6}[\t ]+[^\n]*\n/y;
/** A list item of either kind. */
export const LIST_ITEM = / {0,3}(?:[+*-]|\d+\.)[\t |][^\n]*\n/y;
/** A definition. */
export const DEFINITION = / {0,3}:[\t |][^\n]*\n/y;
/** A list of attributes is no longer than this, in UTF-16 units: the search for its end has one. */
const MAX_ATTRIBUTES = 2000;

/** The text that `pattern` matches at `at`, if it does. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

/** Whether `pattern` matches at `at`. */
export function startsAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

/** The position after the line that goes on at `at`. */
export function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
}

/** The position after the blank lines at `at`; `at` itself if the line is not blank. */
export function blankLinesEnd(text: string, at: number): number {
  const end = skipSpace(text, at);
  for (let position = end; position > at; position--) {
    if (text.charCodeAt(position - 1) === 0x0a) return position;
  }
  return at;
}

/** Whether code by indentation starts at `at`. */
export function isIndented(text: string, at: number): boolean {
  return text.charCodeAt(at) === 0x09 || text.startsWith('    ', at);
}

/** How many spaces stand at `at`. */
export function countSpaces(text: string, at: number): number {
  let end = at;
  while (text.charCodeAt(end) === 0x20) end++;
  return end - at;
}

/** The position after blanks and a line end at `at`; `at` itself where something else stands. */
export function skipTrailingBlanks(text: string, at: number): number {
  let end = at;
  while (text.charCodeAt(end) === 0x20 || text.charCodeAt(end) === 0x09) end++;
  return text.charCodeAt(end) === 0x0a ? end + 1 : at;
}

/** Where `{:…}` ends and what it holds. */
export interface BracedText {
  readonly content: string;
  /** The position after the line end that follows, where one must. */
  readonly end: number;
}

/** The list of attributes of a block, `{:.class}`, on a line of its own at `at`. */
export function blockAttributesAt(text: string, at: number): BracedText | undefined {
  const open = at + countSpaces(text, at);
  if (open - at > 3 || !text.startsWith('{:', open) || text[open + 2] === ':' || text[open + 2] === '/')
    return undefined;
  return bracedTextAt(text, open + 2, true);
}

/** The text up to the next `}` that no backslash escapes, and, if it `endsLine`, the end of its line. */
export function bracedTextAt(text: string, start: number, endsLine: boolean): BracedText | undefined {
  const limit = Math.min(text.length, start + MAX_ATTRIBUTES);
  for (let position = start; position < limit; position++) {
    const unit = text.charCodeAt(position);
    if (unit === 0x5c && text[position + 1] === '}') position++;
    else if (unit === 0x7d) {
      if (position === start) return undefined;
      let end = position + 1;
      if (endsLine) {
        while (isSpace(text.charCodeAt(end)) && text[end] !== '\n') end++;
        if (text[end] !== '\n') return undefined;
        end++;
      }
      return { content: text.slice(start, position), end };
    }
  }
  return undefined;
}

/** Whether the line at `at` starts with a tag that ends a paragraph: any but those of span elements. */
export function startsWithBlockTag(text: string, at: number, maxSpaces = 3): boolean {
  let position = at;
  while (position < at + maxSpaces && text[position] === ' ') position++;
  if (text[position] !== '<') return false;
  const isEnd = text[position + 1] === '/';
  const nameStart = position + (isEnd ? 2 : 1);
  const nameEnd = scanName(text, nameStart);
  if (nameEnd === nameStart) return false;
  const word = /[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}]*/uy;
  const first = matchAt(word, text, nameStart)![0];
  if (spanElements.has(first) || first === 'script') return false;
  return !isEnd || text[skipSpace(text, nameEnd)] === '>';
}

/** Whether a quote, a list item or the like ends before the line at `at` (kramdown's LAZY_END). */
export function isLazyEnd(text: string, at: number): boolean {
  return (
    at >= text.length ||
    blankLinesEnd(text, at) > at ||
    startsWithBlockTag(text, at) ||
    blockAttributesAt(text, at) !== undefined ||
    startsAt(END_OF_BLOCK, text, at)
  );
}

/** Whether a paragraph ends before the line at `at` (PARAGRAPH_END; of the GFM parser where `isGfm`). */
export function isParagraphEnd(text: string, at: number, isGfm: boolean): boolean {
  if (isLazyEnd(text, at) || startsAt(DEFINITION, text, at)) return true;
  return (
    isGfm &&
    (startsAt(LIST_ITEM, text, at) ||
      startsAt(ATX_HEADING, text, at) ||
      startsAt(QUOTE, text, at) ||
      startsAt(FENCE_LIKE, text, at))
  );
}

/** Whether the end of a block stands at `at` (BLOCK_BOUNDARY). */
export function isBoundaryAt(text: string, at: number): boolean {
  return (
    at >= text.length ||
    blankLinesEnd(text, at) > at ||
    startsAt(END_OF_BLOCK, text, at) ||
    blockAttributesAt(text, at) !== undefined
  );
}
