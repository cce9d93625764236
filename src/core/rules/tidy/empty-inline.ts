import { removeInline } from '../../markup/remove-empty.ts';
import { defineRule } from '../rule.ts';
import { findLeftoverElements } from './leftover-elements.ts';
import { reportOnce } from './report-once.ts';

export default defineRule({
  id: 'tidy/empty-inline',
  summary: 'An element such as `<strong>` without text: a leftover that readers do not see.',
  severity: 'hint',
  messages: {
    one: 'This <{name}> has no text: readers do not see it.',
    many: 'This <{name}> and {count} more have no text: readers do not see them.',
    related: 'Another empty <{name}>.',
    fixTitle: 'Remove the empty <{name}>',
    fixManyTitle: 'Remove all empty <{name}>',
  },
  *check(post, context) {
    const empties = findLeftoverElements(post, 'inline', context.facts);
    const nameOf = (start: number): string => post.body.tags[start]!.name;
    for (const name of new Set(empties.map(({ start }) => nameOf(start)))) {
      const places = empties
        .filter(({ start }) => nameOf(start) === name)
        .map(element => removeInline(post, element));
      const fix = context.say(places.length === 1 ? 'fixTitle' : 'fixManyTitle', { name });
      for (const { parts, count } of reportOnce(places, { fix, related: context.say('related', { name }) })) {
        if (count === 1) yield context.finding('one', { name }, parts);
        else yield context.finding('many', { name, count: count - 1 }, parts);
      }
    }
  },
});
