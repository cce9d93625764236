import type { Token } from 'markdown-it';
import { detailsOf, type Element, type ElementType } from '../kramdown/element.ts';
import { createIds } from '../kramdown/heading-ids.ts';
import type { KramdownOptions } from '../site/kramdown-options.ts';
import { writeBlockCode, writeCodespan } from './code-tokens.ts';
import { escapeCode, writeEntity, writeQuote, writeSymbol } from './escape.ts';
import { createFootnotes } from './footnotes.ts';
import { type Page, writeChildren } from './page.ts';
import { writeHeading, writeIndented, writeItem, writeParagraph, writeTerm } from './print-blocks.ts';
import { writeAside, writeHtml } from './print-html.ts';
import { writeCell, writeRow } from './print-table.ts';
import { createToc } from './toc.ts';
import { createTokenWriter } from './token-writer.ts';

/** The tokens of a tree, as `Kramdown::Converter::Html` prints it, with its indentation. */
export function treeToTokens(root: Element, options: KramdownOptions): Token[] {
  const writer = createTokenWriter();
  const page: Page = {
    writer,
    options,
    footnotes: createFootnotes(options),
    toc: createToc(options),
    createId: createIds(options),
    ancestors: [],
    write: (element, indent) => printers[element.type](page, element, indent),
  };
  writeChildren(page, root, 0);
  page.footnotes.finish(page);
  page.toc.finish(page);
  return writer.tokens;
}

/** Writes an element and all in it; blocks are indented by `indent` blanks. */
type Printer = (page: Page, element: Element, indent: number) => void;

const nothing: Printer = () => {};

const writeSpan: Printer = (page, element, indent) => {
  page.writer.open(element.type, element.attributes, element);
  writeChildren(page, element, indent + 2);
  page.writer.close(element.type);
};

/** A list, unless it only holds the place of the table of contents or of the footnotes. */
const writeList: Printer = (page, element, indent) => {
  if (page.toc.takePlace(page, element) || page.footnotes.takePlace(page, element)) return;
  writeIndented(page, element, indent);
};

const writeLoneCell: Printer = (page, element, indent) => writeCell(page, element, 0, indent);

/** How each type of element is printed. */
const printers: Readonly<Record<ElementType, Printer>> = {
  root: nothing,
  unread: nothing,
  boundary: nothing,
  blank: ({ writer }) => writer.endLine(),
  text: ({ writer }, element) => writer.text(element.value, element),
  html: writeHtml,
  'html-comment': writeAside,
  instruction: writeAside,
  comment({ writer }, element, indent) {
    if (element.isBlock) writer.indent(indent);
    writer.html(`<!-- ${element.value} -->`, element);
    if (element.isBlock) writer.endLine();
  },
  raw({ writer }, element) {
    if (element.isTransparent) return;
    writer.html(element.value, element);
    if (element.isBlock) writer.endLine();
  },
  p: writeParagraph,
  heading: writeHeading,
  blockquote: writeIndented,
  dl: writeIndented,
  dt: writeTerm,
  dd: writeItem,
  ul: writeList,
  ol: writeList,
  li: writeItem,
  table: writeIndented,
  thead: writeIndented,
  tbody: writeIndented,
  tfoot: writeIndented,
  tr: writeRow,
  td: writeLoneCell,
  th: writeLoneCell,
  hr({ writer }, element, indent) {
    writer.indent(indent);
    writer.void('hr', element.attributes, element);
    writer.endLine();
  },
  code: writeBlockCode,
  codespan: writeCodespan,
  math: writeMath,
  em: writeSpan,
  strong: writeSpan,
  a: writeSpan,
  img: ({ writer }, element) => writer.void('img', element.attributes, element),
  br: ({ writer }, element) => writer.void('br', undefined, element),
  entity({ writer, options }, element) {
    const { codePoint = 0, written } = detailsOf(element, 'entity') ?? {};
    writer.html(writeEntity(codePoint, written, options), element);
  },
  symbol: ({ writer, options }, element) => writer.html(writeSymbol(element.value, options), element),
  quote: ({ writer, options }, element) => writer.html(writeQuote(element.value, options), element),
  footnote: (page, element) => page.footnotes.writeMarker(page, element),
  abbreviation({ writer }, element) {
    writer.open('abbr', element.attributes, element);
    writer.html(element.value, undefined);
    writer.close('abbr');
  },
};

/** Mathematics as MathJax expects it, or in elements that say what it is. */
function writeMath(page: Page, element: Element, indent: number): void {
  const { writer, options } = page;
  const { value, isBlock, attributes } = element;
  const hasAttributes = attributes !== undefined && attributes.size > 0;
  const tag = isBlock ? 'div' : 'span';
  if (options.hasMathEngine && !hasAttributes) {
    writer.html(isBlock ? `\\[${escapeCode(value)}\\]\n` : `\\(${escapeCode(value)}\\)`, element);
    return;
  }
  const own = new Map(attributes);
  if (!options.hasMathEngine) own.set('class', `${own.get('class') ?? ''} kdmath`.trimStart());
  if (isBlock) writer.indent(indent);
  writer.open(tag, own, element);
  if (!isBlock) writer.html(`$${value}$`, undefined);
  else writer.html(options.hasMathEngine ? `\\[${escapeCode(value)}\\]\n` : `$$\n${value}\n$$`, undefined);
  writer.close(tag);
  if (isBlock) writer.endLine();
}
