import { insert } from '../../text/span.ts';
import { defineRule } from '../rule.ts';
import { lineEndOf } from '../shared/line-ends.ts';

export default defineRule({
  id: 'lead/title-not-heading',
  summary: 'The underlined title is no heading on the page: kramdown needs a blank line above it.',
  severity: 'warning',
  messages: {
    notHeading:
      'Jekyll makes no heading of this title but a paragraph with a dash behind it: it needs a blank line above.',
    fixTitle: 'Insert a blank line above the title',
  },
  *check(post, context) {
    const { lead } = post;
    if (!lead?.title || !lead.underline || lead.isHeading) return;
    const { start } = lead.title.span;
    const newline = lineEndOf(post.text);
    const startsLine = post.text[start - 1] === '\n';
    yield context.finding(
      'notHeading',
      {},
      {
        span: lead.title.span,
        fixes: [
          {
            title: context.say('fixTitle', {}),
            safety: 'safe',
            edits: [insert(start, startsLine ? newline : newline + newline)],
          },
        ],
      },
    );
  },
});
