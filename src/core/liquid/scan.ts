import type { Source } from '../text/source.ts';
import { type Span, spanOf } from '../text/span.ts';

/** A piece of a text as Liquid cuts it: text, a tag, an output, or an opening that is never closed. */
export interface Cut {
  readonly kind: 'text' | 'tag' | 'output' | 'broken';
  readonly start: number;
  readonly end: number;
  /** Of a tag; empty for other pieces. */
  readonly name: string;
  /** What stands in it: of a tag, behind its name. */
  readonly markup: string;
  /** White space before it, or after it, goes with it. */
  readonly trimsBefore: boolean;
  readonly trimsAfter: boolean;
}

/** Cuts a text as Liquid's tokenizer does, which takes no notice of quotation marks. Takes linear time. */
export function cutText(text: string): readonly Cut[] {
  const cuts: Cut[] = [];
  const closings = createClosings();
  let position = 0;
  for (let start = nextOpening(text, 0); start >= 0; start = nextOpening(text, position)) {
    if (start > position) cuts.push(plain('text', position, start));
    const cut = cutAt(text, start, closings);
    cuts.push(cut);
    position = cut.end;
  }
  if (position < text.length) cuts.push(plain('text', position, text.length));
  return cuts;
}

function plain(kind: 'text' | 'broken', start: number, end: number): Cut {
  return { kind, start, end, name: '', markup: '', trimsBefore: false, trimsAfter: false };
}

function cutAt(text: string, start: number, closings: Closings): Cut {
  const isTag = text[start + 1] === '%';
  const close = closings.find(text, isTag ? '%}' : '}', start + 2);
  if (close < 0) return plain('broken', start, start + 2);
  // An output may end at one brace; that is then an error.
  const end = isTag || text[close + 1] === '}' ? close + 2 : close + 1;
  if (!isTag && text[close + 1] !== '}') return plain('broken', start, end);
  const trims = {
    trimsBefore: text[start + 2] === '-',
    trimsAfter: text[end - 3] === '-',
  };
  const contentStart = start + (trims.trimsBefore ? 3 : 2);
  const contentEnd = Math.max(contentStart, trims.trimsAfter ? end - 3 : end - 2);
  const content = text.slice(contentStart, contentEnd);
  if (!isTag) return { kind: 'output', start, end, name: '', markup: content, ...trims };
  const [, name, markup = ''] = TAG.exec(content) ?? [];
  if (name === undefined) return { ...plain('broken', start, end), ...trims };
  return { kind: 'tag', start, end, name, markup, ...trims };
}

const TAG = /^[ \t\r\n\f\v]*(#|\w+)[ \t\r\n\f\v]*(.*)$/s;

/** The tags in the lines of `{% liquid … %}`; each stands where all of it does. */
export function cutLines({ markup, start, end }: Cut): readonly Cut[] {
  return markup.split('\n').flatMap(line => {
    if (line.trim() === '') return [];
    const [, name, rest = ''] = TAG.exec(line) ?? [];
    const kind = name === undefined ? 'broken' : 'tag';
    return [{ ...plain('broken', start, end), kind, name: name ?? '', markup: rest } as const];
  });
}

/** Where the raw text ends that begins at `from`: its last piece may hold more than the tag that ends it. */
export function findRawEnd(
  text: string,
  pieces: readonly Cut[],
  from: number,
): { readonly end: number; readonly next: number } | undefined {
  for (let index = from; index < pieces.length; index++) {
    const { start, end, kind } = pieces[index]!;
    if (kind === 'text') continue;
    const written = text.slice(start, end);
    const at = rawTagStart(written);
    if (at >= 0 && /^\{%\s*endraw(?!\w)/.test(written.slice(at))) return { end: start + at, next: index + 1 };
  }
  return undefined;
}

/** Where the last tag begins in a piece that ends with one; -1 where there is none. */
export function rawTagStart(written: string): number {
  if (!written.endsWith('%}')) return -1;
  for (let at = written.lastIndexOf('{%'); at >= 0; at = at === 0 ? -1 : written.lastIndexOf('{%', at - 1)) {
    if (/^\{%[ \t\r\n\f\v]*\w/.test(written.slice(at, at + 200))) return at;
  }
  return -1;
}

/** Remembers which closing marks a text has no more of, so that none is searched for twice. */
interface Closings {
  find(text: string, mark: string, from: number): number;
}

function createClosings(): Closings {
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
