import { isElementName } from '../../kramdown/elements.ts';
import { mendTag } from '../../kramdown/mend-tag.ts';
import type { Tag } from '../../kramdown/tag.ts';
import { findUnreadableReason } from '../../kramdown/unreadable-reason.ts';
import type { Post } from '../../post/post.ts';
import { replace, spanOf } from '../../text/span.ts';
import { type Context, defineRule, type Fix } from '../rule.ts';

/** Longer than any tag of an article; what is longer is not mended. */
const MAX_TAG = 20_000;

const messages = {
  unreadable: 'Jekyll cannot read this <{name}> tag and prints it on the page as text: {reason}.',
  unreadableEnd: 'Jekyll cannot read this tag of <{name}> and prints it on the page as text.',
  noTag: 'No tag is called "{name}": Jekyll prints this on the page as text, others take it for a tag.',
  blank: 'a blank is missing before {what}',
  early: 'a quote ends the value before {what}',
  bare: 'the value of {what} needs quotes',
  quote: 'the quote that {what} begins with is never closed',
  junk: '{what} is no attribute',
  fixTitle: 'Write the tag so that Jekyll reads it: {tag}',
  escapeTitle: 'Write "<" as text',
} as const;

export default defineRule({
  id: 'html/unreadable-tag',
  summary: 'A tag whose attributes Jekyll cannot read: it prints the tag on the page as text.',
  severity: 'error',
  mendsPairs: true,
  messages,
  *check(post, context) {
    if (post.body.structure.isWhole) return;
    for (const tag of post.body.tags) {
      if (tag.readable) continue;
      const { name, span } = tag;
      if (!isElementName(name)) {
        const fixes = [escapeBracket(tag, context)];
        yield context.finding('noTag', { name }, { span, prints: true, severity: 'info', fixes });
        continue;
      }
      const parts = { span, prints: true, fixes: mend(post, tag, context) };
      const reason = tag.kind === 'close' ? undefined : reasonOf(post, tag, context);
      if (reason === undefined) yield context.finding('unreadableEnd', { name }, parts);
      else yield context.finding('unreadable', { name, reason }, parts);
    }
  },
});

function reasonOf({ text }: Post, { span }: Tag, context: Context<typeof messages>): string | undefined {
  const reason = findUnreadableReason(text.slice(span.start, Math.min(span.end, span.start + MAX_TAG)));
  return reason && context.say(reason.kind, { what: shorten(reason.what) });
}

function mend(post: Post, tag: Tag, context: Context<typeof messages>): readonly Fix[] {
  const raw = post.text.slice(tag.span.start, tag.span.end);
  const mended = raw.length <= MAX_TAG ? mendTag(raw) : undefined;
  if (!mended) return [];
  return [
    {
      title: context.say('fixTitle', { tag: shorten(mended.text) }),
      safety: mended.isGuess ? 'review' : 'safe',
      changes: ['reveal'],
      edits: [replace(tag.span, mended.text)],
    },
  ];
}

/** `<me@example.com>`, `<Ctrl+C>`: words that somebody wants to be read. */
function escapeBracket(tag: Tag, context: Context<typeof messages>): Fix {
  const bracket = spanOf(tag.span.start, tag.span.start + 1);
  return {
    title: context.say('escapeTitle', {}),
    safety: 'safe',
    changes: ['reveal'],
    edits: [replace(bracket, '&lt;')],
  };
}

function shorten(tag: string): string {
  return tag.length <= 60 ? tag : `${tag.slice(0, 40)} … ${tag.slice(-16)}`;
}
