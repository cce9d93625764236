import type { Tag } from '../../kramdown/tag.ts';
import type { Post } from '../../post/post.ts';
import { insert, remove, spanOf } from '../../text/span.ts';
import { type Context, defineRule, type Fix } from '../rule.ts';
import { isBlank } from '../shared/empty-elements.ts';

const messages = {
  nested:
    'A link cannot hold a link: the browser ends the outer one here, and what follows this one is not linked.',
  related: 'The outer link.',
  unwrapTitle: 'Remove the outer link',
  closeTitle: 'End the outer link here',
} as const;

export default defineRule({
  id: 'html/nested-link',
  summary: 'A link within a link: the browser ends the outer one where the inner begins.',
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
        // What is within other elements of the link, the browser takes apart in ways that no edit imitates.
        else if (tag.parent === outer) {
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

/** What the browser makes of it, written down. */
function fixOf({ text }: Post, outer: Tag, inner: Tag, context: Context<typeof messages>): Fix {
  const end = remove(outer.partner!.span);
  const before = spanOf(outer.span.end, inner.span.start);
  if (isBlank(text.slice(before.start, before.end))) {
    return { title: context.say('unwrapTitle', {}), safety: 'safe', edits: [remove(outer.span), end] };
  }
  return {
    title: context.say('closeTitle', {}),
    safety: 'safe',
    edits: [insert(inner.span.start, '</a>'), end],
  };
}
