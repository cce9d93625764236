import { canonicalName } from './elements.ts';
import { scanName } from './grammar.ts';
import * as line from './lines.ts';
import { endTagName, type OpenTag, type Reader, recordEndTag } from './sink.ts';

/** The position after the fenced code that starts at `at`; −1 if none does. */
export function fencedCodeEnd(text: string, at: number): number {
  const fence = line.matchAt(line.FENCE, text, at);
  if (!fence) return -1;
  const marks = fence[1]!;
  const close = new RegExp(`^ {0,3}${marks}${marks.at(-1)}*[^\\S\\n]*\\n`, 'gm');
  close.lastIndex = at + fence[0].length;
  const match = close.exec(text);
  return match ? match.index + match[0].length : -1;
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
    else recordEndTag(reader, at, tagEnd, undefined, parent);
  }
}
