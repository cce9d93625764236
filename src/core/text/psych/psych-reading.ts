import { type Span, spanOf } from '../span.ts';
import { completeTag, type PsychMapping, type PsychNode, type PsychScalar } from './psych-node.ts';
import { PsychError, refuse } from './psych-scalars.ts';
import { textOf } from './psych-text.ts';
import { PsychTokens, type Token, type TokenKind } from './psych-tokens.ts';

/** What Psych makes of a text, of which it reads the first document. */
export interface PsychReading {
  /** Where the document ends: what stands behind it is not looked at. */
  readonly end: number;
  readonly root: 'mapping' | 'list' | 'text' | 'nothing';
  /** What it holds; undefined where that is nothing, or nothing could be read. */
  readonly tree: PsychNode | undefined;
  /** What it stops at, in libyaml's own words. */
  readonly error: { readonly problem: string; readonly at: number } | undefined;
  /** Plain keys and values that are symbols of Ruby, which Jekyll permits nowhere: their offsets. */
  readonly symbols: readonly number[];
  /** Aliases of nothing that stands before them, at which Psych stops. */
  readonly badAliases: readonly Span[];
}

/**
 * Reads `yaml`, which stands behind a line `---`, or is a file of its own, as libyaml's parser does (0.2.5, `parser.c`).
 * Takes linear time.
 */
export function readAsPsychDoes(yaml: string, { isFile = false } = {}): PsychReading {
  const reader = new Reader(yaml);
  try {
    const tree = reader.readDocument(isFile);
    const end = reader.tokens.peek().start;
    const { symbols, badAliases } = reader;
    return { end, root: rootOf(tree, yaml), tree, error: undefined, symbols, badAliases };
  } catch (error) {
    if (!(error instanceof PsychError)) throw error;
    const { message: problem, at } = error;
    const nothing = { root: 'nothing', tree: undefined, symbols: [], badAliases: [] } as const;
    return { ...nothing, end: yaml.length, error: { problem, at } };
  }
}

function rootOf(tree: PsychNode | undefined, yaml: string): PsychReading['root'] {
  if (tree === undefined) return 'nothing';
  if (tree.kind === 'alias') return 'mapping';
  if (tree.kind !== 'scalar') return tree.kind;
  return isRead(tree) && /^(?:~|null|)$/i.test(textOf(tree, yaml)) ? 'nothing' : 'text';
}

/** Whether Psych looks at what a text says: between quotes where a tag stands before them. */
function isRead({ isPlain, tag }: PsychScalar): boolean {
  return tag === undefined ? isPlain : !/^(?:tag:yaml\.org,2002:|!)str$/.test(tag);
}

/** Nodes that are read deeper in each other are refused before. */
const MAX_DEPTH = 1000;

class Reader {
  readonly tokens: PsychTokens;
  readonly symbols: number[] = [];
  readonly badAliases: Span[] = [];
  readonly #anchors = new Set<string>();
  readonly #text: string;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
    this.tokens = new PsychTokens(text);
  }

  readDocument(isFile: boolean): PsychNode | undefined {
    if (isFile) {
      const hasDirective = this.#is('directive');
      while (this.#take('directive'));
      if (!this.#take('document-start') && hasDirective)
        refuse('did not find expected <document start>', this.tokens.peek().start);
    }
    if (this.#is('directive', 'document-start', 'document-end', 'stream-end')) return undefined;
    return this.#readNode({ isBlock: true });
  }

  #is(...kinds: readonly TokenKind[]): boolean {
    return kinds.includes(this.tokens.peek().kind);
  }

  #take(kind: TokenKind): Token | undefined {
    return this.#is(kind) ? this.tokens.next() : undefined;
  }

  #readNode({ isBlock, mayBeFlush = false }: NodePlace): PsychNode {
    if (++this.#depth > MAX_DEPTH) refuse('nested too deeply', this.tokens.peek().start);
    const node = this.#readContent(isBlock, mayBeFlush);
    this.#depth--;
    return node;
  }

  #readContent(isBlock: boolean, mayBeFlush: boolean): PsychNode {
    const alias = this.#take('alias');
    if (alias) return this.#readAlias(alias);
    let anchorToken = this.#take('anchor');
    const tagToken = this.#take('tag');
    anchorToken ??= this.#take('anchor');
    const anchor = anchorToken && this.#text.slice(anchorToken.start + 1, anchorToken.end);
    if (anchor !== undefined) this.#anchors.add(anchor);
    const tag = tagToken && completeTag(this.#text.slice(tagToken.start, tagToken.end));
    const { kind, start, end, indent = -1 } = this.tokens.peek();
    if (mayBeFlush && kind === '-') return { kind: 'list', items: this.#readFlushList(), anchor, tag };
    const hasProperties = anchorToken !== undefined || tagToken !== undefined;
    if (kind === 'plain' || kind === 'scalar') {
      this.tokens.next();
      if (kind === 'plain' && !hasProperties && end - start > 1 && this.#text[start] === ':')
        this.symbols.push(start);
      return { kind: 'scalar', start, end, isPlain: kind === 'plain', indent, anchor, tag };
    }
    if (kind === '[') return { kind: 'list', items: this.#readFlowList(), anchor, tag };
    if (kind === '{') return { kind: 'mapping', pairs: this.#readFlowMapping(), anchor, tag };
    if (isBlock && kind === 'block-sequence') return { kind: 'list', items: this.#readList(), anchor, tag };
    if (isBlock && kind === 'block-mapping')
      return { kind: 'mapping', pairs: this.#readMapping(), anchor, tag };
    if (!hasProperties) refuse('did not find expected node content', start);
    return { ...this.#nothing(), anchor, tag };
  }

  #readAlias({ start, end }: Token): PsychNode {
    const name = this.#text.slice(start + 1, end);
    if (!this.#anchors.has(name)) this.badAliases.push(spanOf(start, end));
    return { kind: 'alias', name };
  }

  /** What stands for a node that is left out. */
  #nothing(): PsychScalar {
    const { start } = this.tokens.peek();
    return {
      kind: 'scalar',
      start,
      end: start,
      isPlain: true,
      indent: -1,
      anchor: undefined,
      tag: undefined,
    };
  }

  #readList(): readonly PsychNode[] {
    this.tokens.next();
    const items: PsychNode[] = [];
    while (this.#take('-'))
      items.push(this.#is('-', 'block-end') ? this.#nothing() : this.#readNode({ isBlock: true }));
    if (!this.#take('block-end')) refuse("did not find expected '-' indicator", this.tokens.peek().start);
    return items;
  }

  /** A list that is indented no further than the key that it belongs to. */
  #readFlushList(): readonly PsychNode[] {
    const items: PsychNode[] = [];
    while (this.#take('-')) {
      const isEmpty = this.#is('-', 'key', 'value', 'block-end');
      items.push(isEmpty ? this.#nothing() : this.#readNode({ isBlock: true }));
    }
    return items;
  }

  #readMapping(): PsychMapping['pairs'] {
    this.tokens.next();
    const pairs: (readonly [PsychNode, PsychNode])[] = [];
    while (this.#take('key')) {
      const key = this.#readUnless('key', 'value', 'block-end');
      pairs.push([
        key,
        this.#take('value') ? this.#readUnless('key', 'value', 'block-end') : this.#nothing(),
      ]);
    }
    if (!this.#take('block-end')) refuse('did not find expected key', this.tokens.peek().start);
    return pairs;
  }

  #readUnless(...kinds: readonly TokenKind[]): PsychNode {
    return this.#is(...kinds) ? this.#nothing() : this.#readNode({ isBlock: true, mayBeFlush: true });
  }

  #readFlowUnless(...kinds: readonly TokenKind[]): PsychNode {
    return this.#is(...kinds) ? this.#nothing() : this.#readNode({ isBlock: false });
  }

  #readFlowList(): readonly PsychNode[] {
    this.tokens.next();
    const items: PsychNode[] = [];
    for (let isFirst = true; !this.#is(']'); isFirst = false) {
      if (!isFirst && !this.#take(',')) refuse("did not find expected ',' or ']'", this.tokens.peek().start);
      if (this.#is(']')) break;
      items.push(this.#take('key') ? this.#readFlowPair() : this.#readNode({ isBlock: false }));
    }
    this.tokens.next();
    return items;
  }

  /** A mapping of one pair, whose braces are left out. */
  #readFlowPair(): PsychMapping {
    let key: PsychNode = this.#nothing();
    // libyaml loses what follows a key that is not there.
    if (this.#is('value', ',', ']')) this.tokens.next();
    else key = this.#readNode({ isBlock: false });
    const value = this.#take('value') ? this.#readFlowUnless(',', ']') : this.#nothing();
    return { kind: 'mapping', pairs: [[key, value]], anchor: undefined, tag: undefined };
  }

  #readFlowMapping(): PsychMapping['pairs'] {
    this.tokens.next();
    const pairs: (readonly [PsychNode, PsychNode])[] = [];
    for (let isFirst = true; !this.#is('}'); isFirst = false) {
      if (!isFirst && !this.#take(',')) refuse("did not find expected ',' or '}'", this.tokens.peek().start);
      if (this.#is('}')) break;
      if (!this.#take('key')) {
        pairs.push([this.#readNode({ isBlock: false }), this.#nothing()]);
        continue;
      }
      const key = this.#readFlowUnless('value', ',', '}');
      pairs.push([key, this.#take('value') ? this.#readFlowUnless(',', '}') : this.#nothing()]);
    }
    this.tokens.next();
    return pairs;
  }
}

/** Where a node stands. */
interface NodePlace {
  readonly isBlock: boolean;
  readonly mayBeFlush?: boolean;
}
