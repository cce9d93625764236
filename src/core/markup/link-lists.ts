import { type Attribute, findAttribute, type Tag } from '../kramdown/tag.ts';
import { oncePerPost } from '../post/once-per-post.ts';
import type { Post } from '../post/post.ts';
import { addressKey } from '../text/address-key.ts';
import type { Span } from '../text/span.ts';
import { findAncestor, startTags } from './ancestors.ts';
import { type EmptyElement, findEmptyElements } from './empty-elements.ts';

/** A link to another page that stands in an item of a list. */
export interface ListLink {
  readonly tag: Tag;
  readonly href: Attribute;
  readonly item: Tag;
  /** The same for all links that lead to the same page. */
  readonly key: string;
  /** Whether no reader sees it. */
  readonly isEmpty: boolean;
}

/** Of each list in which some links lead to the same page, the links to other pages, in source order. */
export const findRepetitiveLists = oncePerPost((post: Post): readonly (readonly ListLink[])[] => {
  const lists = new Map<Tag, Omit<ListLink, 'isEmpty'>[]>();
  if (startTags(post, 'li').length < 2) return [];
  for (const tag of startTags(post, 'a')) {
    const item = findAncestor(tag, isItem);
    if (!item?.partner || !item.parent) continue;
    const href = findAttribute(tag, 'href');
    if (!href?.value || !/^\s*https?:/i.test(href.value) || href.hasLiquid) continue;
    const links = lists.get(item.parent) ?? [];
    lists.set(item.parent, links);
    links.push({ tag, href, item, key: addressKey(href.value) });
  }
  const repetitive = [...lists.values()].filter(
    links => new Set(links.map(({ key }) => key)).size < links.length,
  );
  if (repetitive.length === 0) return [];
  const empties = new Set(
    findEmptyElements(post)
      .filter(isLink)
      .map(({ start }) => post.body.tags[start]),
  );
  return repetitive.map(links => links.map(link => ({ ...link, isEmpty: empties.has(link.tag) })));
});

/** For each link without text in a list, the first one with a text in another item that leads to the same page. */
export const findTwins = oncePerPost((post: Post): ReadonlyMap<Tag, ListLink> => {
  const twins = new Map<Tag, ListLink>();
  for (const links of findRepetitiveLists(post)) {
    const full = new Map<string, ListLink>();
    for (const link of links) if (!link.isEmpty && !full.has(link.key)) full.set(link.key, link);
    for (const { tag, item, key, isEmpty } of links) {
      const twin = isEmpty ? full.get(key) : undefined;
      if (twin && twin.item !== item) twins.set(tag, twin);
    }
  }
  return twins;
});

/** Where the address of a link stands. */
export function addressSpan({ href }: ListLink): Span {
  return href.valueSpan ?? href.span;
}

function isItem({ name }: Tag): boolean {
  return name === 'li';
}

function isLink({ kind }: EmptyElement): boolean {
  return kind === 'link';
}
