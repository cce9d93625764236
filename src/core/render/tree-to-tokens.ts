import type { Token } from 'markdown-it';
import { type Attributes, attributesOf, type Element } from '../kramdown/element.ts';
import { voidElements } from '../kramdown/elements.ts';
import type { KramdownOptions } from '../site/kramdown-options.ts';
import { writeBlockCode, writeCodespan } from './code-tokens.ts';
import { escapeCode, writeEntity, writeQuote, writeSymbol } from './escape.ts';
import { createFootnotes } from './footnotes.ts';
import { basicId, createIds } from './ids.ts';
import type { Page } from './page.ts';
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
    write: (element, indent) => writeElement(page, element, indent),
  };
  writeChildren(page, root, 0);
  page.footnotes.finish(page);
  page.toc.finish(page);
  return writer.tokens;
}

/** Writes what is in `element`; blocks in it are indented by `indent` blanks. */
function writeChildren(page: Page, element: Element, indent: number): void {
  page.ancestors.push(element);
  for (const child of element.children) writeElement(page, child, indent);
  page.ancestors.pop();
}

/** Writes an element and all in it. */
function writeElement(page: Page, element: Element, indent: number): void {
  const { writer, options } = page;
  switch (element.type) {
    case 'root':
    case 'unread':
    case 'boundary':
      return;
    case 'blank':
      writer.space('\n');
      return;
    case 'text':
      writer.text(element.value, element);
      return;
    case 'html':
      writeHtml(page, element, indent);
      return;
    case 'html-comment':
    case 'instruction':
      writeAside(page, element, element.value, indent);
      return;
    case 'comment':
      if (element.isBlock) writer.space(' '.repeat(indent));
      writer.html(`<!-- ${element.value} -->`, element);
      if (element.isBlock) writer.space('\n');
      return;
    case 'raw':
      if (element.isTransparent) return;
      writer.html(element.value, element);
      if (element.isBlock) writer.space('\n');
      return;
    case 'p':
      writeParagraph(page, element, indent);
      return;
    case 'heading':
      writeHeading(page, element, indent);
      return;
    case 'blockquote':
    case 'dl':
    case 'table':
    case 'thead':
    case 'tbody':
    case 'tfoot':
      writeIndented(page, element, element.type, indent);
      return;
    case 'tr':
      writeRow(page, element, indent);
      return;
    case 'ul':
    case 'ol':
      if (!page.toc.takePlace(page, element) && !page.footnotes.takePlace(page, element))
        writeIndented(page, element, element.type, indent);
      return;
    case 'li':
    case 'dd':
      writeItem(page, element, indent);
      return;
    case 'dt':
      writeTerm(page, element, indent);
      return;
    case 'td':
    case 'th':
      writeCell(page, element, 0, indent);
      return;
    case 'hr':
      writer.space(' '.repeat(indent));
      writer.void('hr', element.attributes, element);
      writer.space('\n');
      return;
    case 'code':
      writeBlockCode(page, element, indent);
      return;
    case 'codespan':
      writeCodespan(page, element);
      return;
    case 'math':
      writeMath(page, element, indent);
      return;
    case 'em':
    case 'strong':
    case 'a':
      writer.open(element.type, element.attributes, element);
      writeChildren(page, element, indent + 2);
      writer.close(element.type);
      return;
    case 'img':
    case 'br':
      writer.void(element.type, element.type === 'img' ? element.attributes : undefined, element);
      return;
    case 'entity':
      writer.html(writeEntity(element.level, element.raw, options), element);
      return;
    case 'symbol':
      writer.html(writeSymbol(element.value, options), element);
      return;
    case 'quote':
      writer.html(writeQuote(element.value, options), element);
      return;
    case 'footnote':
      page.footnotes.writeMarker(page, element);
      return;
    case 'abbreviation':
      writer.open('abbr', element.attributes, element);
      writer.html(element.value, undefined);
      writer.close('abbr');
      return;
    default:
      // The compiler sees to it that no type is forgotten.
      element.type satisfies never;
  }
}

/** A block with its content on lines of its own. */
function writeIndented(page: Page, element: Element, tag: string, indent: number): void {
  const { writer } = page;
  writer.space(' '.repeat(indent));
  writer.open(tag, element.attributes, element);
  writer.space('\n');
  writeChildren(page, element, indent + 2);
  writer.space(' '.repeat(indent));
  writer.close(tag);
  writer.space('\n');
}

/** A block with its content on the line of its tags. */
function writeBlock(
  page: Page,
  element: Element,
  tag: string,
  attributes: Attributes | undefined,
  indent: number,
): void {
  const { writer } = page;
  writer.space(' '.repeat(indent));
  writer.open(tag, attributes, element);
  writeChildren(page, element, indent + 2);
  writer.close(tag);
  writer.space('\n');
}

function writeParagraph(page: Page, element: Element, indent: number): void {
  const [only] = element.children;
  const isStandalone =
    element.children.length === 1 && only!.type === 'img' && only!.ial?.names.includes('standalone');
  if (element.isTransparent) writeChildren(page, element, indent + 2);
  else if (isStandalone) writeFigure(page, element, only!, indent);
  else writeBlock(page, element, 'p', element.attributes, indent);
}

/** An image alone in its paragraph that is marked `{:standalone}`. */
function writeFigure({ writer }: Page, paragraph: Element, image: Element, indent: number): void {
  const figureAttributes = new Map(paragraph.attributes);
  const imageAttributes = new Map(image.attributes);
  for (const name of ['class', 'id']) {
    const value = imageAttributes.get(name);
    if (value === undefined || figureAttributes.has(name)) continue;
    figureAttributes.set(name, value);
    imageAttributes.delete(name);
  }
  const inner = ' '.repeat(indent + 2);
  writer.space(' '.repeat(indent));
  writer.open('figure', figureAttributes, paragraph);
  writer.space(`\n${inner}`);
  writer.void('img', imageAttributes, image);
  writer.space(`\n${inner}`);
  writer.open('figcaption', undefined, undefined);
  writer.html(imageAttributes.get('alt') ?? '', undefined);
  writer.close('figcaption');
  writer.space(`\n${' '.repeat(indent)}`);
  writer.close('figure');
  writer.space('\n');
}

function writeHeading(page: Page, element: Element, indent: number): void {
  const { options } = page;
  if (options.autoIds && !element.attributes?.has('id'))
    attributesOf(element).set('id', page.createId(element.raw ?? ''));
  page.toc.add(element);
  const level = Math.max(1, Math.min(6, element.level + options.headerOffset));
  writeBlock(page, element, `h${level}`, element.attributes, indent);
}

function writeItem(page: Page, element: Element, indent: number): void {
  const { writer } = page;
  const [first] = element.children;
  const isTight = !first || (first.type === 'p' && first.isTransparent);
  writer.space(' '.repeat(indent));
  writer.open(element.type, element.attributes, element);
  if (!isTight) writer.space('\n');
  writeChildren(page, element, indent + 2);
  if (!isTight || (first && writer.endsLine())) writer.space(' '.repeat(indent));
  writer.close(element.type);
  writer.space('\n');
}

function writeTerm(page: Page, element: Element, indent: number): void {
  const reference = page.ancestors
    .at(-1)
    ?.ial?.names.map(name => /^auto_ids(?:-([\w-]+))?/.exec(name))
    .find(Boolean);
  if (reference && !element.attributes?.has('id')) {
    attributesOf(element).set('id', `${reference[1] ?? ''}${basicId(element.raw ?? '')}`.trimStart());
  }
  writeBlock(page, element, 'dt', element.attributes, indent);
}

function writeRow(page: Page, row: Element, indent: number): void {
  const { writer, ancestors } = page;
  writer.space(' '.repeat(indent));
  writer.open('tr', row.attributes, row);
  writer.space('\n');
  ancestors.push(row);
  row.children.forEach((child, column) => {
    if (child.type === 'td' || child.type === 'th') writeCell(page, child, column, indent + 2);
    else writeElement(page, child, indent + 2);
  });
  ancestors.pop();
  writer.space(' '.repeat(indent));
  writer.close('tr');
  writer.space('\n');
}

function writeCell(page: Page, element: Element, column: number, indent: number): void {
  const { writer, ancestors, options } = page;
  const [table, group] = ancestors.slice(-3);
  const tag = group?.type === 'thead' ? 'th' : 'td';
  const alignment = table?.details?.alignment?.[column] ?? 'default';
  let { attributes } = element;
  if (alignment !== 'default') {
    attributes = new Map(attributes);
    const style = attributes.get('style');
    attributes.set('style', `${style === undefined ? '' : `${style}; `}text-align: ${alignment}`);
  }
  writer.space(' '.repeat(indent));
  writer.open(tag, attributes, element);
  const before = writer.tokens.length;
  writeChildren(page, element, indent + 2);
  if (writer.tokens.length === before) writer.html(writeEntity(0xa0, undefined, options), undefined);
  writer.close(tag);
  writer.space('\n');
}

function writeHtml(page: Page, element: Element, indent: number): void {
  const { writer } = page;
  const { value: tag, contentModel } = element;
  const attributes = element.attributes ?? element.tag?.toAttributes();
  if (!element.isBlock) {
    const before = writer.tokens.length;
    writer.open(tag, attributes, element);
    writeChildren(page, element, indent + 2);
    finishHtml(page, element, attributes, before, voidElements.has(tag));
    return;
  }
  const isInRaw = isRawHtml(page.ancestors.at(-1));
  if (!isInRaw) writer.space(' '.repeat(indent));
  const before = writer.tokens.length;
  writer.open(tag, attributes, element);
  if (contentModel === 'block') writer.space('\n');
  const contentStart = writer.tokens.length;
  writeChildren(page, element, indent + 2);
  const isEmpty = writer.tokens.length === contentStart;
  if (contentModel === 'block') {
    if (isEmpty) writer.tokens.pop();
    else {
      if (!writer.endsLine()) writer.space('\n');
      writer.space(' '.repeat(indent));
    }
  }
  const isSelfClosing = (element.isClosed && contentModel === 'raw') || (isEmpty && voidElements.has(tag));
  finishHtml(page, element, attributes, before, isSelfClosing);
  if (!isInRaw) writer.space('\n');
}

/** Closes the element whose start tag is the token at `start`; where it has no content, perhaps in that tag itself. */
function finishHtml(
  { writer }: Page,
  element: Element,
  attributes: Attributes | undefined,
  start: number,
  mayBeVoid: boolean,
): void {
  const isEmpty = writer.tokens.length === start + 1;
  if (isEmpty && mayBeVoid) {
    writer.tokens.pop();
    writer.void(element.value, attributes, element);
  } else {
    writer.close(element.value);
  }
}

function isRawHtml(element: Element | undefined): boolean {
  return element?.type === 'html' && element.contentModel === 'raw';
}

/** A comment or a processing instruction. */
function writeAside(page: Page, element: Element, text: string, indent: number): void {
  const { writer } = page;
  const isOnOwnLine = element.isBlock && !isRawHtml(page.ancestors.at(-1));
  if (isOnOwnLine) writer.space(' '.repeat(indent));
  writer.html(text, element);
  if (isOnOwnLine) writer.space('\n');
}

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
  if (isBlock) writer.space(' '.repeat(indent));
  writer.open(tag, own, element);
  if (!isBlock) writer.html(`$${value}$`, undefined);
  else writer.html(options.hasMathEngine ? `\\[${escapeCode(value)}\\]\n` : `$$\n${value}\n$$`, undefined);
  writer.close(tag);
  if (isBlock) writer.space('\n');
}
