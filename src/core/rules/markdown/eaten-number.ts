import type { Element } from '../../kramdown/element.ts';
import { isClosedToMarkdown } from '../../markup/markdown-runs.ts';
import type { Post } from '../../post/post.ts';
import { insert, spanOf } from '../../text/span.ts';
import { defineRule, type Fix } from '../rule.ts';

export default defineRule({
  id: 'markdown/eaten-number',
  summary:
    'A number at the start of a line that kramdown takes for a list: readers see a different number or none.',
  severity: 'warning',
  isOfKramdown: true,
  messages: {
    eaten: 'Jekyll takes "{number}." for the start of a list: readers see 1 instead.',
    fixTitle: 'Show the number as text',
  },
  *check(post, context) {
    for (const at of findNumbers(post)) {
      const number = /^\d+/.exec(post.text.slice(at, at + 20))![0];
      const end = at + number.length;
      const fixes: readonly Fix[] = [
        {
          title: context.say('fixTitle', {}),
          safety: 'safe',
          edits: [insert(end, '\\')],
          changes: ['reveal'],
        },
      ];
      yield context.finding('eaten', { number }, { span: spanOf(at, end + 1), fixes });
    }
  },
});

/** Nobody counts the items of a list from here. */
const MIN_YEAR = 32;

function findNumbers(post: Post): readonly number[] {
  const { body, text, lead } = post;
  const found: number[] = [];
  const walk = (element: Element): void => {
    for (const child of element.children) {
      if (child.type === 'ol') found.push(...numbersOf(child, element, text));
      if (child.children.length > 0 && !isClosedToMarkdown(child, post)) walk(child);
    }
  };
  walk(body.root);
  return found.filter(at => at >= (lead?.span.end ?? 0));
}

/** A list of one item that counts from a year; one within the line of an item, as a day of a month. */
function numbersOf(list: Element, parent: Element, text: string): readonly number[] {
  const items = list.children.filter(({ type }) => type === 'li');
  const numbers = items.map(({ start }) => /^[ \t]*(\d+)\./.exec(text.slice(start, start + 24)));
  const [first] = numbers;
  if (!first || !items[0]) return [];
  const isDay =
    parent.type === 'li' &&
    items.length === 1 &&
    /[-*+][ \t]*$/.test(text.slice(Math.max(0, items[0].start - 8), items[0].start));
  const values = numbers.map(match => Number(match?.[1]));
  const isCounted = values.every((value, index) => index === 0 || value === values[index - 1]! + 1);
  const areYears = values[0]! >= MIN_YEAR && (items.length === 1 || !isCounted);
  if (!isDay && !areYears) return [];
  return numbers.flatMap((match, index) =>
    match ? [items[index]!.start + match[0].length - match[1]!.length - 1] : [],
  );
}
