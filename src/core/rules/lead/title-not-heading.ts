import type { Lead } from '../../post/lead.ts';
import { lineEndOf } from '../../text/line-ends.ts';
import { insert, remove, spanOf, type TextEdit } from '../../text/span.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'lead/title-not-heading',
  summary: 'An underlined title that is not a heading on the page: kramdown needs a blank line above it.',
  severity: 'warning',
  messages: {
    notHeading:
      'Jekyll turns this title into a paragraph with a dash, not into a heading: it needs a blank line above it.',
    indented:
      'Jekyll turns this title into a paragraph with a dash, not into a heading: its underline must not be indented.',
    blankLineTitle: 'Insert a blank line above the title',
    underlineTitle: 'Remove the spaces before the underline',
  },
  *check(post, context) {
    const { lead } = post;
    if (!lead?.title || !lead.underline || lead.isHeading) return;
    const blankLine = insertBlankLine(lead, post.text);
    const atLineStart = removeIndentation(lead.underline, post.text);
    const edits = [blankLine, atLineStart].filter(edit => edit !== undefined);
    if (edits.length === 0) return;
    const title = context.say(blankLine ? 'blankLineTitle' : 'underlineTitle', {});
    yield context.finding(
      blankLine ? 'notHeading' : 'indented',
      {},
      { span: lead.title.span, fixes: [{ title, safety: 'safe', changes: ['underline'], edits }] },
    );
  },
});

/** Undefined where a blank line stands above the title, or nothing at all. */
function insertBlankLine({ epoch, title }: Lead, text: string): TextEdit | undefined {
  if (!epoch || !title) return undefined;
  const { start } = title.span;
  const lineEnds = text.slice(epoch.span.end, start).split('\n').length - 1;
  return lineEnds < 2 ? insert(start, lineEndOf(text).repeat(2 - lineEnds)) : undefined;
}

function removeIndentation(underline: Lead['span'], text: string): TextEdit | undefined {
  const lineStart = text.lastIndexOf('\n', underline.start) + 1;
  return lineStart < underline.start ? remove(spanOf(lineStart, underline.start)) : undefined;
}
