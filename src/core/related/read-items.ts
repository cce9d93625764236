import { decodeEntities } from '../kramdown/decode-entities.ts';
import { findAttribute, type Tag } from '../kramdown/tag.ts';
import type { Post } from '../post/post.ts';
import { addressKey } from '../text/address-key.ts';
import type { ListFault, RelatedItem } from './related-list.ts';

/** What a run of entries holds; see `FoundList`. */
export interface ItemsReading {
  readonly items: readonly RelatedItem[];
  readonly faults: readonly ListFault[];
  readonly keepsWords: boolean;
}

/** The indices in `post.body.tags` of the tags of an entry. */
export interface ItemTags {
  readonly start: number;
  readonly end: number;
}

/** Elements that say nothing of which entry is which. */
const wrappers: ReadonlySet<string> = new Set(
  'span strong b em i u font small big div p h3 h4 h5 h6 br time'.split(' '),
);
/** What may stand beside a link: a date, a mark. */
const BESIDE = /^[\s\d年月日:./|()（）[\]【】·•■▪●,，:：-]*$/;
const OTHER_THAN_DATE = /[|·•■▪●【】]/;
/** What leads to no article: places on the page, mail, buttons that share. */
const NO_ARTICLE =
  /^(?:#|javascript:|mailto:|tel:|data:|$)|\/cdn-cgi\/|[?&]share=|\/sharer?[/.?]|\/intent\//i;
/** Longer than any entry, in UTF-16 units. */
const MAX_ITEM = 3000;

interface Link {
  readonly url: string;
  readonly key: string;
  text: string;
  /** Where its last piece ends. */
  end: number;
}

interface ReadItem extends RelatedItem {
  readonly emptyKeys: readonly string[];
}

/** Reads entries that hold one link, or words alone. Undefined where one holds more, so that rewriting would harm. */
export function readItems(post: Post, places: readonly ItemTags[]): ItemsReading | undefined {
  const faults = new Set<ListFault>();
  const items: ReadItem[] = [];
  let keepsWords = true;
  for (const place of places) {
    const item = readItem(post, place);
    if (!item) return undefined;
    items.push(item);
  }
  const keys = new Set(items.map(({ url }) => addressKey(url)));
  // An address that only a link without text names would be lost.
  if (items.some(({ emptyKeys }) => emptyKeys.some(key => !keys.has(key)))) return undefined;
  const named = items.filter(({ title }) => title !== '');
  if (named.length < items.length) faults.add('empty-item');
  const seen = new Set<string>();
  for (const { title, url } of named) {
    const key = `${addressKey(url)} ${title}`;
    if (seen.has(key)) {
      faults.add('repeated');
      keepsWords = false;
    }
    seen.add(key);
  }
  return {
    items: named.map(({ title, url, date }) => ({ title, url, date })),
    faults: [...faults],
    keepsWords,
  };

  function readItem({ text, body: { tags } }: Post, { start, end }: ItemTags): ReadItem | undefined {
    const [first, last] = [tags[start]!, tags[end]!];
    if (last.span.start - first.span.end > MAX_ITEM) return undefined;
    const links: Link[] = [];
    const emptyKeys: string[] = [];
    let open: { readonly tag: Tag; readonly url: string; text: string } | undefined;
    let beside = '';
    let before = '';
    let position = first.span.end;
    if (!isPlain(first)) keepsWords = false;
    for (let index = start + 1; index <= end; index++) {
      const tag = tags[index]!;
      const piece = decodeEntities(text.slice(position, tag.span.start));
      if (open) open.text += piece;
      else beside += piece;
      position = tag.span.end;
      if (index === end) break;
      if (!isReadable(tag)) return undefined;
      if (tag.name === 'br') {
        if (open) open.text += ' ';
        else beside += ' ';
      } else if (tag.name !== 'a') {
        if (!wrappers.has(tag.name)) return undefined;
        if (tag.name !== 'time') faults.add('wrapper');
        if (!isPlain(tag)) keepsWords = false;
      } else if (tag.kind === 'open') {
        const url = decodeEntities(findAttribute(tag, 'href')?.value ?? '').trim();
        if (open || NO_ARTICLE.test(url)) return undefined;
        open = { tag, url, text: '' };
      } else if (tag.kind === 'close' && open) {
        if (!closeLink(open, tag)) return undefined;
        open = undefined;
      }
    }
    if (open || links.length > 1) return undefined;
    const [link] = links;
    const rest = tidyText(beside);
    if (!link) {
      if (emptyKeys.length > 0 && rest !== '') return undefined;
      return { title: rest, url: '', emptyKeys };
    }
    if (!BESIDE.test(rest)) return undefined;
    const hasDate = /\d/.test(rest);
    if (hasDate ? tidyText(before) !== '' : rest !== '') keepsWords = false;
    if (hasDate && OTHER_THAN_DATE.test(rest)) keepsWords = false;
    const date = hasDate ? rest.replace(/^[\s|·•■▪●【]+|[\s|·•■▪●】]+$/g, '') : undefined;
    return { title: tidyText(link.text), url: link.url, date, emptyKeys };

    function closeLink(
      { tag, url, text: words }: { tag: Tag; url: string; text: string },
      close: Tag,
    ): boolean {
      const key = addressKey(url);
      if (tidyText(words) === '') {
        faults.add('empty-link');
        emptyKeys.push(key);
        return true;
      }
      if (!isPlain(tag)) keepsWords = false;
      const previous = links.at(-1);
      if (!previous) {
        before = beside;
        links.push({ url, key, text: words, end: close.span.end });
        return true;
      }
      // One link that was cut in two: nothing but blanks between its parts.
      if (previous.key !== key || tidyText(beside) !== tidyText(before)) return false;
      previous.text += (/\s$/.test(beside) ? ' ' : '') + words;
      previous.end = close.span.end;
      faults.add('split-link');
      return true;
    }
  }
}

/** Whether kramdown and the author agree on the tag. */
function isReadable({ kind, readable, printed, partner }: Tag): boolean {
  return readable && !printed && (kind === 'void' || partner !== undefined);
}

/** Whether neither a link elsewhere nor a reader misses an attribute of the tag. */
function isPlain({ attributes }: Tag): boolean {
  return attributes.every(({ key }) => key !== 'id' && key !== 'name' && key !== 'title');
}

/** Text as a browser shows it in one line; ideographic blanks within stay. */
export function tidyText(text: string): string {
  return text
    .replace(/[ \t\r\n\f\u00a0]+/g, ' ')
    .replace(/[\u200b\ufeff]/g, '')
    .trim();
}
