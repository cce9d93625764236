import type { Tag } from '../../kramdown/tag.ts';
import { isBlank } from '../../markup/empty-elements.ts';
import type { Post } from '../../post/post.ts';
import { insert, remove } from '../../text/span.ts';
import { type Context, defineRule, type Fix } from '../rule.ts';

const messages = {
  nested:
    'A link cannot hold a link: browsers end the outer link here, and the text after this link is not linked.',
  related: 'The outer link starts here.',
  unwrapTitle: 'Remove the outer link',
  closeTitle: 'End the outer link here',
} as const;

export default defineRule({
  id: 'html/nested-link',
  summary: 'A link inside a link: browsers end the outer link where the inner one starts.',
  severity: 'error',
  messages,
  *check(post, context) {
    const { tags, startTags, structure } = post.body;
    if (startTags.named('a').length < 2) return;
    let outer: Tag | undefined;
    for (const tag of tags) {
      if (tag.name !== 'a' || tag.printed) continue;
      if (tag.kind === 'close') {
        if (tag.partner === outer) outer = undefined;
      } else if (tag.kind === 'open' && tag.partner && structure.partners.get(tag) === tag.partner) {
        if (!outer) outer = tag;
        else {
          const related = [{ span: outer.span, message: context.say('related', {}) }];
          yield context.finding(
            'nested',
            {},
            { span: tag.span, related, fixes: [fixOf(post, outer, tag, context)] },
          );
          outer = undefined;
        }
      }
    }
  },
});

/** What the browser makes of it, written down; how it takes apart what is between the links, no edit imitates. */
function fixOf({ text }: Post, outer: Tag, inner: Tag, context: Context<typeof messages>): Fix {
  const end = remove(outer.partner!.span);
  const before = text.slice(outer.span.end, inner.span.start);
  if (inner.parent === outer && !isBlank(before)) {
    const edits = [insert(inner.span.start, '</a>'), end];
    return { title: context.say('closeTitle', {}), safety: 'safe', edits };
  }
  const isSeen = /<(?:img|video|iframe)\b/i.test(before) || !isBlank(before.replace(/<[^<>]*>/g, ''));
  return {
    title: context.say('unwrapTitle', {}),
    safety: isSeen ? 'review' : 'safe',
    edits: [remove(outer.span), end],
  };
}
