import { removeBlock } from '../../markup/remove-empty.ts';
import { defineRule } from '../rule.ts';
import { findLeftoverElements } from './leftover-elements.ts';
import { reportOnce } from './report-once.ts';

export default defineRule({
  id: 'tidy/empty-block',
  summary: 'An empty block, such as a list item or a heading without content.',
  severity: 'info',
  // Copied pages are full of them, and most show nothing.
  isOptIn: true,
  messages: {
    one: 'This <{name}> is empty.',
    many: 'This <{name}> and {count} more are empty.',
    related: 'Another empty block.',
    fixTitle: 'Remove the empty blocks',
  },
  *check(post, context) {
    const places = findLeftoverElements(post, 'block', context.facts)
      // What looks like a place for a script to fill is for somebody to judge.
      .map(block => ({ ...removeBlock(post, block), safety: 'review' as const }));
    const names = new Map(post.body.tags.map(({ span, name }) => [span.start, name]));
    const titles = { fix: context.say('fixTitle', {}), related: context.say('related', {}) };
    for (const { parts, count } of reportOnce(places, titles)) {
      const name = names.get(parts.span.start) ?? '';
      if (count === 1) yield context.finding('one', { name }, parts);
      else yield context.finding('many', { name, count: count - 1 }, parts);
    }
  },
});
