import { dayInPath, findDateField } from '../../post/date-field.ts';
import { dayOf, type JekyllDate, momentOf } from '../../site/jekyll-date.ts';
import { zoneOffsetAt } from '../../site/time-zone.ts';
import { replace, spanOf } from '../../text/span.ts';
import { defineRule } from '../rule.ts';

const HOUR = 3_600_000;

export default defineRule({
  id: 'front-matter/date-mismatch',
  summary: 'The date in the front matter is on a different day than the file name.',
  severity: 'warning',
  messages: {
    mismatch: 'The file name says {name}, but the date says {day}, and Jekyll uses the date.',
    writeTitle: 'Use the day from the file name, {day}',
  },
  *check(post, context) {
    const name = dayInPath(post.path);
    const field = findDateField(post);
    if (name === undefined || !field?.date || field.date === 'unreadable' || !field.date.isInCalendar) return;
    const { date, span } = field;
    const [earliest, latest] = clocksOf(date, context.facts.site.timeZone);
    if (dayOf(earliest) <= name && name <= dayOf(latest)) return;
    const shown = earliest === latest ? earliest : date.clock;
    // By whole days, so that the time stays, whatever the zone.
    const day = dayOf(date.clock + Date.parse(name) - Date.parse(dayOf(shown)));
    const edits = [replace(spanOf(span.start, span.start + date.day.length), day)];
    const fixes = [{ title: context.say('writeTitle', { day }), safety: 'review', edits }] as const;
    yield context.finding('mismatch', { name, day: dayOf(shown) }, { span: field.field.valueSpan, fixes });
  },
});

/** What clocks show at the date where the site is; where that is not known, the first and the last on earth. */
function clocksOf(date: JekyllDate, timeZone: string | undefined): readonly [number, number] {
  const moment = momentOf(date, timeZone);
  // A time without a zone is one of the site: its day is the one that is written.
  if (moment === undefined || date.offset === undefined) return [date.clock, date.clock];
  if (timeZone === undefined) return [moment - 12 * HOUR, moment + 14 * HOUR];
  const clock = moment + zoneOffsetAt(moment, timeZone);
  return [clock, clock];
}
