import type { Element } from '../kramdown/element.ts';
import type { KramdownOptions } from '../site/kramdown-options.ts';
import type { Footnotes } from './footnotes.ts';
import type { Toc } from './toc.ts';
import type { TokenWriter } from './token-writer.ts';

/** What is known while a page is written. */
export interface Page {
  readonly writer: TokenWriter;
  readonly options: KramdownOptions;
  readonly footnotes: Footnotes;
  readonly toc: Toc;
  /** A fresh id for a heading of that text. */
  createId(text: string): string;
  /** Writes an element and all in it; it is indented by `indent` blanks. */
  write(element: Element, indent: number): void;
  /** The elements around the one that is written, outermost first. */
  readonly ancestors: Element[];
}
