import { addressKey } from '../text/address-key.ts';
import { escapeHtml, escapeHtmlAttribute } from '../text/escape-html.ts';
import type { RelatedItem, RelatedList } from './related-list.ts';

/** How a list is written: in HTML, in HTML with the date of each article, or in Markdown. */
export type ListForm = 'html' | 'html-dates' | 'markdown';

/** Writes a list in the house form, its caption left out where it has none. No line end stands behind it. */
export function writeRelatedList({ caption, items }: Omit<RelatedList, 'span'>, form: ListForm): string {
  const lines = itemsOnce(items).map(item => writeRelatedItem(item, form));
  if (form === 'markdown') {
    return [...(caption === undefined ? [] : [`**${escapeMarkdown(caption)}**`, '']), ...lines].join('\n');
  }
  const head = caption === undefined ? [] : [`<p><strong>${escapeHtml(caption)}</strong></p>`];
  return [...head, '<ul>', ...lines, '</ul>'].join('\n');
}

/** One entry of a list, without a line end. */
export function writeRelatedItem({ title, url, date = '' }: RelatedItem, form: ListForm): string {
  if (form === 'markdown') {
    const text = escapeMarkdown(title);
    return url === '' ? `- ${text}` : `- [${text}](${escapeDestination(url)})`;
  }
  const link =
    url === '' ? escapeHtml(title) : `<a href="${escapeHtmlAttribute(url)}">${escapeHtml(title)}</a>`;
  const day = form === 'html-dates' && date !== '' ? ` ${writeDay(date)}` : '';
  return `<li>${link}${day}</li>`;
}

/** The entries, of which two with the same title for the same page are one. */
export function itemsOnce(items: readonly RelatedItem[]): readonly RelatedItem[] {
  const seen = new Set<string>();
  return items.filter(({ title, url }) => {
    const key = `${addressKey(url)} ${title}`;
    return !seen.has(key) && seen.add(key);
  });
}

function writeDay(date: string): string {
  const text = escapeHtml(date);
  return /^\d{4}-\d\d-\d\d$/.test(date) ? `<time datetime="${text}">${text}</time>` : text;
}

/** What kramdown would read as markup. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>|$]/g, '\\$&').replaceAll('&', '&amp;');
}

function escapeDestination(url: string): string {
  return url.replace(
    /[\s()<>"'*_[\]|]/g,
    character => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}
