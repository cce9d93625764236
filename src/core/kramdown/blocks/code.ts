import { isSpace } from '../../text/ascii-space.ts';
import { setAttribute, setDetails } from '../element.ts';
import { canonicalName } from '../elements.ts';
import { scanName } from '../grammar.ts';
import type { OpenTag, Reader } from '../reader.ts';
import { endTagName, recordCodeEndTag } from '../sink.ts';
import { addBlock, type BlockState } from './block-state.ts';
import * as line from './lines.ts';

/** Fenced code. */
export function readFence(state: BlockState): boolean {
  const { text, position } = state;
  const code = state.fences.find(position);
  if (!code) return false;
  const element = addBlock(state, 'code', code.end, text.slice(code.contentStart, code.contentEnd));
  if (code.language !== '') {
    setDetails(element, 'code', { language: code.language });
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
function recordSurplusEndTags(reader: Reader, { start, end, parent }: CodePlace): void {
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
