import { type Attributes, attributesOf, detailsOf, type Element } from '../kramdown/element.ts';
import { basicId } from '../kramdown/heading-ids.ts';
import { type Page, writeChildren } from './page.ts';

/** A block with its content on lines of its own. */
export function writeIndented(page: Page, element: Element, indent: number): void {
  const { writer } = page;
  writer.indent(indent);
  writer.open(element.type, element.attributes, element);
  writer.endLine();
  writeChildren(page, element, indent + 2);
  writer.indent(indent);
  writer.close(element.type);
  writer.endLine();
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
  writer.indent(indent);
  writer.open(tag, attributes, element);
  writeChildren(page, element, indent + 2);
  writer.close(tag);
  writer.endLine();
}

/** A paragraph; one that is transparent, as in a tight list, without its tags. */
export function writeParagraph(page: Page, element: Element, indent: number): void {
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
  writer.indent(indent);
  writer.open('figure', figureAttributes, paragraph);
  writer.endLine();
  writer.indent(indent + 2);
  writer.void('img', imageAttributes, image);
  writer.endLine();
  writer.indent(indent + 2);
  writer.open('figcaption', undefined, undefined);
  writer.html(imageAttributes.get('alt') ?? '', undefined);
  writer.close('figcaption');
  writer.endLine();
  writer.indent(indent);
  writer.close('figure');
  writer.endLine();
}

/** A heading with its id. */
export function writeHeading(page: Page, element: Element, indent: number): void {
  const { options } = page;
  if (options.autoIds && !element.attributes?.has('id'))
    attributesOf(element).set('id', page.createId(detailsOf(element, 'heading')?.text ?? ''));
  page.toc.add(element);
  const { level: written = 1 } = detailsOf(element, 'heading') ?? {};
  const level = Math.max(1, Math.min(6, written + options.headerOffset));
  writeBlock(page, element, `h${level}`, element.attributes, indent);
}

/** An item of a list, or what is said of a term. */
export function writeItem(page: Page, element: Element, indent: number): void {
  const { writer } = page;
  const [first] = element.children;
  const isTight = !first || (first.type === 'p' && first.isTransparent);
  writer.indent(indent);
  writer.open(element.type, element.attributes, element);
  if (!isTight) writer.endLine();
  writeChildren(page, element, indent + 2);
  if (!isTight || (first && writer.endsLine())) writer.indent(indent);
  writer.close(element.type);
  writer.endLine();
}

/** A term of a list of definitions. */
export function writeTerm(page: Page, element: Element, indent: number): void {
  const reference = page.ancestors
    .at(-1)
    ?.ial?.names.map(name => /^auto_ids(?:-([\w-]+))?/.exec(name))
    .find(Boolean);
  if (reference && !element.attributes?.has('id')) {
    attributesOf(element).set(
      'id',
      `${reference[1] ?? ''}${basicId(detailsOf(element, 'dt')?.text ?? '')}`.trimStart(),
    );
  }
  writeBlock(page, element, 'dt', element.attributes, indent);
}
