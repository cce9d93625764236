import type { Tag } from '../kramdown/tag.ts';
import type { Post } from '../post/post.ts';
import { type Span, sliceSpan, spanOf } from '../text/span.ts';
import { findMarkdownLists } from './find-markdown-lists.ts';
import { captionAbove } from './list-captions.ts';
import { holdsComment, type ItemTags, tellHtmlItem, textBetween } from './read-html-item.ts';
import { readItems } from './read-items.ts';
import type { FoundList, ListFault } from './related-list.ts';

/** What Liquid makes of a list is not known here: such a list is left alone. */
const HOLDS_LIQUID = /\{[{%]/;

/** Finds the lists of links in a post, however they were scraped. Takes time linear in the text. */
export function findRelatedLists(post: Post): readonly FoundList[] {
  const { startTags } = post.body;
  const hasHtml = startTags.named('li').length > 1 && startTags.named('a').length > 1;
  const lists = hasHtml ? findHtmlLists(post) : [];
  return [...lists, ...findMarkdownLists(post)].sort((a, b) => a.span.start - b.span.start);
}

function findHtmlLists(post: Post): readonly FoundList[] {
  const { tags, startTags, structure } = post.body;
  const found: FoundList[] = [];
  for (const tag of [...startTags.named('ul'), ...startTags.named('ol')]) {
    const index = tag.kind === 'open' ? indexOf(tags, tag) : -1;
    if (index < 0) continue;
    const places = findItems(post, index);
    const reading = places && readItems(places.items.map(item => tellHtmlItem(post, item)));
    if (!reading || reading.items.filter(({ url }) => url !== '').length < 2) continue;
    const span = spanOf(tag.span.start, structure.partners.get(tag)!.span.end);
    const faults = [...new Set([...reading.faults, ...places.faults])];
    const hasId = tag.attributes.some(({ key }) => key === 'id');
    const words = reading.loses.words || hasId;
    const loses = { words, looks: reading.loses.looks || tag.attributes.length > 0 };
    found.push({ ...reading, faults, loses, markup: 'html', caption: captionAbove(post, index), span });
  }
  return found;
}

/** Tags stand in source order. */
function indexOf(tags: readonly Tag[], { span }: Tag): number {
  let [low, high] = [0, tags.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tags[middle]!.span.start < span.start) low = middle + 1;
    else high = middle;
  }
  return tags[low]?.span.start === span.start ? low : -1;
}

/** The paragraphs of a selection as entries of a list; undefined where they are anything but links, one in each. */
export function readLinkParagraphs(post: Post, { start, end }: Span): FoundList | undefined {
  const { tags } = post.body;
  const places: ItemTags[] = [];
  let passed = -1;
  for (let index = 0; index < tags.length; index++) {
    const tag = tags[index]!;
    if (tag.span.end <= start || tag.span.start < passed) continue;
    if (tag.span.start >= end) break;
    if (tag.name !== 'p' || tag.kind !== 'open' || !isRaw(tag)) return undefined;
    const last = tag.partner ? tags.indexOf(tag.partner, index) : -1;
    const previous = places.at(-1);
    if (last < 0 || (previous && !isBlankBetween(post, previous.end, index))) return undefined;
    places.push({ start: index, end: last });
    passed = tags[last]!.span.end;
  }
  const reading = readItems(places.map(place => tellHtmlItem(post, place)));
  if (!reading?.items.some(({ url }) => url !== '')) return undefined;
  const span = spanOf(tags[places[0]!.start]!.span.start, tags[places.at(-1)!.end]!.span.end);
  if (HOLDS_LIQUID.test(sliceSpan(post.text, span))) return undefined;
  return { ...reading, markup: 'html', caption: undefined, span };
}

/** The entries of a list, and what stands between them that says nothing. */
interface FoundItems {
  readonly items: readonly ItemTags[];
  readonly faults: ReadonlySet<ListFault>;
}

/** What may stand between items and around all of them, although nothing may: a browser and kramdown bear it. */
const strayNames: ReadonlySet<string> = new Set(['p', 'br', 'span', 'div']);

/** The items of the list whose tag has the index; undefined where anything else stands in it. */
function findItems(post: Post, start: number): FoundItems | undefined {
  const { text, body } = post;
  const { tags, structure } = body;
  const list = tags[start]!;
  const end = structure.partners.get(list);
  if (!end || list.printed || !list.readable || !isRaw(list)) return undefined;
  const items: ItemTags[] = [];
  const faults = new Set<ListFault>();
  let open: number | undefined;
  for (let index = start + 1; index < tags.length; index++) {
    const tag = tags[index]!;
    if (open === undefined && !isBlankBetween(post, index - 1, index)) return undefined;
    if (tag === end) {
      const written = text.slice(list.span.start, tag.span.end);
      const isOther = open !== undefined || HOLDS_LIQUID.test(written) || holdsComment(written);
      return isOther ? undefined : { items, faults };
    }
    if (isList(tag) || !tag.readable || reachesOut(tag)) return undefined;
    if (open !== undefined) {
      if (tag !== structure.partners.get(tags[open]!)) continue;
      items.push({ start: open, end: index });
      open = undefined;
    } else if (tag.name === 'li' && tag.kind === 'open') open = index;
    else if (strayNames.has(tag.name)) faults.add('stray-tag');
    else return undefined;
  }
  return undefined;

  /** Without its other half, what stands outside would be torn apart. */
  function reachesOut(tag: Tag): boolean {
    const halves = [tag.partner, structure.partners.get(tag)];
    return halves.some(
      half => half && (half.span.start < list.span.start || half.span.start > end!.span.start),
    );
  }
}

function isBlankBetween({ text, body: { tags } }: Post, before: number, behind: number): boolean {
  return textBetween(text, tags[before]!, tags[behind]!).trim() === '';
}

function isList({ name }: Tag): boolean {
  return name === 'ul' || name === 'ol';
}

/** In an HTML block, where blank lines and Markdown mean nothing. */
function isRaw({ scope }: Tag): boolean {
  return scope > 0;
}
