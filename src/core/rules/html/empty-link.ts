import { attributesOf } from '../../kramdown/element.ts';
import { findAttribute } from '../../kramdown/tag.ts';
import { findEmptyElements } from '../../markup/empty-elements.ts';
import { addressSpan, findTwins } from '../../markup/link-lists.ts';
import { markdownSpans } from '../../markup/markdown-spans.ts';
import { removeInline } from '../../markup/remove-empty.ts';
import { remove, spanOf } from '../../text/span.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'html/empty-link',
  summary: 'A link without text or image: readers cannot see it, but the keyboard still stops on it.',
  severity: 'warning',
  messages: {
    empty:
      'This link has no text: readers cannot see it, the keyboard stops on it, and screen readers announce "{url}".',
    repeated:
      'This link has no text, and another item leads to the same page: unseen, but the keyboard stops on it.',
    related: 'The other link to this page.',
    fixTitle: 'Remove the link',
  },
  *check(post, context) {
    for (const link of markdownSpans(post).links) {
      if (!link.children.every(({ type, value }) => type === 'text' && value.trim() === '')) continue;
      const span = spanOf(link.start, link.end);
      const url = shorten(attributesOf(link).get('href') ?? '');
      const fixes = [
        { title: context.say('fixTitle', {}), safety: 'review', edits: [remove(span)] },
      ] as const;
      yield context.finding('empty', { url }, { span, fixes });
    }
    for (const link of findEmptyElements(post)) {
      if (link.kind !== 'link') continue;
      const tag = post.body.tags[link.start]!;
      const { span, edits, safety } = removeInline(post, link);
      const fixes = [{ title: context.say('fixTitle', {}), safety, edits }];
      const twin = findTwins(post).get(tag);
      if (twin) {
        const related = [{ span: addressSpan(twin), message: context.say('related', {}) }];
        yield context.finding('repeated', {}, { span, related, fixes });
      } else {
        const url = shorten(findAttribute(tag, 'href')?.value ?? '');
        yield context.finding('empty', { url }, { span, fixes });
      }
    }
  },
});

function shorten(url: string): string {
  return url.length <= 60 ? url : `${url.slice(0, 59)}…`;
}
