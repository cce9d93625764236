import { addChild, setDetails } from '../element.ts';
import { ENTITY_SOURCE, entityCodePoint, entityNamed } from '../entities.ts';
import { createSpan, type SpanState, takeAs, takeElement, takeText } from './span-state.ts';

/** Symbols by what is written for them; longer ones first. */
const symbols: readonly (readonly [string, string])[] = [
  ['---', 'mdash'],
  ['--', 'ndash'],
  ['...', 'hellip'],
  ['<< ', 'laquo_space'],
  [' >>', 'raquo_space'],
  ['<<', 'laquo'],
  ['>>', 'raquo'],
];

const ENTITY = new RegExp(ENTITY_SOURCE, 'y');
const ESCAPE_KRAMDOWN = /\\([\\.*_+`<>()[\]{}#!:|"'$=-])/y;
const ESCAPE_GFM = /\\([\\.*_+`<>()[\]{}#!:|"'$=\-~])/y;

/** `--`, `...`, `<<` and the like. */
export function readSymbol(state: SpanState): boolean {
  const { text, position, document } = state;
  if (document.options.input === 'GFM' && !document.options.typographicSymbolsInGfm) return false;
  if (text.startsWith('\\<<', position) || text.startsWith('\\>>', position)) {
    const name = text[position + 1] === '<' ? 'lt' : 'gt';
    const codePoint = entityNamed(name)!;
    for (const at of [position + 1, position + 2]) {
      const element = createSpan(state, 'entity', at, at + 1, name);
      setDetails(element, 'entity', { codePoint, written: undefined });
      addChild(state.tree, element);
    }
    state.position = position + 3;
    return true;
  }
  const symbol = symbols.find(([written]) => text.startsWith(written, position));
  if (!symbol) return false;
  takeElement(state, 'symbol', position + symbol[0].length, symbol[1]);
  return true;
}

/** `&amp;`, `&#38;`, `&#x26;` */
export function readEntity(state: SpanState): boolean {
  const { text, position } = state;
  ENTITY.lastIndex = position;
  const match = ENTITY.exec(text);
  if (!match) return false;
  const codePoint = entityCodePoint(match);
  if (codePoint === undefined) {
    // kramdown prints a name that it does not know.
    const ampersand = takeElement(state, 'entity', position + 1, 'amp');
    setDetails(ampersand, 'entity', { codePoint: entityNamed('amp')!, written: undefined });
    takeText(state, position + match[0].length);
    return true;
  }
  const element = takeElement(state, 'entity', position + match[0].length, match[1] ?? '');
  setDetails(element, 'entity', { codePoint, written: match[0] });
  return true;
}

/** Two blanks, or two backslashes, at the end of a line. */
export function readLineBreak(state: SpanState): boolean {
  const { text, position, document } = state;
  if (document.options.input === 'GFM' && document.options.hardWrap) return false;
  const isBreak = text.startsWith('  \n', position) || text.startsWith('\\\\\n', position);
  if (isBreak) takeElement(state, 'br', position + 2);
  return isBreak;
}

/** A character after a backslash. */
export function readEscape(state: SpanState): boolean {
  const { text, position, document } = state;
  const pattern = document.options.input === 'GFM' ? ESCAPE_GFM : ESCAPE_KRAMDOWN;
  pattern.lastIndex = position;
  const match = pattern.exec(text);
  if (match) takeAs(state, match[1]!, position + 2);
  return match !== null;
}
