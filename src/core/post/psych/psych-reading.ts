import { PsychError, refuse } from './psych-scalars.ts';
import { PsychTokens, type TokenKind } from './psych-tokens.ts';

/** What Psych makes of a text, of which it reads the first document. */
export interface PsychReading {
  /** Where the document ends: what stands behind it is not looked at. */
  readonly end: number;
  readonly root: 'mapping' | 'list' | 'text' | 'nothing';
  /** What it stops at, in libyaml's own words. */
  readonly error: { readonly problem: string; readonly at: number } | undefined;
  /** Plain keys and values that are symbols of Ruby, which Jekyll permits nowhere: their offsets. */
  readonly symbols: readonly number[];
}

/** Reads `yaml`, which stands behind a line `---`, as libyaml's parser does (0.2.5, `parser.c`). Takes linear time. */
export function readAsPsychDoes(yaml: string): PsychReading {
  const reader = new Reader(yaml);
  try {
    const root = reader.readDocument();
    return { end: reader.tokens.peek().start, root, error: undefined, symbols: reader.symbols };
  } catch (error) {
    if (!(error instanceof PsychError)) throw error;
    const { message: problem, at } = error;
    return { end: yaml.length, root: 'nothing', error: { problem, at }, symbols: [] };
  }
}

/** Nodes that are read deeper in each other are refused before. */
const MAX_DEPTH = 1000;

class Reader {
  readonly tokens: PsychTokens;
  readonly symbols: number[] = [];
  readonly #text: string;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
    this.tokens = new PsychTokens(text);
  }

  readDocument(): PsychReading['root'] {
    const { kind } = this.tokens.peek();
    if (['directive', 'document-start', 'document-end', 'stream-end'].includes(kind)) return 'nothing';
    return this.#readNode({ isBlock: true });
  }

  #is(...kinds: readonly TokenKind[]): boolean {
    return kinds.includes(this.tokens.peek().kind);
  }

  #take(kind: TokenKind): boolean {
    if (!this.#is(kind)) return false;
    this.tokens.next();
    return true;
  }

  #readNode({ isBlock, mayBeFlush = false }: NodePlace): PsychReading['root'] {
    if (++this.#depth > MAX_DEPTH) refuse('nested too deeply', this.tokens.peek().start);
    const root = this.#readContent(isBlock, mayBeFlush);
    this.#depth--;
    return root;
  }

  #readContent(isBlock: boolean, mayBeFlush: boolean): PsychReading['root'] {
    if (this.#take('alias')) return 'mapping';
    let hasProperties = false;
    if (this.#take('anchor')) {
      hasProperties = true;
      this.#take('tag');
    } else if (this.#take('tag')) {
      hasProperties = true;
      this.#take('anchor');
    }
    const { kind, start, end } = this.tokens.peek();
    if (mayBeFlush && kind === '-') return this.#readFlushList();
    if (kind === 'plain' || kind === 'scalar') {
      this.tokens.next();
      if (kind === 'plain' && !hasProperties && end - start > 1 && this.#text[start] === ':')
        this.symbols.push(start);
      return kind === 'plain' && /^(?:~|null|)$/i.test(this.#text.slice(start, end)) ? 'nothing' : 'text';
    }
    if (kind === '[') return this.#readFlowList();
    if (kind === '{') return this.#readFlowMapping();
    if (isBlock && kind === 'block-sequence') return this.#readList();
    if (isBlock && kind === 'block-mapping') return this.#readMapping();
    if (!hasProperties) refuse('did not find expected node content', start);
    return 'nothing';
  }

  #readList(): 'list' {
    this.tokens.next();
    while (this.#take('-')) if (!this.#is('-', 'block-end')) this.#readNode({ isBlock: true });
    if (!this.#take('block-end')) refuse("did not find expected '-' indicator", this.tokens.peek().start);
    return 'list';
  }

  /** A list that is indented no further than the key that it belongs to. */
  #readFlushList(): 'list' {
    while (this.#take('-')) {
      if (!this.#is('-', 'key', 'value', 'block-end')) this.#readNode({ isBlock: true });
    }
    return 'list';
  }

  #readMapping(): 'mapping' {
    this.tokens.next();
    for (;;) {
      if (this.#take('key')) this.#readUnless('key', 'value', 'block-end');
      else if (this.#is('value') === false) break;
      else refuse('did not find expected key', this.tokens.peek().start);
      if (this.#take('value')) this.#readUnless('key', 'value', 'block-end');
    }
    if (!this.#take('block-end')) refuse('did not find expected key', this.tokens.peek().start);
    return 'mapping';
  }

  #readUnless(...kinds: readonly TokenKind[]): void {
    if (!this.#is(...kinds)) this.#readNode({ isBlock: true, mayBeFlush: true });
  }

  #readFlowList(): 'list' {
    this.tokens.next();
    for (let isFirst = true; !this.#is(']'); isFirst = false) {
      if (!isFirst && !this.#take(',')) refuse("did not find expected ',' or ']'", this.tokens.peek().start);
      if (this.#is(']')) break;
      if (!this.#take('key')) {
        this.#readNode({ isBlock: false });
        continue;
      }
      if (!this.#is('value', ',', ']')) this.#readNode({ isBlock: false });
      // libyaml loses what follows a key that is not there.
      else this.tokens.next();
      if (this.#take('value') && !this.#is(',', ']')) this.#readNode({ isBlock: false });
    }
    this.tokens.next();
    return 'list';
  }

  #readFlowMapping(): 'mapping' {
    this.tokens.next();
    for (let isFirst = true; !this.#is('}'); isFirst = false) {
      if (!isFirst && !this.#take(',')) refuse("did not find expected ',' or '}'", this.tokens.peek().start);
      if (this.#is('}')) break;
      if (!this.#take('key')) {
        this.#readNode({ isBlock: false });
        continue;
      }
      if (!this.#is('value', ',', '}')) this.#readNode({ isBlock: false });
      if (this.#take('value') && !this.#is(',', '}')) this.#readNode({ isBlock: false });
    }
    this.tokens.next();
    return 'mapping';
  }
}

/** Where a node stands. */
interface NodePlace {
  readonly isBlock: boolean;
  readonly mayBeFlush?: boolean;
}
