import type { Token } from 'markdown-it';
import type { Attributes, Element } from '../kramdown/element.ts';
import { createToken } from './page-token.ts';

/** Where in the file what a token prints stands: UTF-16 offsets, half-open. */
export interface TokenPlace {
  readonly start: number;
  readonly end: number;
}

/** Writes the tokens of a page in their order. */
export interface TokenWriter {
  readonly tokens: Token[];
  /** A start tag. */
  open(tag: string, attributes: Attributes | undefined, place: Element | undefined): Token;
  close(tag: string): void;
  /** `<br />` */
  void(tag: string, attributes: Attributes | undefined, place: Element | undefined): void;
  /** Text that is yet to be escaped. */
  text(content: string, place: Element): void;
  /** HTML as it is to stand on the page. */
  html(content: string, place: Element | undefined): void;
  /** White space for those who read the page's source. */
  space(content: string): void;
  /** Blanks at the start of a line. */
  indent(width: number): void;
  endLine(): void;
  /** Marks a place for what is known later; it is part of no line. */
  mark(): Token;
  /** Moves the tokens from the one at `start` on to the place of `mark`. */
  moveTo(mark: Token, start: number): void;
  /** Whether the last thing written ends its line. */
  endsLine(): boolean;
}

/** A writer that has written nothing yet. */
export function createTokenWriter(): TokenWriter {
  const tokens: Token[] = [];

  function add(type: string, tag: string, nesting: -1 | 0 | 1, place: TokenPlace | undefined): Token {
    const token = createToken(type, tag, nesting);
    if (place) token.meta = { start: place.start, end: place.end };
    tokens.push(token);
    return token;
  }

  function setAttributes(token: Token, attributes: Attributes | undefined): Token {
    if (attributes && attributes.size > 0) token.attrs = [...attributes];
    return token;
  }

  function addContent(type: string, content: string, place: TokenPlace | undefined): void {
    if (content !== '') add(type, '', 0, place).content = content;
  }

  return {
    tokens,
    open: (tag, attributes, place) => setAttributes(add('element_open', tag, 1, place), attributes),
    close: tag => void add('element_close', tag, -1, undefined),
    void: (tag, attributes, place) => void setAttributes(add('element_void', tag, 0, place), attributes),
    text: (content, place) => addContent('text', content, place),
    html: (content, place) => addContent('html', content, place),
    space: content => addContent('space', content, undefined),
    indent: width => addContent('space', ' '.repeat(width), undefined),
    endLine: () => addContent('space', '\n', undefined),
    mark: () => add('space', '', 0, undefined),
    moveTo(mark, start) {
      const moved = tokens.splice(start);
      // Not as arguments of a call, of which there can only be so many.
      const rest = tokens.splice(tokens.indexOf(mark));
      for (const token of moved) tokens.push(token);
      for (const token of rest) tokens.push(token);
    },
    endsLine: () => tokens.at(-1)?.content.endsWith('\n') ?? false,
  };
}
