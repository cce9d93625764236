import { addressKey } from '../text/address-key.ts';
import { createItemReader, type ItemReader, type ReadItem } from './item-reader.ts';
import type { FoundList, ListFault } from './related-list.ts';

/** What a run of entries holds; see `FoundList`. */
export type ItemsReading = Pick<FoundList, 'items' | 'faults' | 'loses'>;

/** Tells an entry to a reader; false where it holds what no entry of such a list does. */
export type TellItem = (reader: ItemReader) => boolean;

/** Reads entries that hold one link, or words alone. Undefined where one holds more, so that rewriting would harm. */
export function readItems(entries: readonly TellItem[]): ItemsReading | undefined {
  const faults = new Set<ListFault>();
  const items: ReadItem[] = [];
  for (const tell of entries) {
    const reader = createItemReader(faults);
    const item = tell(reader) ? reader.finish() : undefined;
    if (!item) return undefined;
    items.push(item);
  }
  const keys = new Set(items.map(({ url }) => addressKey(url)));
  // An address that only a link without text names would be lost.
  if (items.some(({ emptyKeys }) => emptyKeys.some(key => !keys.has(key)))) return undefined;
  const named = items.filter(({ title }) => title !== '');
  if (named.length < items.length) faults.add('empty-item');
  if (new Set(named.map(keyOf)).size < named.length) faults.add('repeated');
  return {
    items: named.map(({ title, url, date, before, after }) => ({ title, url, date, before, after })),
    faults: [...faults],
    loses: {
      words: faults.has('repeated') || items.some(({ losesWords }) => losesWords),
      looks: items.some(({ losesLooks }) => losesLooks),
    },
  };
}

/** Two entries with the same title for the same page are one. */
export function keyOf({ title, url }: Pick<ReadItem, 'title' | 'url'>): string {
  return `${addressKey(url)} ${title}`;
}
