import { dayOf } from '../../site/jekyll-date.ts';
import { replace, spanOf } from '../../text/span.ts';
import { type Context, defineRule, type Fix } from '../rule.ts';
import { type DateField, dayInPath, findDateField } from '../shared/date-field.ts';
import { knownValue } from '../shared/known-value.ts';
import { mendDate } from '../shared/mend-date.ts';

const messages = {
  unreadable: 'Jekyll cannot read this date, and builds nothing of the whole site.',
  noSuchDay: 'There is no {day}: Jekyll publishes the post under another day.',
  writeTitle: 'Write {date}',
} as const;

export default defineRule({
  id: 'front-matter/invalid-date',
  summary: 'A date that Jekyll cannot read, which stops it, or of a day that is in no calendar.',
  severity: 'error',
  messages,
  *check(post, context) {
    const field = findDateField(post);
    if (!field?.date) return;
    if (field.date === 'unreadable') {
      const known = [mendDate(field.text), knownValue(post, 'date'), dayInPath(post.path)].filter(
        date => date !== undefined,
      );
      const fixes = [...new Set(known)].map(date => write(date, field, field.text.length, context));
      yield context.finding('unreadable', {}, { span: field.field.valueSpan, fixes });
    } else if (!field.date.isInCalendar) {
      const { clock, day } = field.date;
      // The clock has gone on counting: its month is the next, before which the last day stands.
      const firstOfNext = new Date(clock).setUTCDate(1);
      const days = [dayOf(new Date(firstOfNext).setUTCDate(0)), dayOf(firstOfNext)];
      const fixes = days.map(date => write(date, field, day.length, context));
      yield context.finding(
        'noSuchDay',
        { day },
        { span: field.field.valueSpan, fixes, severity: 'warning' },
      );
    }
  },
});

/** In place of so many characters; which day is meant, nobody but the writer knows. */
function write(date: string, { span }: DateField, length: number, context: Context<typeof messages>): Fix {
  const edits = [replace(spanOf(span.start, span.start + length), date)];
  return { title: context.say('writeTitle', { date }), safety: 'review', edits };
}
