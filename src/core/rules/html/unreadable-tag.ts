import { mendTag } from '../../kramdown/mend-tag.ts';
import { replace } from '../../text/span.ts';
import { defineRule, type Fix } from '../rule.ts';

/** Longer than any tag of an article; what is longer is not mended. */
const MAX_TAG = 20_000;

export default defineRule({
  id: 'html/unreadable-tag',
  summary: 'A tag whose attributes Jekyll cannot read: it prints the tag on the page as text.',
  severity: 'error',
  messages: {
    unreadable: 'Jekyll cannot read this <{name}> tag and prints it on the page as text.',
    unreadableEnd: 'Jekyll cannot read this end tag of <{name}> and prints it on the page as text.',
    fixTitle: 'Write the tag so that Jekyll reads it: {tag}',
  },
  *check(post, context) {
    for (const tag of post.body.tags) {
      if (tag.readable) continue;
      const raw = post.text.slice(tag.span.start, tag.span.end);
      const mended = raw.length <= MAX_TAG ? mendTag(raw) : undefined;
      const fixes: readonly Fix[] =
        mended === undefined
          ? []
          : [
              {
                title: context.say('fixTitle', { tag: shorten(mended) }),
                safety: 'safe',
                edits: [replace(tag.span, mended)],
              },
            ];
      const message = tag.kind === 'close' ? 'unreadableEnd' : 'unreadable';
      yield context.finding(message, { name: tag.name }, { span: tag.span, prints: true, fixes });
    }
  },
});

function shorten(tag: string): string {
  return tag.length <= 60 ? tag : `${tag.slice(0, 40)} … ${tag.slice(-16)}`;
}
