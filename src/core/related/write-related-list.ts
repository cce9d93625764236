import { addressKey } from '../text/address-key.ts';
import { escapeDestination } from '../text/escape/escape-destination.ts';
import { escapeHtml, escapeHtmlAttribute } from '../text/escape/escape-html.ts';
import type { ListMarkup, RelatedItem, RelatedList } from './related-list.ts';

/** How a list is written: in HTML or in Markdown, without or with the date of each article. */
export type ListForm = ListMarkup | `${ListMarkup}-dates`;

/** Writes a list in the house form, its caption left out where it has none. No line end stands behind it. */
export function writeRelatedList(
  { caption, items }: Pick<RelatedList, 'caption' | 'items'>,
  form: ListForm,
): string {
  const lines = itemsOnce(items).map(item => writeRelatedItem(item, form));
  if (isMarkdown(form)) {
    return [...(caption === undefined ? [] : [`**${escapeMarkdown(caption)}**`, '']), ...lines].join('\n');
  }
  const head = caption === undefined ? [] : [`<p><strong>${escapeHtml(caption)}</strong></p>`];
  return [...head, '<ul>', ...lines, '</ul>'].join('\n');
}

/** One entry of a list, without a line end. */
export function writeRelatedItem(item: RelatedItem, form: ListForm): string {
  const { title, url, date = '', before = '', after = '' } = item;
  const write = isMarkdown(form) ? escapeMarkdown : escapeHtml;
  const name = write(title);
  const link = url === '' ? name : isMarkdown(form) ? linkInMarkdown(url, name) : linkInHtml(url, name);
  const text = `${write(before)}${gapBehind(before)}${link}${gapBefore(after)}${write(after)}`;
  const hasDate = date !== '' && (form === 'html-dates' || form === 'markdown-dates');
  const day = hasDate ? ` ${isMarkdown(form) ? write(date) : writeDay(date)}` : '';
  if (!isMarkdown(form)) return `<li>${text}${day}</li>`;
  // Else an item within the item, a heading or a quote.
  return `- ${text.replace(/^(?:[-+#>:]|\d+(?=\.\s))/, start => (/\d/.test(start) ? `${start}\\` : `\\${start}`))}${day}`;
}

/** The entries, of which two with the same title for the same page are one. */
export function itemsOnce(items: readonly RelatedItem[]): readonly RelatedItem[] {
  const seen = new Set<string>();
  return items.filter(({ title, url }) => {
    const key = `${addressKey(url)} ${title}`;
    return !seen.has(key) && seen.add(key);
  });
}

function isMarkdown(form: ListForm): form is 'markdown' | 'markdown-dates' {
  return form === 'markdown' || form === 'markdown-dates';
}

function linkInHtml(url: string, name: string): string {
  return `<a href="${escapeHtmlAttribute(url)}">${name}</a>`;
}

function linkInMarkdown(url: string, name: string): string {
  return `[${name}](${escapeDestination(url)})`;
}

/** Marks that belong close to a title stand close to it, as all do that are as wide as a Chinese character. */
function gapBehind(before: string): string {
  return before === '' || /[《〈「『“‘"'（(【[：，｜]$/.test(before) ? '' : ' ';
}

function gapBefore(after: string): string {
  return after === '' || /^[》〉」』”’"'）)】\]；;。.，,、：（【｜]/.test(after) ? '' : ' ';
}

function writeDay(date: string): string {
  const text = escapeHtml(date);
  return /^\d{4}-\d\d-\d\d$/.test(date) ? `<time datetime="${text}">${text}</time>` : text;
}

/** Text for between the brackets of a link: what kramdown or Liquid would read as markup is escaped. */
export function escapeMarkdown(text: string): string {
  return (
    text
      .replace(/[\\`*_{}[\]<>|$]|~(?=~)/g, '\\$&')
      .replaceAll('&', '&amp;')
      // A backslash means nothing to Liquid.
      .replaceAll('\\{%', '&#123;%')
  );
}
