import MarkdownIt, { type Token } from 'markdown-it';

/**
 * A token of markdown-it with nothing in it. markdown-it 15 is compiled for old engines, where each of a token's ten
 * fields takes several calls to define: half of the time that printing a page takes.
 */
export function createToken(type: string, tag: string, nesting: -1 | 0 | 1): Token {
  // The prototype has the methods.
  return new PageToken(type, tag, nesting) as Pick<Token, keyof PageToken> as Token;
}

class PageToken implements Partial<Token> {
  readonly attrs = null;
  readonly map = null;
  readonly level = 0;
  readonly children = null;
  readonly content = '';
  readonly markup = '';
  readonly info = '';
  readonly meta = null;
  readonly block = false;
  readonly hidden = false;
  readonly type: string;
  readonly tag: string;
  readonly nesting: -1 | 0 | 1;

  constructor(type: string, tag: string, nesting: -1 | 0 | 1) {
    this.type = type;
    this.tag = tag;
    this.nesting = nesting;
  }
}

Object.setPrototypeOf(PageToken.prototype, MarkdownIt.Token.prototype);
