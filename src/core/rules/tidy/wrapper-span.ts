import { findWrapperSpans } from '../../markup/wrapper-spans.ts';
import { defineRule, type Finding, type FindingParts } from '../rule.ts';
import { reportOnce } from './report-once.ts';

export default defineRule({
  id: 'tidy/wrapper-span',
  summary: 'A `<span>` that says nothing of its text.',
  severity: 'hint',
  messages: {
    bare: 'This <span> says nothing of its text.',
    bareMany: 'This <span> and {count} more say nothing of their text.',
    classed: 'This <span> has only names that the site it was copied from gave it.',
    classedMany:
      'This <span> and {count} more have only names that the site they were copied from gave them.',
    related: 'Another such <span>.',
    fixTitle: 'Remove such <span> tags, keep their text',
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
