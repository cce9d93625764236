import { isSpace } from '../../text/ascii-space.ts';
import type { Reader } from '../sink.ts';
import { type SpanState, takeElement, takeText } from './span-state.ts';

/** Code within a text. */
export interface Codespan {
  readonly content: string;
  readonly end: number;
}

/** `` `code` `` */
export function readCodespan(state: SpanState): boolean {
  const { text, position, reader } = state;
  const code = codespanAt(reader, position, 0);
  if (code) takeElement(state, 'codespan', code.end, code.content);
  else takeText(state, marksEnd(text, position));
  return true;
}

/** The code that starts with the backticks at `at`, in a text that starts at `textStart`. */
export function codespanAt(
  { source: { text }, scanner }: Pick<Reader, 'source' | 'scanner'>,
  at: number,
  textStart: number,
): Codespan | undefined {
  const marks = marksEnd(text, at);
  const length = marks - at;
  const isLone = length === 1;
  const isAlone =
    isLone && (at === textStart || isSpace(text.charCodeAt(at - 1))) && isSpace(text.charCodeAt(marks));
  if (isAlone) return undefined;
  const end = scanner.until(text.slice(at, marks), marks);
  if (end < 0) return undefined;
  const content = text.slice(marks, end - length);
  // One blank beside longer marks belongs to them: the code may then begin or end with a backtick.
  return { content: isLone ? content : content.replace(/^ /, '').replace(/ $/, ''), end };
}

/** Where the backticks at `at` end. */
export function marksEnd(text: string, at: number): number {
  let end = at;
  while (text.charCodeAt(end) === 0x60) end++;
  return end;
}
