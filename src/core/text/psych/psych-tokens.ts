import {
  refuse,
  scanAnchor,
  scanBlockScalar,
  scanDirective,
  scanPlain,
  scanQuoted,
  scanTag,
} from './psych-scalars.ts';
import { isBlankOrEnd, isBreak, isDocumentMark, type ScanState, skipLine } from './psych-scan-state.ts';

/** The kinds of tokens that libyaml makes of a text, as far as its parser tells them apart. */
export type TokenKind =
  | 'stream-end'
  | 'directive'
  | 'document-start'
  | 'document-end'
  | 'block-sequence'
  | 'block-mapping'
  | 'block-end'
  | '['
  | ']'
  | '{'
  | '}'
  | ','
  | '-'
  | 'key'
  | 'value'
  | 'alias'
  | 'anchor'
  | 'tag'
  | 'plain'
  | 'scalar';

/** A token; offsets in the text that is read, half-open. */
export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
  /** The column of the block around what was scanned. */
  readonly indent?: number;
}

/** What may turn out to be a key once its colon is there. */
interface SimpleKey {
  readonly isRequired: boolean;
  readonly tokenNumber: number;
  readonly start: number;
  readonly column: number;
  readonly lineStart: number;
}

/** A key without `?` is no longer, in characters. */
const MAX_KEY = 1024;

/**
 * Cuts a text into tokens as libyaml does (0.2.5, `scanner.c`), which reads YAML for Psych and so for Jekyll; asked for
 * one by one, since nothing behind the first document is looked at. Throws a {@link PsychError} where libyaml stops.
 */
export class PsychTokens {
  readonly #state: ScanState;
  readonly #tokens: Token[] = [];
  #parsed = 0;
  #hasEnded = false;
  readonly #indents: number[] = [];
  readonly #keys: (SimpleKey | undefined)[] = [undefined];

  constructor(text: string) {
    this.#state = { text, position: 0, lineStart: 0, indent: -1, flowLevel: 0, allowsKey: true };
  }

  peek(): Token {
    while (this.#needsMore()) this.#fetch();
    return this.#tokens[0]!;
  }

  next(): Token {
    const token = this.peek();
    this.#tokens.shift();
    this.#parsed++;
    return token;
  }

  #needsMore(): boolean {
    if (this.#tokens.length === 0) return true;
    this.#dropStaleKeys();
    return !this.#hasEnded && this.#keys.some(key => key?.tokenNumber === this.#parsed);
  }

  #fetch(): void {
    const state = this.#state;
    const { text } = state;
    skipToToken(state);
    this.#dropStaleKeys();
    const at = state.position;
    const column = at - state.lineStart;
    this.#unroll(column);
    const character = text[at];
    if (character === undefined) this.#endStream();
    else if (column === 0 && character === '%') this.#fetchDirective();
    else if (column === 0 && isDocumentMark(text, at)) {
      this.#endBlocks();
      this.#add(character === '-' ? 'document-start' : 'document-end', 3);
    } else this.#fetchIndicator(character, column);
  }

  #fetchIndicator(character: string, column: number): void {
    const { text, position, flowLevel } = this.#state;
    const endsWord = isBlankOrEnd(text, position + 1);
    const isIndicator = flowLevel > 0 || endsWord;
    if (character === '[' || character === '{') this.#openFlow(character);
    else if (character === ']' || character === '}') this.#closeFlow(character);
    else if (character === ',') this.#separate();
    else if (character === '-' && endsWord) this.#fetchEntry(column);
    else if (character === '?' && isIndicator) this.#fetchKey(column);
    else if (character === ':' && isIndicator) this.#fetchValue(column);
    else if (flowLevel === 0 && (character === '|' || character === '>')) this.#fetchBlockScalar();
    else this.#fetchScalar(character);
  }

  #fetchBlockScalar(): void {
    const state = this.#state;
    const start = state.position;
    this.#removeKey();
    state.allowsKey = true;
    scanBlockScalar(state);
    this.#addScanned('scalar', start);
  }

  #fetchScalar(character: string): void {
    const state = this.#state;
    const start = state.position;
    const [kind, scan] = scanners[character] ?? plainScanner;
    // What would be a sign of YAML is one before a blank alone, and within brackets always.
    const isText =
      !/[-?:,[\]{}#|>%@`\t]/.test(character) ||
      (character === '-' && !/[ \t]/.test(state.text[start + 1] ?? '')) ||
      (state.flowLevel === 0 && /[?:]/.test(character));
    if (!isText) refuse('found character that cannot start any token', start);
    this.#saveKey();
    state.allowsKey = false;
    scan(state);
    this.#addScanned(kind, start);
  }

  #add(kind: TokenKind, length: number): void {
    const at = this.#state.position;
    this.#state.position += length;
    this.#tokens.push({ kind, start: at, end: at + length });
  }

  #addScanned(kind: TokenKind, start: number): void {
    const { position: end, indent } = this.#state;
    this.#tokens.push({ kind, start, end, indent });
  }

  #endStream(): void {
    this.#endBlocks();
    this.#hasEnded = true;
    this.#add('stream-end', 0);
  }

  #endBlocks(): void {
    this.#unroll(-1);
    this.#removeKey();
    this.#state.allowsKey = false;
  }

  #fetchDirective(): void {
    this.#endBlocks();
    const at = this.#state.position;
    scanDirective(this.#state);
    this.#addScanned('directive', at);
  }

  #openFlow(bracket: '[' | '{'): void {
    this.#saveKey();
    this.#keys.push(undefined);
    this.#state.flowLevel++;
    this.#state.allowsKey = true;
    this.#add(bracket, 1);
  }

  #closeFlow(bracket: ']' | '}'): void {
    this.#removeKey();
    if (this.#state.flowLevel > 0) {
      this.#state.flowLevel--;
      this.#keys.pop();
    }
    this.#state.allowsKey = false;
    this.#add(bracket, 1);
  }

  #separate(): void {
    this.#removeKey();
    this.#state.allowsKey = true;
    this.#add(',', 1);
  }

  #fetchEntry(column: number): void {
    const state = this.#state;
    if (state.flowLevel === 0) {
      if (!state.allowsKey) refuse('block sequence entries are not allowed in this context', state.position);
      this.#roll(column, 'block-sequence');
    }
    this.#removeKey();
    state.allowsKey = true;
    this.#add('-', 1);
  }

  #fetchKey(column: number): void {
    const state = this.#state;
    if (state.flowLevel === 0) {
      if (!state.allowsKey) refuse('mapping keys are not allowed in this context', state.position);
      this.#roll(column, 'block-mapping');
    }
    this.#removeKey();
    state.allowsKey = state.flowLevel === 0;
    this.#add('key', 1);
  }

  #fetchValue(column: number): void {
    const state = this.#state;
    const key = this.#keys.at(-1);
    if (key) {
      const index = key.tokenNumber - this.#parsed;
      this.#tokens.splice(index, 0, { kind: 'key', start: key.start, end: key.start });
      this.#roll(key.column, 'block-mapping', { index, start: key.start });
      this.#keys[this.#keys.length - 1] = undefined;
      state.allowsKey = false;
    } else {
      if (state.flowLevel === 0) {
        if (!state.allowsKey) refuse('mapping values are not allowed in this context', state.position);
        this.#roll(column, 'block-mapping');
      }
      state.allowsKey = state.flowLevel === 0;
    }
    this.#add('value', 1);
  }

  #saveKey(): void {
    const { indent, position: start, lineStart, flowLevel, allowsKey } = this.#state;
    if (!allowsKey) return;
    const column = start - lineStart;
    this.#removeKey();
    this.#keys[this.#keys.length - 1] = {
      isRequired: flowLevel === 0 && indent === column,
      tokenNumber: this.#parsed + this.#tokens.length,
      start,
      column,
      lineStart,
    };
  }

  #removeKey(): void {
    const key = this.#keys.at(-1);
    if (key?.isRequired) refuse("could not find expected ':'", key.start);
    this.#keys[this.#keys.length - 1] = undefined;
  }

  #dropStaleKeys(): void {
    const { position, lineStart } = this.#state;
    for (const [index, key] of this.#keys.entries()) {
      if (!key || (key.lineStart === lineStart && key.start + MAX_KEY >= position)) continue;
      if (key.isRequired) refuse("could not find expected ':'", key.start);
      this.#keys[index] = undefined;
    }
  }

  /** Opens a block, unless one of its column is open: in front of the token at `index`, which starts there. */
  #roll(column: number, kind: TokenKind, place?: { readonly index: number; readonly start: number }): void {
    const state = this.#state;
    if (state.flowLevel > 0 || state.indent >= column) return;
    this.#indents.push(state.indent);
    state.indent = column;
    const { index, start } = place ?? { index: this.#tokens.length, start: state.position };
    this.#tokens.splice(index, 0, { kind, start, end: start });
  }

  #unroll(column: number): void {
    const state = this.#state;
    while (state.flowLevel === 0 && state.indent > column) {
      this.#add('block-end', 0);
      state.indent = this.#indents.pop() ?? -1;
    }
  }
}

const plainScanner = ['plain', scanPlain] as const;

const scanners: Readonly<Record<string, readonly [kind: TokenKind, scan: (state: ScanState) => void]>> = {
  '*': ['alias', scanAnchor],
  '&': ['anchor', scanAnchor],
  '!': ['tag', scanTag],
  '"': ['scalar', scanQuoted],
  "'": ['scalar', scanQuoted],
};

/** Blanks, comments and line ends. A tab is none of them where a key may start. */
function skipToToken(state: ScanState): void {
  const { text } = state;
  if (text.startsWith('\ufeff') && state.position === 0) state.position++;
  for (;;) {
    const blanks = state.flowLevel > 0 || !state.allowsKey ? BLANKS_AND_TABS : BLANKS;
    blanks.lastIndex = state.position;
    state.position += blanks.exec(text)![0].length;
    if (!isBreak(text, state.position)) return;
    skipLine(state);
    if (state.flowLevel === 0) state.allowsKey = true;
  }
}

const BLANKS = / *(?:#[^\n\r\x85\u2028\u2029]*)?/y;
const BLANKS_AND_TABS = /[ \t]*(?:#[^\n\r\x85\u2028\u2029]*)?/y;
