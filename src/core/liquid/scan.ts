import type { Source } from '../text/source.ts';
import { type Span, spanOf } from '../text/span.ts';

/** A tag, an output, or an opening that is never closed. */
export interface LiquidToken {
  readonly kind: 'tag' | 'output' | 'broken';
  /** Of a tag; empty where it has none. */
  readonly name: string;
  /** What stands in it: of a tag, after its name. */
  readonly markup: string;
  readonly start: number;
  readonly end: number;
  /** White space before it, or after it, goes with it. */
  readonly trimsBefore: boolean;
  readonly trimsAfter: boolean;
}

/** The next token at or after `from`, as Liquid 4 cuts a text. */
export function nextToken(text: string, from: number, closings: Closings): LiquidToken | undefined {
  const start = nextOpening(text, from);
  if (start < 0) return undefined;
  const isTag = text[start + 1] === '%';
  const broken = (end: number): LiquidToken => ({
    kind: 'broken',
    name: '',
    markup: text.slice(start, end),
    start,
    end,
    trimsBefore: false,
    trimsAfter: false,
  });
  // An output may end at one brace; that is then an error.
  const close = isTag ? closings.find(text, '%}', start + 2) : closings.find(text, '}', start + 2);
  if (close < 0) return broken(start + 2);
  const end = isTag || text[close + 1] === '}' ? close + 2 : close + 1;
  if (!isTag && text[close + 1] !== '}') return broken(end);
  const trimsBefore = text[start + 2] === '-';
  const contentStart = start + (trimsBefore ? 3 : 2);
  const trimsAfter = close > contentStart && text[close - 1] === '-';
  const content = text.slice(contentStart, trimsAfter ? close - 1 : close);
  const [, name = '', markup = ''] = isTag ? (/^\s*(\w*)\s*(.*)$/s.exec(content) ?? []) : ['', '', content];
  const token = { name, markup: markup.trim(), start, end, trimsBefore, trimsAfter };
  return { kind: isTag ? (name === '' ? 'broken' : 'tag') : 'output', ...token };
}

/** Remembers which closing marks a text has no more of, so that none is searched for twice. */
export interface Closings {
  find(text: string, mark: string, from: number): number;
}

/** Nothing searched for yet. */
export function createClosings(): Closings {
  const absent = new Map<string, number>();
  return {
    find(text, mark, from) {
      if (from >= (absent.get(mark) ?? Number.POSITIVE_INFINITY)) return -1;
      const found = text.indexOf(mark, from);
      if (found < 0) absent.set(mark, from);
      return found;
    },
  };
}

function nextOpening(text: string, from: number): number {
  for (let at = text.indexOf('{', from); at >= 0; at = text.indexOf('{', at + 1)) {
    const next = text[at + 1];
    if (next === '{' || next === '%') return at;
  }
  return -1;
}

/** The file's span of what stands from `start` to `end` of a text. */
export function placeOf(source: Source, start: number, end: number): Span {
  return spanOf(source.offsetAt(start), source.offsetBehind(end - 1));
}
