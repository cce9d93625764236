import { isSameMoment, parseMoment } from '../../post/date.ts';
import { findField } from '../../post/front-matter.ts';
import { replace } from '../../text/span.ts';
import { defineRule, type Fix } from '../rule.ts';

const messages = {
  notANumber: 'The epoch above the title is no number.',
  mismatch: 'The epoch above the title is {epoch}, the date of the front matter {date}.',
  writeEpochTitle: 'Write the epoch of the date, {milliseconds}',
  writeDateTitle: 'Write the date of the epoch, {date}',
} as const;

export default defineRule({
  id: 'lead/epoch-mismatch',
  summary: 'The epoch above the title is no number, or another moment than the date of the front matter.',
  severity: 'warning',
  messages,
  *check(post, context) {
    const epoch = post.lead?.epoch;
    if (!epoch) return;
    const field = findField(post.frontMatter, 'date');
    const spelling = field && post.text.slice(field.valueSpan.start, field.valueSpan.end);
    const date = spelling === undefined ? undefined : parseMoment(spelling.replace(/^(["'])(.*)\1$/, '$2'));
    const { milliseconds } = epoch;
    const isNumber = !Number.isNaN(milliseconds);
    const writeEpoch: readonly Fix[] = date
      ? [
          {
            title: context.say('writeEpochTitle', { milliseconds: date.milliseconds }),
            // Of two moments nobody but the editor knows the right one.
            safety: isNumber ? 'review' : 'safe',
            edits: [replace(epoch.valueSpan, String(date.milliseconds))],
          },
        ]
      : [];
    if (!isNumber) {
      yield context.finding('notANumber', {}, { span: epoch.span, fixes: writeEpoch });
      return;
    }
    if (!date || !field || isSameMoment(date, { milliseconds, precision: 1 })) return;
    const isPossible = milliseconds <= 8.64e15;
    const epochDate = isPossible ? new Date(milliseconds).toISOString() : String(milliseconds);
    const writeDate: Fix = {
      title: context.say('writeDateTitle', { date: epochDate }),
      safety: 'review',
      edits: [replace(field.valueSpan, epochDate)],
    };
    yield context.finding(
      'mismatch',
      { epoch: epochDate, date: new Date(date.milliseconds).toISOString() },
      {
        span: epoch.span,
        fixes: isPossible ? [...writeEpoch, writeDate] : writeEpoch,
        related: [{ span: field.valueSpan, message: 'date' }],
      },
    );
  },
});
