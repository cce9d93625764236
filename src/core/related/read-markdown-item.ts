import { decodeEntities } from '../kramdown/decode-entities.ts';
import { attributesOf, detailsOf, type Element } from '../kramdown/element.ts';
import { entityNamed, isScalar } from '../kramdown/entities.ts';
import type { ItemReader } from './item-reader.ts';
import type { TellItem } from './read-items.ts';

/** What smart quotes and symbols of kramdown's stand for. */
const symbols: Readonly<Record<string, string>> = {
  hellip: '…',
  ndash: '–',
  mdash: '—',
  laquo: '«',
  raquo: '»',
  laquo_space: '« ',
  raquo_space: ' »',
};
const plainTypes: ReadonlySet<string> = new Set(['p', 'strong', 'em', 'br', 'html']);

/** What tells an entry of Markdown; `text` is the whole file. */
export function tellMarkdownItem(item: Element, text: string): TellItem {
  return reader => tellMarked(item, reader) && item.children.every(child => tell(child, reader, text));
}

function tell(element: Element, reader: ItemReader, text: string): boolean {
  const { type, value } = element;
  const codePoint = detailsOf(element, 'entity')?.codePoint;
  if (type === 'blank') return true;
  if (type === 'text') reader.text(value);
  else if (type === 'quote') reader.text(String.fromCodePoint(entityNamed(value) ?? 0x22));
  else if (type === 'symbol' && value in symbols) reader.text(symbols[value]!);
  else if (codePoint !== undefined && isScalar(codePoint)) reader.text(String.fromCodePoint(codePoint));
  else if (type === 'a' || (type === 'html' && value === 'a')) return tellLink(element, reader, text);
  else if (plainTypes.has(type)) {
    if (!tellMarked(element, reader)) return false;
    return element.children.every(child => tell(child, reader, text));
  } else return false;
  return true;
}

/** In Markdown attributes stand in braces, which the house form has none of. */
function tellMarked(element: Element, reader: ItemReader): boolean {
  const { type, value, isTransparent } = element;
  if (type !== 'html' && attributesOf(element).size > 0) return false;
  const name = type === 'html' ? value : type;
  return isTransparent || reader.element({ name, attributes: attributesOf(element).keys() });
}

/** An address that is defined elsewhere stays there: such a link is left alone. */
function tellLink(element: Element, reader: ItemReader, text: string): boolean {
  const attributes = attributesOf(element);
  const written = text.slice(element.start, element.end);
  if (!element.tag && !written.endsWith(')') && !written.startsWith('<')) return false;
  const valueFor = (name: string): string => decodeEntities(attributes.get(name) ?? '').trim();
  const names = attributes.keys();
  if (!reader.openLink({ url: valueFor('href'), rel: valueFor('rel'), attributes: names })) return false;
  return element.children.every(child => tell(child, reader, text)) && reader.closeLink();
}
