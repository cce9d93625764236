import { findDateField } from '../../post/date-field.ts';
import { type JekyllDate, momentOf } from '../../site/jekyll-date.ts';
import { replace } from '../../text/span.ts';
import { defineRule, type Fix } from '../rule.ts';

const messages = {
  notANumber: 'The timestamp above the title is not a number.',
  mismatch: 'The timestamp above the title is {epoch}, but the date in the front matter is {date}.',
  writeEpochTitle: 'Change the timestamp to {milliseconds}',
  writeDateTitle: 'Change the date to {date}',
  related: 'The date in the front matter',
} as const;

/** The last moment that JavaScript can write as a date. */
const LAST_MOMENT = 8.64e15;

export default defineRule({
  id: 'lead/epoch-mismatch',
  summary:
    'The timestamp comment above the title is not a number, or differs from the date in the front matter.',
  severity: 'warning',
  messages,
  *check(post, context) {
    const epoch = post.lead?.epoch;
    if (!epoch) return;
    const field = findDateField(post);
    const date = comparable(field?.date);
    const moment = date && momentOf(date, context.facts.site.timeZone);
    const { milliseconds } = epoch;
    const isNumber = !Number.isNaN(milliseconds);
    const writeEpoch: readonly Fix[] =
      moment === undefined || moment < 0
        ? []
        : [
            {
              title: context.say('writeEpochTitle', { milliseconds: moment }),
              // Of two moments nobody but the editor knows the right one.
              safety: isNumber ? 'review' : 'safe',
              edits: [replace(epoch.valueSpan, String(moment))],
            },
          ];
    if (!isNumber) {
      yield context.finding('notANumber', {}, { span: epoch.span, fixes: writeEpoch });
      return;
    }
    if (!field || !date || moment === undefined || isWithin(milliseconds, moment, date.precision)) return;
    const isPossible = milliseconds <= LAST_MOMENT;
    const epochDate = isPossible ? new Date(milliseconds).toISOString() : String(milliseconds);
    const writeDate: Fix = {
      title: context.say('writeDateTitle', { date: epochDate }),
      safety: 'review',
      edits: [replace(field.span, epochDate)],
    };
    yield context.finding(
      'mismatch',
      { epoch: epochDate, date: new Date(moment).toISOString() },
      {
        span: epoch.span,
        fixes: isPossible ? [...writeEpoch, writeDate] : writeEpoch,
        related: [{ span: field.field.valueSpan, message: context.say('related', {}) }],
      },
    );
  },
});

/** A date that is one moment to everybody: of a day in the calendar, with its time. */
function comparable(date: JekyllDate | 'unreadable' | undefined): JekyllDate | undefined {
  return date !== 'unreadable' && date?.isInCalendar && date.hasTime ? date : undefined;
}

/** Whether two moments are the same as far as a date of that precision tells. */
function isWithin(a: number, b: number, precision: number): boolean {
  return Math.floor(a / precision) === Math.floor(b / precision);
}
