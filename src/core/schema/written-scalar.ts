import { type Span, spanOf } from '../text/span.ts';

/** What is written of a value on one line. */
export interface WrittenScalar {
  /** Without quotes; empty where nothing is written yet. */
  readonly span: Span;
  readonly quote: '"' | "'" | undefined;
  /** Whether the quote has its partner behind the value. */
  readonly isQuoteClosed: boolean;
}

/** What ends a value: the end of its line, or a mark of the list in brackets that it is in. */
export type Surroundings = 'line' | 'brackets';

/** Quotes, and behind them nothing but what may follow a value. */
const QUOTED = {
  line: /(?:"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\r\n]|'')*')(?=[ \t]*(?:[\r\n]|$|[ \t]#))/y,
  brackets: /(?:"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\r\n]|'')*')(?=[ \t]*(?:[,\]\r\n]|$|[ \t]#))/y,
} as const;

const PLAIN = { line: /[^\r\n]*/y, brackets: /[^,[\]{}\r\n]*/y } as const;

/**
 * The value that begins behind `from`, blanks left out, and has the UTF-16 offset in it or at one of its ends. Of a
 * quote that nothing closes, the value takes up what it would without it. Undefined for what is no value on one line.
 */
export function readScalar(
  text: string,
  from: number,
  offset: number,
  surroundings: Surroundings,
): WrittenScalar | undefined {
  const start = scalarStart(text, from);
  const end = scalarEnd(text, start, surroundings);
  const nothing = { span: spanOf(offset, offset), quote: undefined, isQuoteClosed: false };
  if (start === end) return offset <= start ? nothing : undefined;
  if (offset < start) return undefined;
  // A comment, or another line.
  if (/[^ \t]/.test(text.slice(end, offset))) return undefined;
  const written = text.slice(start, end);
  const first = written[0]!;
  if (first === '"' || first === "'") {
    const isQuoteClosed = isClosed(text, start, surroundings);
    const span = spanOf(start + 1, isQuoteClosed ? end - 1 : Math.max(end, offset));
    const isWithin = offset >= span.start && offset <= span.end;
    return isWithin ? { span, quote: first, isQuoteClosed } : undefined;
  }
  // Marks of YAML, or a mapping on one line.
  if (/^[[\]{}>|&*!%@`]/.test(written) || /:(?:[ \t]|$)/.test(written)) return undefined;
  return { span: spanOf(start, Math.max(end, offset)), quote: undefined, isQuoteClosed: false };
}

/** Behind the blanks at `from`. */
export function scalarStart(text: string, from: number): number {
  let start = from;
  while (text[start] === ' ' || text[start] === '\t') start++;
  return start;
}

/** Where the value at `start` ends, blanks and a comment left out. */
export function scalarEnd(text: string, start: number, surroundings: Surroundings): number {
  if (isClosed(text, start, surroundings)) return QUOTED[surroundings].lastIndex;
  const plain = PLAIN[surroundings];
  plain.lastIndex = start;
  const written = plain.exec(text)![0];
  const comment = written.search(/(?:^|[ \t])#/);
  return start + (comment < 0 ? written : written.slice(0, comment)).trimEnd().length;
}

/** The text that a scalar on one line spells. */
export function unquote(written: string): string {
  const quote = written[0];
  if (written.length < 2 || written.at(-1) !== quote) return written;
  if (quote === "'") return written.slice(1, -1).replaceAll("''", "'");
  return quote === '"' ? written.slice(1, -1).replace(/\\(["\\])/g, '$1') : written;
}

function isClosed(text: string, start: number, surroundings: Surroundings): boolean {
  const quoted = QUOTED[surroundings];
  quoted.lastIndex = start;
  return quoted.test(text);
}
