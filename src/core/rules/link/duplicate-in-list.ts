import type { Tag } from '../../kramdown/tag.ts';
import { plainText } from '../../markup/captions.ts';
import { addressSpan, findRepetitiveLists, type ListLink } from '../../markup/link-lists.ts';
import { removeTag } from '../../markup/remove-empty.ts';
import type { Post } from '../../post/post.ts';
import { spanOf } from '../../text/span.ts';
import { type Context, defineRule, type Finding, type Fix } from '../rule.ts';

const messages = {
  item: 'An item above already leads to this page: the list has the page twice.',
  related: 'The other link to this page.',
  removeItemTitle: 'Remove the repeated item',
} as const;

export default defineRule({
  id: 'link/duplicate-in-list',
  summary: 'A list of links with the same page twice.',
  severity: 'warning',
  messages,
  *check(post, context) {
    for (const links of findRepetitiveLists(post)) yield* checkList(links, post, context);
  },
});

/** Longer than any item of a list of links. */
const LONG = 3000;
/** What may stand beside the link in an item: a date, a mark. */
const BESIDE = /^[\s\d年月日./:|()（）·•，,-]*$/;

function* checkList(
  links: readonly ListLink[],
  post: Post,
  context: Context<typeof messages>,
): Generator<Finding> {
  // A link without text is a fault by itself, of which html/empty-link tells.
  const full = links.filter(({ isEmpty }) => !isEmpty);
  const perItem = new Map<Tag, number>();
  for (const { item } of full) perItem.set(item, (perItem.get(item) ?? 0) + 1);
  const first = new Map<string, ListLink>();
  // Of an item with several links nobody can tell which it is there for.
  const items = full.filter(link => perItem.get(link.item) === 1 && isWholeItem(link, post));
  for (const link of items) {
    const earlier = first.get(link.key);
    if (!earlier) {
      first.set(link.key, link);
      continue;
    }
    const related = [{ span: addressSpan(earlier), message: context.say('related', {}) }];
    yield context.finding('item', {}, { span: addressSpan(link), related, fixes: [removeItem(link)] });
  }

  function removeItem({ item }: ListLink): Fix {
    const span = spanOf(item.span.start, item.partner!.span.end);
    const edits = [removeTag(post, item, span)];
    return { title: context.say('removeItemTitle', {}), safety: 'review', edits };
  }
}

/** Whether an item holds nothing but its link, and perhaps a date. */
function isWholeItem({ tag, item }: ListLink, { text }: Post): boolean {
  const [start, end] = [item.span.end, item.partner!.span.start];
  if (end - start > LONG || !tag.partner || tag.partner.span.end > end) return false;
  const before = text.slice(start, tag.span.start);
  const after = text.slice(tag.partner.span.end, end);
  return !/<img\b/i.test(before + after) && BESIDE.test(plainText(`${before} ${after}`));
}
