import { findPageControls } from '../../markup/page-control.ts';
import { remove, sliceSpan } from '../../text/span.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'image/leftover-control',
  summary: 'A control of the old page, such as a zoom icon or lightbox link, that does nothing on yours.',
  severity: 'warning',
  messages: {
    leftover:
      'This is a control of the original page: without its script, it is an icon or link that does nothing.',
    removeTitle: 'Remove the control',
  },
  *check(post, context) {
    for (const { tag, span } of findPageControls(post)) {
      // A link without anything in it is reported for that.
      if (tag.name === 'a') continue;
      // Blanks between words that stand around an inline control must not go with it.
      const isBlock = /^<(?:div|p)\b/i.test(sliceSpan(post.text, span));
      const blank = !isBlock && /\s/.test(betweenTags(sliceSpan(post.text, span))) ? ' ' : '';
      const edits = [{ ...remove(span), text: blank }];
      yield context.finding(
        'leftover',
        {},
        { span: tag.span, fixes: [{ title: context.say('removeTitle', {}), safety: 'review', edits }] },
      );
    }
  },
});

function betweenTags(html: string): string {
  return html.replace(/<[^>]*>/g, '');
}
