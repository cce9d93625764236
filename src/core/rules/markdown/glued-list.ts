import { markdownRuns } from '../../markup/markdown-runs.ts';
import { lineEndOf } from '../../text/line-ends.ts';
import { insert, spanOf } from '../../text/span.ts';
import { defineRule, type Fix } from '../rule.ts';

/** Two items, or one behind a colon: a single dash at the start of a line may be one of the sentence. */
const LIST =
  /(?<=[^\n]\n)(?:[ \t]*(?:[-*+]|\d{1,2}\.)[ \t]+\S[^\n]*\n[ \t]*(?:[-*+]|\d{1,2}\.)[ \t]+\S|(?<=[:：][ \t]*\n)[ \t]*(?:[-*+]|\d{1,2}\.)[ \t]+\S)/;

const MAY_BE = /\n[ \t]*(?:[-*+]|\d{1,2}\.)[ \t]/;

export default defineRule({
  id: 'markdown/glued-list',
  summary: 'A list right below a line of text that kramdown takes for more of that text.',
  severity: 'warning',
  messages: {
    glued:
      'Jekyll takes these items for more of the text above: readers see them in one line, with their list marks.',
    fixTitle: 'Insert a blank line above the list',
  },
  *check(post, context) {
    for (const { element, text, start } of markdownRuns(post)) {
      if (element.type !== 'p' || !MAY_BE.test(text)) continue;
      const match = LIST.exec(text);
      if (!match) continue;
      const at = start + match.index;
      const line = /^[^\n]*/.exec(text.slice(match.index))![0];
      const signs = line.length - line.trimStart().length;
      const edits = [insert(at, lineEndOf(post.text))];
      const fixes: readonly Fix[] = [
        { title: context.say('fixTitle', {}), safety: 'review', edits, changes: ['mark', 'spacing'] },
      ];
      yield context.finding('glued', {}, { span: spanOf(at + signs, at + line.trimEnd().length), fixes });
    }
  },
});
