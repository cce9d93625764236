import { spanElements } from './elements.ts';
import { scanName, skipSpace } from './grammar.ts';

/*
 * What starts and ends blocks, as kramdown 2.4 and kramdown-parser-gfm 1.1 see a line. Every pattern is sticky: it
 * asks about the line that starts (or goes on) at its `lastIndex`. Line ends are `\n` alone.
 */

/** One or more blank lines. */
export const BLANK_LINES = /\s*\n/y;
/** The mark that ends any block: a lone `^`. */
export const END_OF_BLOCK = /\^[^\S\n]*\n/y;
/** A block's list of attributes, `{:.class}`, on a line of its own. */
export const BLOCK_ATTRIBUTES = / {0,3}\{:(?![:/])(?:\\\}|[^}\n])+\}[^\S\n]*\n/y;
/** A named list of attributes, `{:name: .class}`. */
export const ATTRIBUTES_DEFINITION = / {0,3}\{:[\p{Alphabetic}\p{Nd}_][\w-]*:(?:\\\}|[^}\n])+\}[^\S\n]*\n/uy;
/** A block extension's start, `{::comment}`. */
export const EXTENSION_START = / {0,3}\{::(\w+)(?:\s(?:\\\}|[^}\n])*?)?(\/)?\}[^\S\n]*\n/y;
/** Indentation that makes code. */
export const INDENT = /\t| {4}/y;
/** A quoted line's mark. */
export const QUOTE = / {0,3}> ?/y;
/** A heading with `#`. */
export const ATX_HEADING = /#{1,6}[\t ]+[^\n]*\n/y;
/** A heading underlined with `=` or `-`. */
export const SETEXT_HEADING = / {0,3}([^ \t\n][^\n]*)\n[-=]+[ \t\r\f\v]*\n/y;
/** A horizontal rule. */
export const RULE = / {0,3}([*_-])[ \t]*\1[ \t]*\1(?:\1|[ \t])*\n/y;
/** The first line of a fenced code block. */
export const FENCE = / {0,3}([~`]{3,})(?![~`])[^\S\n]*(?:[^\s]+[^\S\n]*)?\n/y;
/** What looks like a fence and therefore ends a paragraph. */
export const FENCE_LIKE = / {0,3}[~`]{3,}/y;
/** A list item of either kind. */
export const LIST_ITEM = / {0,3}(?:[+*-]|\d+\.)[\t |][^\n]*\n/y;
/** A definition. */
export const DEFINITION = / {0,3}:[\t |][^\n]*\n/y;
/** A footnote's text. */
export const FOOTNOTE = / {0,3}\[\^[\p{Alphabetic}\p{Nd}_][\w-]*\]:/uy;
/** A link's definition; its title may stand on the next line. */
export const LINK_DEFINITION = / {0,3}\[[^\n\]]+\]:[ \t]*[^\s][^\n]*\n(?:[ \t]*(["'])[^\n]+\1[ \t]*\n)?/y;
/** An abbreviation's definition. */
export const ABBREVIATION = / {0,3}\*\[[^\n\]]+\]:[^\n]*\n/y;

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

/** Whether the line at `at` starts with a tag that ends a paragraph: any but those of span elements. */
export function startsWithBlockTag(text: string, at: number): boolean {
  let position = at;
  while (position < at + 3 && text[position] === ' ') position++;
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
    startsAt(BLANK_LINES, text, at) ||
    startsAt(BLOCK_ATTRIBUTES, text, at) ||
    startsAt(END_OF_BLOCK, text, at) ||
    startsWithBlockTag(text, at)
  );
}

/** Whether a paragraph ends before the line at `at` (PARAGRAPH_END of the GFM parser with its default quirks). */
export function isParagraphEnd(text: string, at: number): boolean {
  return (
    isLazyEnd(text, at) ||
    startsAt(LIST_ITEM, text, at) ||
    startsAt(ATX_HEADING, text, at) ||
    startsAt(DEFINITION, text, at) ||
    startsAt(QUOTE, text, at) ||
    startsAt(FENCE_LIKE, text, at)
  );
}
