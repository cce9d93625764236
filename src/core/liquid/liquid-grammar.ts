/*
 * The grammar of what stands within Liquid's tags, as Liquid for Ruby has it. It reads it strictly first and, where
 * that fails, once more by expressions that let almost anything pass; both are followed, since posts hold both.
 */

import { skipSpace } from '../text/ascii-space.ts';

/** White space to Ruby: not what else Unicode calls so. */
export const S = '[ \\t\\r\\n\\f\\v]';
const QUOTED = `"[^"]*"|'[^']*'`;

/** Liquid's `QuotedFragment`: a text in quotation marks, or what holds no space, comma, bar or quotation mark. */
export const FRAGMENT = `(?:${QUOTED}|(?:[^ \\t\\r\\n\\f\\v,|'"]|${QUOTED})+)`;

const ATTRIBUTE = new RegExp(`(\\w[\\w-]*)${S}*:${S}*(${FRAGMENT})`, 'g');

/** The attributes of a tag such as `{% for … limit: 2 %}`, in order. */
export function readAttributes(markup: string): readonly (readonly [key: string, value: string])[] {
  return [...markup.matchAll(ATTRIBUTE)].map(match => [match[1]!, match[2]!]);
}

/** What the strict reading takes no tag for. */
export class NotStrict extends Error {}

type Kind = 'comparison' | 'string' | 'number' | 'id' | 'dotdot' | 'special' | 'end';

interface Lexeme {
  readonly kind: Kind;
  readonly text: string;
}

const LEXEMES: readonly (readonly [Kind, RegExp])[] = [
  ['comparison', /==|!=|<>|<=?|>=?|contains(?=[ \t\r\n\f\v])/y],
  ['string', /'[^']*'|"[^"]*"/y],
  ['number', /-?\d+(?:\.\d+)?/y],
  ['id', /[a-zA-Z_][\w-]*\??/y],
  ['dotdot', /\.\./y],
  ['special', /[|.:,[\]()?-]/y],
];

function lex(markup: string): readonly Lexeme[] {
  const lexemes: Lexeme[] = [];
  for (let position = 0; ; ) {
    position = skipSpace(markup, position);
    if (position >= markup.length) break;
    const lexeme = lexAt(markup, position);
    if (!lexeme) throw new NotStrict();
    lexemes.push(lexeme);
    position += lexeme.text.length;
  }
  return lexemes;
}

function lexAt(markup: string, position: number): Lexeme | undefined {
  for (const [kind, pattern] of LEXEMES) {
    pattern.lastIndex = position;
    const text = pattern.exec(markup)?.[0];
    if (text !== undefined) return { kind, text };
  }
  return undefined;
}

const end: Lexeme = { kind: 'end', text: '' };

/** How deep an expression may be: `((((…` would fill the stack. */
const MAX_DEPTH = 100;

/** Liquid's strict parser: it takes a tag's markup apart, or throws `NotStrict`. */
export class StrictParser {
  readonly #lexemes: readonly Lexeme[];
  #at = 0;

  constructor(markup: string) {
    this.#lexemes = lex(markup);
  }

  /** Takes a lexeme of the kind, and of the text where one is given; undefined where another stands there. */
  take(kind: Kind, text?: string): string | undefined {
    const lexeme = this.#peek();
    if (lexeme.kind !== kind || (text !== undefined && lexeme.text !== text)) return undefined;
    this.#at++;
    return lexeme.text;
  }

  need(kind: Kind, text?: string): string {
    const taken = this.take(kind, text);
    if (taken === undefined) throw new NotStrict();
    return taken;
  }

  /** Whether an attribute begins here: a name and a colon. */
  isAtAttribute(): boolean {
    return this.#peek().kind === 'id' && this.#peek(1).text === ':' && this.#peek(1).kind === 'special';
  }

  /** An expression, without the white space in it. */
  expression(depth = 0): string {
    if (depth > MAX_DEPTH) throw new NotStrict();
    const simple = this.take('string') ?? this.take('number');
    if (simple !== undefined) return simple;
    const name = this.take('id');
    if (name !== undefined) return name + this.#lookups(depth);
    if (this.take('special', '[') !== undefined) {
      const inner = this.expression(depth + 1);
      this.need('special', ']');
      return `[${inner}]${this.#lookups(depth)}`;
    }
    this.need('special', '(');
    const first = this.expression(depth + 1);
    this.need('dotdot');
    const last = this.expression(depth + 1);
    this.need('special', ')');
    return `(${first}..${last})`;
  }

  /** An argument of a filter, with its name where it has one. */
  argument(): string {
    if (!this.isAtAttribute()) return this.expression();
    return `${this.need('id')}${this.need('special', ':')} ${this.expression()}`;
  }

  #lookups(depth: number): string {
    let lookups = '';
    for (;;) {
      if (this.take('special', '[') !== undefined) {
        lookups += `[${this.expression(depth + 1)}]`;
        this.need('special', ']');
      } else if (this.take('special', '.') !== undefined) lookups += `.${this.need('id')}`;
      else return lookups;
    }
  }

  #peek(ahead = 0): Lexeme {
    return this.#lexemes[this.#at + ahead] ?? end;
  }
}
