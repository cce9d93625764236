import { canonicalName } from './elements.ts';
import { scanName } from './grammar.ts';
import * as line from './lines.ts';
import { endTagName, type OpenTag, type Reader, recordCodeEndTag } from './sink.ts';

/** Finds fenced code in one text; remembers which fences nothing closes, so that no part is searched for them twice. */
export interface FenceFinder {
  /** The position after the fenced code that starts at `at`; −1 if none does. */
  codeEnd(at: number): number;
}

/** A line of marks alone. */
interface ClosingFence {
  readonly marks: string;
  readonly start: number;
  readonly end: number;
}

/** A finder for `text`. */
export function createFenceFinder(text: string): FenceFinder {
  let closingFences: readonly ClosingFence[] | undefined;
  const neverClosed = new Set<string>();

  function codeEnd(at: number): number {
    const fence = line.matchAt(line.FENCE, text, at);
    if (!fence || neverClosed.has(fence[1]!)) return -1;
    closingFences ??= findClosingFences(text);
    const from = at + fence[0].length;
    const marks = fence[1]!;
    for (let index = firstFrom(closingFences, from); index < closingFences.length; index++) {
      const candidate = closingFences[index]!;
      if (closes(candidate.marks, marks)) return candidate.end;
    }
    neverClosed.add(marks);
    return -1;
  }

  return { codeEnd };
}

function findClosingFences(text: string): readonly ClosingFence[] {
  return [...text.matchAll(/^ {0,3}([~`]{3,})[^\S\n]*\n/gm)].map(match => ({
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

/** The position after indented code that starts at `at`: indented lines, blank ones between, and lazy ones. */
export function indentedCodeEnd(text: string, at: number): number {
  let end = at;
  for (let next = at; next < text.length; ) {
    const blank = line.matchAt(line.BLANK_LINES, text, next);
    const start = next + (blank ? blank[0].length : 0);
    if (!line.startsAt(line.INDENT, text, start)) break;
    next = line.lineEnd(text, start);
    while (!line.isLazyEnd(text, next)) next = line.lineEnd(text, next);
    end = next;
  }
  return end;
}

/** Where code stands. */
export interface CodePlace {
  readonly start: number;
  readonly end: number;
  readonly parent: OpenTag | undefined;
}

/**
 * Indented code prints its tags, and that is what code is for. But end tags of elements that were opened before it
 * show that it is code only because something above was closed too early: those are recorded.
 */
export function recordSurplusEndTags(reader: Reader, { start, end, parent }: CodePlace): void {
  const { scanner, source } = reader;
  const { text } = source;
  const opened = new Map<string, number>();
  for (const match of text.slice(start, end).matchAll(/<(\/?)[a-z][^<>]*>/gi)) {
    const at = start + match.index;
    if (match[1] === '') {
      const name = canonicalName(text.slice(at + 1, scanName(text, at + 1)));
      opened.set(name, (opened.get(name) ?? 0) + 1);
      continue;
    }
    const tagEnd = scanner.endTag(at);
    if (tagEnd < 0) continue;
    const name = endTagName(reader, at, tagEnd);
    const count = opened.get(name) ?? 0;
    if (count > 0) opened.set(name, count - 1);
    else recordCodeEndTag(reader, at, tagEnd, parent);
  }
}
