import { addressOfPage, findTargets, type TargetSearch } from '../newsroom/own-pages.ts';
import type { PostSummary } from '../newsroom/post-summary.ts';
import type { Site } from '../site/site.ts';
import type { RelatedItem } from './related-list.ts';

/** A post as an item of a list. */
export function toRelatedItem(summary: PostSummary, site: Site): RelatedItem {
  const { title, path, date } = summary;
  const day = date === undefined ? undefined : dayOf(date);
  return { title: title || titleOf(path), url: addressOf(summary, site), date: day };
}

/** The address by which a post is linked to: that of its page, else of the page that it comes from. */
export function addressOf({ permalink, from }: PostSummary, site: Site): string {
  return permalink === undefined ? from : addressOfPage(permalink, site);
}

/** A moment, in milliseconds since 1970 UTC, as `2024-03-05`. */
export function dayOf(date: number): string {
  return new Date(date).toISOString().slice(0, 10);
}

/**
 * Items that lead to posts of the newsroom, or to where these come from, as items that lead to the posts' own pages; all
 * others stay. Undefined where none changes its address.
 */
export function toOwnPages(
  items: readonly RelatedItem[],
  search: TargetSearch,
): readonly RelatedItem[] | undefined {
  const own = items.map(item => {
    const [target] = findTargets({ kind: 'address', target: item.url }, search);
    return target?.permalink === undefined ? item : toRelatedItem(target, search.site);
  });
  return own.some(({ url }, index) => url !== items[index]!.url) ? own : undefined;
}

/** The title that Jekyll makes of the name of a post's file where the post gives none (`Utils.titleize_slug`). */
function titleOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/^\d+-\d+-\d+-|\.[^.]*$/g, '');
  return name
    .split('-')
    .map(word => word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase())
    .join(' ');
}
