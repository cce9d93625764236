import { isBlankOrEnd, isBreak, isDocumentMark, type ScanState, skipLine } from './psych-scan-state.ts';

/** Where libyaml stops, and what it says then. */
export class PsychError extends Error {
  readonly at: number;

  constructor(problem: string, at: number) {
    super(problem);
    this.at = at;
  }
}

/** Stops the reading. */
export function refuse(problem: string, at: number): never {
  throw new PsychError(problem, at);
}

/** Text without quotes, which may go on in lines that are indented. */
export function scanPlain(state: ScanState): void {
  const { text } = state;
  const start = state.position;
  const indent = state.indent + 1;
  const isFlow = state.flowLevel > 0;
  let hasLineEnd = false;
  for (;;) {
    const at = state.position;
    if (at === state.lineStart && isDocumentMark(text, at)) break;
    if (text[at] === '#') break;
    const behind = wordEnd(text, at, isFlow, start);
    if (behind > at) {
      hasLineEnd = false;
      state.position = behind;
    }
    if (!isBlankOrEnd(text, state.position) || state.position >= text.length) break;
    hasLineEnd = skipSpace(state, hasLineEnd, indent);
    if (!isFlow && state.position - state.lineStart < indent) break;
  }
  // Where a line has ended a key may start.
  if (hasLineEnd) state.allowsKey = true;
}

const WORD_IN_BLOCK = /(?:[^ \t\n\r\x85\u2028\u2029:]|:(?![ \t\n\r\x85\u2028\u2029]|$(?![\s\S])))*/y;
const WORD_IN_FLOW =
  /(?:[^ \t\n\r\x85\u2028\u2029:,[\]{}]|:(?![ \t\n\r\x85\u2028\u2029,?[\]{}]|$(?![\s\S])))*/y;

function wordEnd(text: string, at: number, isFlow: boolean, start: number): number {
  const word = isFlow ? WORD_IN_FLOW : WORD_IN_BLOCK;
  word.lastIndex = at;
  const end = at + word.exec(text)![0].length;
  if (isFlow && text[end] === ':' && /[,?[\]{}]/.test(text[end + 1] ?? ''))
    refuse("found unexpected ':'", start);
  return end;
}

/** Blanks and line ends within a plain scalar; tells whether a line has ended. */
function skipSpace(state: ScanState, hadLineEnd: boolean, indent: number): boolean {
  const { text } = state;
  let hasLineEnd = hadLineEnd;
  while (state.position < text.length && isBlankOrEnd(text, state.position)) {
    if (isBreak(text, state.position)) {
      skipLine(state);
      hasLineEnd = true;
      continue;
    }
    const isTooEarly = hasLineEnd && state.position - state.lineStart < indent;
    if (isTooEarly && text[state.position] === '\t')
      refuse('found a tab character that violates indentation', state.position);
    state.position++;
  }
  return hasLineEnd;
}

/** Text in quotes. */
export function scanQuoted(state: ScanState): void {
  const { text } = state;
  const start = state.position;
  const quote = text[start]!;
  state.position++;
  for (;;) {
    const at = state.position;
    if (at === state.lineStart && isDocumentMark(text, at))
      refuse('found unexpected document indicator', start);
    if (at >= text.length) refuse('found unexpected end of stream', start);
    const character = text[at]!;
    if (quote === "'" && text.startsWith("''", at)) state.position += 2;
    else if (character === quote) break;
    else if (character === '\\' && quote === '"') skipEscape(state);
    else if (isBreak(text, at)) skipLine(state);
    else state.position++;
  }
  state.position++;
}

const HEX_LENGTHS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

function skipEscape(state: ScanState): void {
  const { text, position: at } = state;
  const escaped = text[at + 1] ?? '';
  if (isBreak(text, at + 1)) {
    state.position++;
    skipLine(state);
    return;
  }
  const length = HEX_LENGTHS[escaped];
  if (length === undefined) {
    if (escaped === '' || !/[0abt\tnvfre "/\\N_LP]/.test(escaped))
      refuse('found unknown escape character', at);
    state.position += 2;
    return;
  }
  const digits = text.slice(at + 2, at + 2 + length);
  if (digits.length < length || !/^[\da-f]*$/i.test(digits))
    refuse('did not find expected hexdecimal number', at);
  const code = Number.parseInt(digits, 16);
  if ((code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff)
    refuse('found invalid Unicode character escape code', at);
  state.position += 2 + length;
}

const BLOCK_HEADER = /[|>](?:[+-]\d?|\d[+-]?)?/y;

/** Text behind `|` or `>`. */
export function scanBlockScalar(state: ScanState): void {
  const { text } = state;
  const start = state.position;
  BLOCK_HEADER.lastIndex = start;
  const header = BLOCK_HEADER.exec(text)![0];
  const digit = /\d/.exec(header)?.[0];
  if (digit === '0') refuse('found an indentation indicator equal to 0', start);
  const rest = /[ \t]*(?:#[^\n\r\x85\u2028\u2029]*)?/y;
  rest.lastIndex = start + header.length;
  state.position = rest.lastIndex + rest.exec(text)![0].length;
  if (state.position < text.length && !isBreak(text, state.position))
    refuse('did not find expected comment or line break', start);
  if (state.position < text.length) skipLine(state);
  let indent = digit === undefined ? 0 : Math.max(state.indent, 0) + Number(digit);
  indent = skipBlankLines(state, indent);
  while (state.position - state.lineStart === indent && state.position < text.length) {
    while (state.position < text.length && !isBreak(text, state.position)) state.position++;
    if (state.position < text.length) skipLine(state);
    skipBlankLines(state, indent);
  }
}

/** Up to the first character of the text behind `indent` spaces; an indentation of 0 is to be found. */
function skipBlankLines(state: ScanState, indent: number): number {
  const { text } = state;
  let longest = 0;
  for (;;) {
    const isBefore = (): boolean => indent === 0 || state.position - state.lineStart < indent;
    while (isBefore() && text[state.position] === ' ') state.position++;
    longest = Math.max(longest, state.position - state.lineStart);
    if (isBefore() && text[state.position] === '\t')
      refuse('found a tab character where an indentation space is expected', state.position);
    if (!isBreak(text, state.position)) break;
    skipLine(state);
  }
  return indent === 0 ? Math.max(longest, state.indent + 1, 1) : indent;
}

const NAME = /[\w-]*/y;

/** `&name` and `*name`. */
export function scanAnchor(state: ScanState): void {
  const { text, position: start } = state;
  NAME.lastIndex = start + 1;
  const length = NAME.exec(text)![0].length;
  const end = start + 1 + length;
  if (length === 0 || (!isBlankOrEnd(text, end) && !/[?:,\]}%@`]/.test(text[end]!)))
    refuse('did not find expected alphabetic or numeric character', start);
  state.position = end;
}

const URI = /(?:[\w;/?:@&=+$.!~*'()-]|%[\da-fA-F]{2})*/y;
const VERBATIM = /!<(?:[\w;/?:@&=+$.!~*'()[\],-]|%[\da-fA-F]{2})+/y;

/** `!tag`, `!!tag`, `!handle!tag`, `!<uri>`. */
export function scanTag(state: ScanState): void {
  const { text, position: start } = state;
  if (text[start + 1] === '<') {
    VERBATIM.lastIndex = start;
    const length = VERBATIM.exec(text)?.[0].length;
    if (length === undefined) refuse('did not find expected tag URI', start);
    if (text[start + length] !== '>') refuse("did not find the expected '>'", start);
    state.position = start + length + 1;
  } else {
    const handle = /!(?:[\w-]*!)?/y;
    handle.lastIndex = start;
    const prefix = handle.exec(text)![0];
    URI.lastIndex = start + prefix.length;
    const length = URI.exec(text)![0].length;
    if (prefix.length > 1 && length === 0) refuse('did not find expected tag URI', start);
    // A front matter has no directives before it that could define one.
    if (prefix.length > 2) refuse('found undefined tag handle', start);
    state.position = start + prefix.length + length;
  }
  const isSeparated = state.flowLevel > 0 && text[state.position] === ',';
  if (!isSeparated && !isBlankOrEnd(text, state.position))
    refuse('did not find expected whitespace or line break', start);
}

const DIRECTIVE =
  /%(?:YAML[ \t]+\d{1,9}\.\d{1,9}|TAG[ \t]+!(?:[\w-]*!)?[ \t]+[^ \t\n\r\x85\u2028\u2029]+)[ \t]*(?:#[^\n\r\x85\u2028\u2029]*)?(?=[\n\r\x85\u2028\u2029]|$(?![\s\S]))/y;

/** `%YAML 1.2`, `%TAG ! prefix`. */
export function scanDirective(state: ScanState): void {
  DIRECTIVE.lastIndex = state.position;
  const length = DIRECTIVE.exec(state.text)?.[0].length;
  if (length === undefined) refuse('found a directive that is none', state.position);
  state.position += length;
}
