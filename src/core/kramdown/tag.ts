import type { Span } from '../text/span.ts';

/** An attribute as written in a tag. */
export interface Attribute {
  /** As written, with its case. */
  readonly name: string;
  /** The name in lower case, as HTML compares names. */
  readonly key: string;
  /** As written, without quotes, entities not decoded; undefined where there is no `=`. */
  readonly value: string | undefined;
  /** Name, `=` and value with its quotes. */
  readonly span: Span;
  /** The value without its quotes. */
  readonly valueSpan: Span | undefined;
  /** Liquid writes a part of the value: what it is on the page is not known here. */
  readonly hasLiquid: boolean;
}

/** A tag as written, never as a browser would repair it. */
export interface Tag {
  /** `void`: a start tag that never has content (`<br>`) or says so (`<x/>`). */
  readonly kind: 'open' | 'close' | 'void';
  /** As kramdown matches it: in lower case for the elements it knows, else as written. */
  readonly name: string;
  readonly span: Span;
  /** In source order, duplicates kept; of an end tag none. */
  readonly attributes: readonly Attribute[];
  /** The other tag of the element in kramdown's reading. */
  readonly partner: Tag | undefined;
  /** The innermost element that is open here in kramdown's reading. */
  readonly parent: Tag | undefined;
  /**
   * Which text the tag was read in: an HTML block (counted from 1 upwards) or a text of Markdown, in which every
   * element is closed at the end (counted from −1 downwards).
   */
  readonly scope: number;
  /** Of a tag in a text of Markdown, a quote or a list item, the UTF-16 offset at which that ends, blanks left out. */
  readonly textEnd: number | undefined;
  /** Its content is read as blocks of Markdown: kramdown sees its end tag only where that starts a line. */
  readonly holdsBlocks: boolean;
  /** An end tag in indented code of an element that was opened above the code: it may be code by accident. */
  readonly inCode: boolean;
  /** False: kramdown's grammar of tags refuses it. */
  readonly readable: boolean;
  /** Liquid writes a part of it that is not the value of an attribute: which tag it is on the page is not known here. */
  readonly hasLiquid: boolean;
  /** Jekyll prints it as text: not readable, an end tag of nothing open, or a block within a paragraph of Markdown. */
  readonly printed: boolean;
}

/** The attribute that takes effect under Jekyll: of several with one name kramdown keeps the last. */
export function findAttribute({ attributes }: Tag, name: string): Attribute | undefined {
  for (let index = attributes.length - 1; index >= 0; index--) {
    if (attributes[index]!.key === name) return attributes[index];
  }
  return undefined;
}

/** What a tag adds to the count of end tags less that of start tags. */
export function balanceOf(tag: Tag): number {
  return tag.kind === 'close' ? 1 : tag.kind === 'open' ? -1 : 0;
}
