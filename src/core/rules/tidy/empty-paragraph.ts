import { removeBlock } from '../../markup/remove-empty.ts';
import { sliceSpan } from '../../text/span.ts';
import { defineRule } from '../rule.ts';
import { findLeftoverElements } from './leftover-elements.ts';
import { reportOnce } from './report-once.ts';

export default defineRule({
  id: 'tidy/empty-paragraph',
  summary: 'A paragraph without text: the page shows a gap or nothing.',
  severity: 'info',
  messages: {
    gap: 'This paragraph has no text: the page shows a gap.',
    gaps: 'This paragraph and {count} more have no text: the page shows gaps.',
    one: 'This paragraph has no text: the page shows a gap or nothing.',
    many: 'This paragraph and {count} more have no text: the page shows gaps or nothing.',
    related: 'Another empty paragraph.',
    fixTitle: 'Remove the empty paragraphs',
  },
  *check(post, context) {
    const places = findLeftoverElements(post, 'paragraph', context.facts).map(paragraph =>
      removeBlock(post, paragraph),
    );
    const titles = { fix: context.say('fixTitle', {}), related: context.say('related', {}) };
    for (const { parts, count } of reportOnce(places, titles)) {
      const others = parts.related ?? [];
      const hasGap = [parts, ...others].some(({ span }) => showsGap(sliceSpan(post.text, span)));
      if (count === 1) yield context.finding(hasGap ? 'gap' : 'one', {}, parts);
      else yield context.finding(hasGap ? 'gaps' : 'many', { count: count - 1 }, parts);
    }
  },
});

/** Whether a browser leaves room for an empty paragraph: it does for line breaks and for blanks that do not collapse. */
function showsGap(paragraph: string): boolean {
  return /<br|[^\t\n\f\r ]/i.test(paragraph.replace(/<(?!br)[^<>]*>/gi, ''));
}
