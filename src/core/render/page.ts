import type { Element } from '../kramdown/element.ts';
import type { KramdownOptions } from '../site/kramdown-options.ts';
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

/** The footnotes of a page: at its end, or in the place of the first list marked `{:footnotes}`. */
export interface Footnotes {
  /** Whether `list` is only there to be replaced by the footnotes. */
  takePlace(page: Page, list: Element): boolean;
  /** Writes the number that leads to a footnote. */
  writeMarker(page: Page, marker: Element): void;
  /** Writes the footnotes that a marker leads to. */
  finish(page: Page): void;
}

/** The table of contents, which takes the place of the first list marked `{:toc}`. */
export interface Toc {
  /** Whether `list` is only there to be replaced by the table. */
  takePlace(page: Page, list: Element): boolean;
  add(heading: Element): void;
  /** Puts the table into its place, once all headings are known. */
  finish(page: Page): void;
}

/** Writes what is in `element`; blocks in it are indented by `indent` blanks. */
export function writeChildren(page: Page, element: Element, indent: number): void {
  page.ancestors.push(element);
  for (const child of element.children) page.write(child, indent);
  page.ancestors.pop();
}
