import MarkdownIt, { type Token } from 'markdown-it';

/**
 * A token of markdown-it with nothing in it. markdown-it 15 is compiled for old engines, where each of a token's fields
 * takes several calls to define: half of the time that printing a page takes.
 */
export function createToken(type: string, tag: string, nesting: -1 | 0 | 1): Token {
  // The prototype has the rest.
  return new PageToken(type, tag, nesting) as Pick<Token, keyof PageToken> as Token;
}

/** What our tokens have of their own; the fields that they leave as they are, they share. */
class PageToken implements Partial<Token> {
  readonly type: string;
  readonly tag: string;
  readonly nesting: -1 | 0 | 1;
  readonly attrs = null;
  readonly content = '';
  readonly meta = null;

  constructor(type: string, tag: string, nesting: -1 | 0 | 1) {
    this.type = type;
    this.tag = tag;
    this.nesting = nesting;
  }
}

Object.setPrototypeOf(PageToken.prototype, new MarkdownIt.Token('', '', 0));
