import { type Attribute, findAttribute, type Tag } from '../../kramdown/tag.ts';
import type { Post } from '../../post/post.ts';
import { addressKey } from '../../text/address-key.ts';
import { type Span, spanOf } from '../../text/span.ts';
import { type Context, defineRule, type Finding, type Fix } from '../rule.ts';
import { plainText } from '../shared/captions.ts';
import { type EmptyElement, findEmptyElements } from '../shared/empty-elements.ts';
import { oncePerPost } from '../shared/once-per-post.ts';
import { removeInline, removeTag } from '../shared/remove-empty.ts';
import { findAncestor, startTags } from '../shared/start-tags.ts';
import { hasLiquid } from '../shared/url-places.ts';

const messages = {
  item: 'An item above leads to this page too: the list names it twice.',
  empty: 'Another item of this list leads to this page too, and this link has no text.',
  related: 'The other link to this page.',
  removeItemTitle: 'Remove the item that repeats it',
  removeLinkTitle: 'Remove the link without text',
} as const;

export default defineRule({
  id: 'link/duplicate-in-list',
  summary: 'A list of links that names a page twice.',
  severity: 'warning',
  messages,
  *check(post, context) {
    for (const links of findLinkLists(post)) yield* checkList(links, post, context);
  },
});

/** A link that stands in an item of a list. */
interface ListLink {
  readonly tag: Tag;
  readonly href: Attribute;
  readonly item: Tag;
}

/** A link of a list in which some lead to the same page. */
interface ComparedLink extends ListLink {
  readonly empty: EmptyElement | undefined;
  readonly key: string;
}

/** Longer than any item of a list of links. */
const LONG = 3000;
/** What may stand beside the link in an item: a date, a mark. */
const BESIDE = /^[\s\d年月日./:|()（）·•，,-]*$/;

/** The links to other pages of each list, in source order. */
function findLinkLists(post: Post): Iterable<readonly ListLink[]> {
  const lists = new Map<Tag, ListLink[]>();
  if (startTags(post, 'li').length < 2) return [];
  for (const tag of startTags(post, 'a')) {
    const item = findAncestor(tag, isItem);
    if (!item?.partner || !item.parent) continue;
    const href = findAttribute(tag, 'href');
    if (!href?.value || !/^\s*https?:/i.test(href.value) || hasLiquid(href, post.text)) continue;
    const links = lists.get(item.parent);
    if (links) links.push({ tag, href, item });
    else lists.set(item.parent, [{ tag, href, item }]);
  }
  return lists.values();
}

function isItem({ name }: Tag): boolean {
  return name === 'li';
}

function* checkList(
  list: readonly ListLink[],
  post: Post,
  context: Context<typeof messages>,
): Generator<Finding> {
  const keys = list.map(({ href }) => addressKey(href.value!));
  if (new Set(keys).size === list.length) return;
  const empties = emptyLinks(post);
  const links = list.map((link, index) => ({ ...link, key: keys[index]!, empty: empties.get(link.tag) }));
  const full = links.filter(({ empty }) => !empty);
  const perItem = new Map<Tag, number>();
  for (const { item } of full) perItem.set(item, (perItem.get(item) ?? 0) + 1);
  const first = new Map<string, ComparedLink>();
  // Of an item with several links nobody can tell which it is there for.
  const items = full.filter(link => perItem.get(link.item) === 1 && isWholeItem(link, post));
  for (const link of items) {
    const earlier = first.get(link.key);
    if (earlier) yield context.finding('item', {}, { ...place(link, earlier), fixes: [removeItem(link)] });
    else first.set(link.key, link);
  }
  // An empty link beside the full one in its own item is told of as such alone.
  const byKey = new Map<string, ComparedLink>();
  for (const link of full) if (!byKey.has(link.key)) byKey.set(link.key, link);
  for (const link of links) {
    const other = byKey.get(link.key);
    if (link.empty && other && other.item !== link.item) {
      // The whole of it, since a comment that hides the finding cannot stand within.
      const span = spanOf(link.tag.span.start, link.tag.partner?.span.end ?? link.tag.span.end);
      const { related } = place(link, other);
      yield context.finding('empty', {}, { span, related, fixes: [removeLink(link.empty)] });
    }
  }

  function place({ href }: ListLink, other: ListLink): Pick<Finding, 'span' | 'related'> {
    const related = [{ span: addressSpan(other.href), message: context.say('related', {}) }];
    return { span: addressSpan(href), related };
  }

  function removeItem({ item }: ListLink): Fix {
    const span = spanOf(item.span.start, item.partner!.span.end);
    const edits = [removeTag(post, item, span)];
    return { title: context.say('removeItemTitle', {}), safety: 'review', edits };
  }

  function removeLink(empty: EmptyElement): Fix {
    const { edits, safety } = removeInline(post, empty);
    return { title: context.say('removeLinkTitle', {}), safety, edits };
  }
}

/** The links without text by their tags. */
const emptyLinks = oncePerPost(
  (post: Post): ReadonlyMap<Tag, EmptyElement> =>
    new Map(
      findEmptyElements(post)
        .filter(({ kind }) => kind === 'link')
        .map(element => [post.body.tags[element.start]!, element] as const),
    ),
);

function addressSpan({ valueSpan, span }: Attribute): Span {
  return valueSpan ?? span;
}

/** Whether an item holds nothing but its link, and perhaps a date. */
function isWholeItem({ tag, item }: ListLink, { text }: Post): boolean {
  const [start, end] = [item.span.end, item.partner!.span.start];
  if (end - start > LONG || !tag.partner || tag.partner.span.end > end) return false;
  const before = text.slice(start, tag.span.start);
  const after = text.slice(tag.partner.span.end, end);
  return !/<img\b/i.test(before + after) && BESIDE.test(plainText(`${before} ${after}`));
}
