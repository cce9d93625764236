import { markdownRuns } from '../../markup/markdown-runs.ts';
import { lineEndOf } from '../../text/line-ends.ts';
import { insert, spanOf } from '../../text/span.ts';
import { defineRule, type Fix } from '../rule.ts';

/** The line that would open a block of code, and the text behind it. */
const FENCE = /(?:^|\n)[ \t]*(`{3,}|~{3,})[ \t]*([\w+#.-]{0,30})[ \t]*(?=\n|$)/;

export default defineRule({
  id: 'markdown/unclosed-fence',
  summary: 'A block of code that is never closed: the page shows its signs, and its code as text.',
  severity: 'warning',
  messages: {
    unclosed: 'No line of {sign} closes this block of code: the page shows the signs, and the code as text.',
    fixTitle: 'Close it behind this paragraph',
  },
  *check(post, context) {
    // Searching for fixed texts is much quicker than for an expression.
    if (!post.text.includes('```') && !post.text.includes('~~~')) return;
    for (const { element, text, start } of markdownRuns(post)) {
      const match = element.type === 'p' ? FENCE.exec(text) : null;
      if (!match) continue;
      const sign = match[1]!;
      const end = start + match.index + match[0].trimEnd().length;
      const from = end - /(?:`|~)[^\n]*$/.exec(match[0].trimEnd())![0].length;
      const rest = text.slice(match.index + match[0].length);
      const isAtStart = text.slice(0, match.index).trim() === '';
      const edits = [insert(start + text.trimEnd().length, `${lineEndOf(post.text)}${sign}`)];
      const fixes: readonly Fix[] =
        isAtStart && rest.trim() !== ''
          ? [{ title: context.say('fixTitle', {}), safety: 'review', edits, changes: ['mark', 'spacing'] }]
          : [];
      yield context.finding('unclosed', { sign }, { span: spanOf(from, end), fixes });
      return;
    }
  },
});
