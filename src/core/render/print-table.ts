import { detailsOf, type Element } from '../kramdown/element.ts';
import { writeEntity } from './escape.ts';
import { type Page, writeChildren } from './page.ts';

/** A row of a table: what stands in it knows its column. */
export function writeRow(page: Page, row: Element, indent: number): void {
  const { writer, ancestors } = page;
  writer.indent(indent);
  writer.open('tr', row.attributes, row);
  writer.endLine();
  ancestors.push(row);
  row.children.forEach((child, column) => {
    if (child.type === 'td' || child.type === 'th') writeCell(page, child, column, indent + 2);
    else page.write(child, indent + 2);
  });
  ancestors.pop();
  writer.indent(indent);
  writer.close('tr');
  writer.endLine();
}

/** A cell, which is never empty. */
export function writeCell(page: Page, element: Element, column: number, indent: number): void {
  const { writer, ancestors, options } = page;
  const [table, group] = ancestors.slice(-3);
  const tag = group?.type === 'thead' ? 'th' : 'td';
  const alignment = (table && detailsOf(table, 'table')?.alignment[column]) ?? 'default';
  let { attributes } = element;
  if (alignment !== 'default') {
    attributes = new Map(attributes);
    const style = attributes.get('style');
    attributes.set('style', `${style === undefined ? '' : `${style}; `}text-align: ${alignment}`);
  }
  writer.indent(indent);
  writer.open(tag, attributes, element);
  const before = writer.tokens.length;
  writeChildren(page, element, indent + 2);
  if (writer.tokens.length === before) writer.html(writeEntity(0xa0, undefined, options), undefined);
  writer.close(tag);
  writer.endLine();
}
