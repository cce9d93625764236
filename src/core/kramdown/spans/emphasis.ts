import { isSpace } from '../../text/ascii-space.ts';
import { addChild } from '../element.ts';
import { createSpan, type SpanState, type Stop, takeText, tryRead } from './span-state.ts';

const LETTER = /\p{Alphabetic}/u;
const LETTER_OR_DIGIT = /[\p{Alphabetic}\p{Nd}]/u;

/** `*em*`, `_em_`, `**strong**` and `__strong__`. */
export function readEmphasis(state: SpanState): boolean {
  const { text, position: start, tree, ancestors } = state;
  const mark = text[start]!;
  const isDouble = text[start + 1] === mark;
  const type = isDouble ? 'strong' : 'em';
  const after = start + (isDouble ? 2 : 1);
  const isWithinWord = mark === '_' && followsLetter(text, start);
  const isNested = tree.type === type || ancestors.some(element => element.type === type);
  if (isWithinWord || isSpace(text.charCodeAt(after)) || isNested) {
    takeText(state, after);
    return true;
  }
  const isRead =
    readDelimited(state, isDouble ? mark + mark : mark, type) ||
    (isDouble && tree.type !== 'em' && readDelimited(state, mark, 'em'));
  if (!isRead) takeText(state, after);
  return true;
}

function readDelimited(state: SpanState, delimiter: string, type: 'em' | 'strong'): boolean {
  const { position: start, reader } = state;
  if (reader.scanner.until(delimiter, start + delimiter.length) < 0) return false;
  return tryRead(state, () => {
    const element = createSpan(state, type, start, start);
    state.position = start + delimiter.length;
    if (!state.read(element, stopAt(delimiter, type, element), 'all')) return false;
    state.position += delimiter.length;
    element.end = state.source.offsetBehind(state.position - 1);
    addChild(state.tree, element);
    return true;
  });
}

function stopAt(
  delimiter: string,
  type: 'em' | 'strong',
  element: { readonly children: readonly unknown[] },
): Stop {
  const twice = delimiter + delimiter;
  return {
    matches: (text, at) => text.startsWith(delimiter, at),
    accepts({ text, position }) {
      if (isSpace(text.charCodeAt(position - 1)) || element.children.length === 0) return false;
      const isLonger =
        type === 'em' &&
        text.startsWith(twice, position) &&
        !text.startsWith(delimiter, position + twice.length);
      if (isLonger) return false;
      return delimiter[0] !== '_' || !startsWith(LETTER_OR_DIGIT, text, position + delimiter.length);
    },
  };
}

/** A letter, or a letter and a hyphen, stands before `at`. */
function followsLetter(text: string, at: number): boolean {
  return endsWith(LETTER, text, at) || (text[at - 1] === '-' && endsWith(LETTER, text, at - 1));
}

function startsWith(characters: RegExp, text: string, at: number): boolean {
  const point = text.codePointAt(at);
  return point !== undefined && characters.test(String.fromCodePoint(point));
}

function endsWith(characters: RegExp, text: string, end: number): boolean {
  const unit = text.charCodeAt(end - 1);
  const isLow = unit >= 0xdc00 && unit <= 0xdfff;
  return end > 0 && characters.test(text.slice(end - (isLow && end > 1 ? 2 : 1), end));
}
