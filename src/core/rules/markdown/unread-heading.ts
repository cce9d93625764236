import { markdownRuns } from '../../markup/markdown-runs.ts';
import { insert, remove, replace, spanOf } from '../../text/span.ts';
import { defineRule, type Fix } from '../rule.ts';

/** One sign alone is as likely a word for a search, or a number. */
const HEADING = /(?:^|\n)[ \t]*(#{2,6})(?=[^\s#\d!{\ufffc][^\n]{0,200}(?:\n|$))/g;

/** In text one sign may be the prompt of a shell; a heading begins with no small letter of English. */
const SPACED = /(?:^|\n)[ \t]*(#(?![ \t\u00a0]*[a-z])|#{2,6})([ \t\u00a0]+)(?=[^\s#])/g;

export default defineRule({
  id: 'markdown/unread-heading',
  summary: 'A heading without a space after its # characters, or with one before: readers see them as text.',
  severity: 'warning',
  messages: {
    glued: 'A space is missing after {signs}: readers see {signs} instead of a heading.',
    indented: 'There is a space before {signs}: readers see {signs} instead of a heading.',
    noBreak: 'The space after {signs} is a no-break space: readers see {signs} instead of a heading.',
    fixTitle: 'Add the space',
    outdentTitle: 'Remove the space before it',
    spaceTitle: 'Use an ordinary space',
  },
  *check(post, context) {
    if (!post.text.includes('#')) return;
    for (const { element, around, text, start } of markdownRuns(post)) {
      if (element.type !== 'p' || !text.includes('#')) continue;
      for (const match of text.matchAll(SPACED)) {
        const [found, signs = '', space = ''] = match;
        const at = start + match.index + found.indexOf('#');
        const lineStart = post.text.lastIndexOf('\n', at - 1) + 1;
        const isNoBreak = space.includes('\u00a0');
        // In a list the spaces may be those of an item.
        const isOutermost = around.length < 2;
        if (!isNoBreak && !(isOutermost && /^ {1,3}$/.test(post.text.slice(lineStart, at)))) continue;
        const behind = at + signs.length;
        const edits = isNoBreak
          ? [replace(spanOf(behind, behind + space.length), ' ')]
          : [remove(spanOf(lineStart, at))];
        const title = context.say(isNoBreak ? 'spaceTitle' : 'outdentTitle', {});
        const fixes: readonly Fix[] = [{ title, safety: 'review', edits, changes: ['mark', 'spacing'] }];
        yield context.finding(
          isNoBreak ? 'noBreak' : 'indented',
          { signs },
          { span: spanOf(at, behind), fixes },
        );
      }
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
