import type { KramdownOptions } from '../../site/kramdown-options.ts';
import * as line from './lines.ts';

/** The first line of fenced code: all its marks, and what follows them. */
const FENCE_GFM = / {0,3}(?=([~`]{3,}))\1([ \t\r\f\v]*)([^ \t\n\r\f\v]+)?[ \t\r\f\v]*\n/y;
/** kramdown's own parser knows tildes at the start of a line alone. */
const FENCE_KRAMDOWN = /(?=(~{3,}))\1([ \t\r\f\v]*)([^ \t\n\r\f\v]+)?[ \t\r\f\v]*\n/y;
/** How many shorter fences are tried where a longer one is never closed. */
const MAX_SHORTER_FENCES = 8;

/** Finds fenced code in one text; remembers which fences nothing closes, so that no part is searched for them twice. */
export interface FenceFinder {
  /** The fenced code that starts at `at`, if any does. */
  find(at: number): FencedCode | undefined;
}

/** Code between fences. */
export interface FencedCode {
  /** What follows the opening fence: `ruby`, or `ruby?start_line=2`. */
  readonly language: string;
  readonly contentStart: number;
  readonly contentEnd: number;
  readonly end: number;
}

/** A line of marks alone. */
interface ClosingFence {
  readonly marks: string;
  readonly start: number;
  readonly end: number;
}

/** A finder for `text`. */
export function createFenceFinder(text: string, input: KramdownOptions['input']): FenceFinder {
  const isGfm = input === 'GFM';
  let closingFences: readonly ClosingFence[] | undefined;
  const neverClosed = new Set<string>();

  function find(at: number): FencedCode | undefined {
    const fence = line.matchAt(isGfm ? FENCE_GFM : FENCE_KRAMDOWN, text, at);
    if (!fence) return undefined;
    const [, allMarks = '', blanks, info = ''] = fence;
    // Where nothing closes a long fence, kramdown takes its last marks for the language.
    const shortest = blanks !== '' && info !== '' ? allMarks.length : 3;
    for (let length = allMarks.length; length >= shortest; length--) {
      const marks = allMarks.slice(0, length);
      const language = allMarks.slice(length) + info;
      if (neverClosed.has(marks)) continue;
      closingFences ??= findClosingFences(text, isGfm);
      const from = at + fence[0].length;
      for (let index = firstFrom(closingFences, from); index < closingFences.length; index++) {
        const { marks: closing, start, end } = closingFences[index]!;
        if (closes(closing, marks)) return { language, contentStart: from, contentEnd: start, end };
      }
      neverClosed.add(marks);
      if (length > 3 + MAX_SHORTER_FENCES) length = 3 + MAX_SHORTER_FENCES;
    }
    return undefined;
  }

  return { find };
}

function findClosingFences(text: string, isGfm: boolean): readonly ClosingFence[] {
  const fence = isGfm ? /(?<=^|\n) {0,3}([~`]{3,})[ \t\r\f\v]*\n/g : /(?<=^|\n)(~{3,})[ \t\r\f\v]*\n/g;
  return [...text.matchAll(fence)].map(match => ({
    marks: match[1]!,
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** The index of the first fence that does not start before `position`. */
function firstFrom(fences: readonly ClosingFence[], position: number): number {
  let low = 0;
  let high = fences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fences[middle]!.start < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The marks of the opening fence again, and perhaps more of the last. */
function closes(candidate: string, marks: string): boolean {
  if (!candidate.startsWith(marks)) return false;
  const mark = marks.at(-1);
  for (let index = marks.length; index < candidate.length; index++) {
    if (candidate[index] !== mark) return false;
  }
  return true;
}
