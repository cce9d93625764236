import type { Element } from '../../kramdown/element.ts';
import { removeTag } from '../../markup/remove-empty.ts';
import type { Post } from '../../post/post.ts';
import { findEmptyCaptions } from '../../related/empty-captions.ts';
import { remove, type Span, spanOf, type TextEdit } from '../../text/span.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'related/empty-caption',
  summary: 'A caption for related links with nothing below it.',
  severity: 'info',
  messages: {
    found: 'There is nothing below "{caption}": readers look for links there and find none.',
    fixTitle: 'Remove the caption',
  },
  *check(post, context) {
    for (const { text, caption, element } of findEmptyCaptions(post)) {
      const edits = [removal(post, element, spanOf(element.start, element.end))];
      yield context.finding(
        'found',
        { caption: text },
        {
          span: spanOf(caption.start, caption.end),
          fixes: [{ title: context.say('fixTitle', {}), safety: 'review', edits }],
        },
      );
    }
  },
});

function removal(post: Post, { tag }: Element, span: Span): TextEdit {
  if (tag) return removeTag(post, tag, span);
  // Of Markdown the blank lines go as well that parted it from what follows.
  const rest = /^[ \t]*(?:\r?\n[ \t]*)*(?=\S|$)/.exec(post.text.slice(span.end))?.[0].length ?? 0;
  return remove(spanOf(span.start, span.end + rest));
}
