import type { Attributes, Element } from '../kramdown/element.ts';
import { voidElements } from '../kramdown/elements.ts';
import { type Page, writeChildren } from './page.ts';

/** An element of HTML that stands in the file. */
export function writeHtml(page: Page, element: Element, indent: number): void {
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
  if (!isInRaw) writer.indent(indent);
  const before = writer.tokens.length;
  writer.open(tag, attributes, element);
  if (contentModel === 'block') writer.endLine();
  const contentStart = writer.tokens.length;
  writeChildren(page, element, indent + 2);
  const isEmpty = writer.tokens.length === contentStart;
  if (contentModel === 'block') {
    if (isEmpty) writer.tokens.pop();
    else {
      if (!writer.endsLine()) writer.endLine();
      writer.indent(indent);
    }
  }
  const isSelfClosing = (element.isClosed && contentModel === 'raw') || (isEmpty && voidElements.has(tag));
  finishHtml(page, element, attributes, before, isSelfClosing);
  if (!isInRaw) writer.endLine();
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
export function writeAside(page: Page, element: Element, indent: number): void {
  const { writer } = page;
  const isOnOwnLine = element.isBlock && !isRawHtml(page.ancestors.at(-1));
  if (isOnOwnLine) writer.indent(indent);
  writer.html(element.value, element);
  if (isOnOwnLine) writer.endLine();
}
