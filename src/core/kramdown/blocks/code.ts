import type { KramdownOptions } from '../../site/kramdown-options.ts';
import { isSpace } from '../../text/ascii-space.ts';
import { setAttribute } from '../element.ts';
import { canonicalName } from '../elements.ts';
import { scanName } from '../grammar.ts';
import { endTagName, type OpenTag, type Reader, recordCodeEndTag } from '../sink.ts';
import { addBlock, type BlockState } from './block-state.ts';
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

/** Fenced code. */
export function readFence(state: BlockState): boolean {
  const { text, position } = state;
  const code = state.fences.find(position);
  if (!code) return false;
  const element = addBlock(state, 'code', code.end, text.slice(code.contentStart, code.contentEnd));
  if (code.language !== '') {
    element.raw = code.language;
    setAttribute(element, 'class', `language-${code.language.replace(/\?.*$/s, '')}`);
  }
  return true;
}

/** Code by indentation. */
export function readIndentedCode(state: BlockState): boolean {
  const { text, position: start } = state;
  if (!line.isIndented(text, start)) return false;
  const end = indentedCodeEnd(text, start);
  if (end === start) return false;
  // A lazy line goes on the line above.
  const content = text.slice(start, end).replace(/\n( {0,3}[^ \t\n\v\f\r])/g, ' $1');
  addBlock(state, 'code', end, content.replace(/(?<=^|\n)(?:\t| {4})/g, ''));
  recordSurplusEndTags(state.reader, { start, end, parent: state.parentTag });
  return true;
}

/** The position after indented code that starts at `at`: indented lines, blank ones between, and lazy ones. */
export function indentedCodeEnd(text: string, at: number): number {
  let end = at;
  for (let next = at; next < text.length; ) {
    const start = line.blankLinesEnd(text, next);
    if (!line.isIndented(text, start) || !startsWithBlanksAlone(text, start)) break;
    next = line.lineEnd(text, start);
    while (!line.isLazyEnd(text, next) && startsWithBlanksAlone(text, next)) next = line.lineEnd(text, next);
    end = next;
  }
  return end;
}

/** Whether no white space but spaces and tabs stands before the first word of a line. */
function startsWithBlanksAlone(text: string, at: number): boolean {
  let position = at;
  while (text.charCodeAt(position) === 0x20 || text.charCodeAt(position) === 0x09) position++;
  return !isSpace(text.charCodeAt(position));
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
