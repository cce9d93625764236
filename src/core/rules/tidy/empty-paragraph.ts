import { defineRule } from '../rule.ts';
import { findEmptyElements } from '../shared/empty-elements.ts';
import { removeBlock } from '../shared/remove-empty.ts';
import { reportOnce } from '../shared/report-once.ts';

export default defineRule({
  id: 'tidy/empty-paragraph',
  summary: 'A paragraph without text: a gap on the page, and nothing to one who listens to it.',
  severity: 'info',
  messages: {
    one: 'This paragraph holds nothing but blanks: the page shows a gap.',
    many: 'This paragraph and {count} more hold nothing but blanks: the page shows gaps.',
    related: 'Another empty paragraph.',
    fixTitle: 'Remove the empty paragraphs',
  },
  *check(post, context) {
    const places = findEmptyElements(post)
      .filter(({ kind }) => kind === 'paragraph')
      .map(paragraph => removeBlock(post, paragraph));
    const titles = { fix: context.say('fixTitle', {}), related: context.say('related', {}) };
    for (const { parts, count } of reportOnce(places, titles)) {
      if (count === 1) yield context.finding('one', {}, parts);
      else yield context.finding('many', { count: count - 1 }, parts);
    }
  },
});
