import { markdownRuns } from '../../markup/markdown-runs.ts';
import { insert, spanOf } from '../../text/span.ts';
import { defineRule, type Fix } from '../rule.ts';

/** One sign alone is as likely a word for a search, or a number. */
const HEADING = /(?:^|\n)[ \t]*(#{2,6})(?=[^\s#\d!{\ufffc][^\n]{0,200}(?:\n|$))/g;

export default defineRule({
  id: 'markdown/unread-heading',
  summary: 'A heading without a space after its # characters: readers see them as text.',
  severity: 'warning',
  messages: {
    glued: 'A space is missing after {signs}: readers see {signs} instead of a heading.',
    fixTitle: 'Add the space',
  },
  *check(post, context) {
    if (!post.text.includes('##')) return;
    for (const { element, text, start } of markdownRuns(post)) {
      if (element.type !== 'p') continue;
      for (const match of text.matchAll(HEADING)) {
        const signs = match[1]!;
        const end = start + match.index + match[0].length;
        const fixes: readonly Fix[] = [
          {
            title: context.say('fixTitle', {}),
            safety: 'review',
            edits: [insert(end, ' ')],
            changes: ['mark'],
          },
        ];
        yield context.finding('glued', { signs }, { span: spanOf(end - signs.length, end), fixes });
      }
    }
  },
});
