import { findWrapperSpans } from '../../markup/wrapper-spans.ts';
import { defineRule, type Finding, type FindingParts } from '../rule.ts';
import { reportOnce } from './report-once.ts';

export default defineRule({
  id: 'tidy/wrapper-span',
  summary: 'A `<span>` that has no effect on its text.',
  severity: 'hint',
  messages: {
    bare: 'This <span> has no effect on its text.',
    bareMany: 'This <span> and {count} more have no effect on their text.',
    classed: 'This <span> has only classes from the site that the post was copied from.',
    classedMany:
      'This <span> and {count} more have only classes from the site that the post was copied from.',
    related: 'Another <span> like this one.',
    fixTitle: 'Remove these <span> tags and keep their text',
  },
  *check(post, context) {
    const titles = { fix: context.say('fixTitle', {}), related: context.say('related', {}) };
    const { bare, classed } = findWrapperSpans(post);
    for (const { parts, count } of reportOnce(bare, titles)) yield say('bare', count, parts);
    for (const { parts, count } of reportOnce(classed, titles)) yield say('classed', count, parts);

    function say(kind: 'bare' | 'classed', count: number, parts: FindingParts): Finding {
      return count === 1
        ? context.finding(kind, {}, parts)
        : context.finding(`${kind}Many`, { count: count - 1 }, parts);
    }
  },
});
