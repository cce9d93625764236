import { decodeEntities } from '../kramdown/decode-entities.ts';
import { escapeDestination } from '../text/escape/escape-destination.ts';
import { escapeHtml, escapeHtmlAttribute } from '../text/escape/escape-html.ts';
import type { ListMarkup, RelatedItem } from './related-list.ts';
import { escapeMarkdown, writeRelatedItem } from './write-related-list.ts';

/** What is being written at a cursor: the address of a link, its title, or an item of a list that is to be a link. */
export interface LinkWriting {
  readonly kind: 'address' | 'title' | 'item';
  readonly markup: ListMarkup;
  /** What has been written of it, right before the cursor; a link takes its place. */
  readonly typed: string;
  /** So many UTF-16 units behind the cursor go as well: the bracket that an editor closes by itself. */
  readonly closing: number;
  /** The address of the link whose title is being written. */
  readonly address: string;
}

/** Tells what is being written from what stands before and behind the cursor on its line. */
export function readLinkWriting(before: string, behind: string): LinkWriting | undefined {
  return readHtml(before) ?? readMarkdown(before, behind);
}

/** A link as what is being written. */
export function writeLink({ title, url }: RelatedItem, { kind, markup }: LinkWriting): string {
  if (kind === 'item') return itemIn(markup);
  if (markup === 'html') return kind === 'address' ? escapeHtmlAttribute(url) : escapeHtml(title);
  return kind === 'address' ? escapeDestination(url) : escapeMarkdown(title);

  function itemIn(form: ListMarkup): string {
    return writeRelatedItem({ title, url }, form).replace(/^(?:<li>|- )|<\/li>$/g, '');
  }
}

function readHtml(before: string): LinkWriting | undefined {
  const shared = { markup: 'html', closing: 0, address: '' } as const;
  const address = /<a\s[^<>]*?\bhref\s*=\s*(?:"([^"<>]*)|'([^'<>]*))$/i.exec(before);
  if (address) return { ...shared, kind: 'address', typed: address[1] ?? address[2] ?? '' };
  const title = /<li\b[^<>]*>\s*<a\s[^<>]*?\bhref\s*=\s*["']([^"'<>]*)["'][^<>]*>([^<>]*)$/i.exec(before);
  if (title) return { ...shared, kind: 'title', typed: title[2]!, address: decodeEntities(title[1]!) };
  const item = /<li>([^<>]*)$/i.exec(before);
  return item ? { ...shared, kind: 'item', typed: item[1]! } : undefined;
}

function readMarkdown(before: string, behind: string): LinkWriting | undefined {
  const shared = { markup: 'markdown', closing: 0, address: '' } as const;
  // An image is no link.
  const address = /(?<!!)\[[^[\]]*\]\(([^\s()<>]*)$/.exec(before);
  if (address) return { ...shared, kind: 'address', typed: address[1]! };
  const item = /^[ \t>]*(?:[-*+]|\d+\.)[ \t]+(\[?)([^[\]<>]*)$/.exec(before);
  if (!item) return undefined;
  const isOpen = item[1] === '[';
  const target = isOpen ? /^[^[\]]*\]\(([^\s()<>]*)/.exec(behind)?.[1] : undefined;
  if (target) return { ...shared, kind: 'title', typed: item[2]!, address: target };
  return {
    ...shared,
    kind: 'item',
    typed: `${item[1]}${item[2]}`,
    closing: isOpen && behind[0] === ']' ? 1 : 0,
  };
}
