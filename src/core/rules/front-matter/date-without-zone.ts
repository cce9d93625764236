import type { SeenTerm } from '../../newsroom/newsroom.ts';
import { findDateField } from '../../post/date-field.ts';
import { momentOf } from '../../site/jekyll-date.ts';
import { insert } from '../../text/span.ts';
import { defineRule, type Facts } from '../rule.ts';

const MINUTE = 60_000;
/** So many posts make it a way of writing. */
const SEVERAL = 3;

export default defineRule({
  id: 'front-matter/date-without-zone',
  summary:
    'A time without a time zone: what it means depends on how it is written and where the site is built.',
  severity: 'info',
  messages: {
    utc: 'This time has no time zone: Jekyll reads it as UTC.',
    site: 'This time has no time zone: Jekyll uses the time zone of the site, {zone}.',
    local: 'This time has no time zone: Jekyll uses the time zone of the computer that builds the site.',
    addTitle: 'Add the time zone {offset}',
  },
  *check(post, context) {
    const field = findDateField(post);
    if (!field?.date || field.date === 'unreadable') return;
    const { date, span, text } = field;
    if (!date.hasTime || !date.isInCalendar || date.zone === 'written' || isUsualHere(context.facts)) return;
    const { timeZone } = context.facts.site;
    const moment = momentOf(date, timeZone);
    const offset = moment === undefined ? undefined : spellOffset(date.clock - moment, /T/i.test(text));
    const fixes =
      offset === undefined
        ? []
        : ([
            {
              title: context.say('addTitle', { offset: offset.trim() }),
              safety: 'safe',
              edits: [insert(span.end, offset)],
            },
          ] as const);
    const parts = { span: field.field.valueSpan, fixes };
    if (date.zone === 'taken') yield context.finding('utc', {}, parts);
    else if (timeZone !== undefined) yield context.finding('site', { zone: timeZone }, parts);
    else yield context.finding('local', {}, parts);
  },
});

/** Whether most times of the site have no time zone: its posts are in order, and its pages show what was typed. */
function isUsualHere({ newsroom }: Facts): boolean {
  const timed = countPosts(newsroom?.seen('dateForm').filter(({ text }) => text.includes(':')));
  const having = countPosts(newsroom?.seen('dateZone'));
  const without = timed - having;
  return without >= SEVERAL && without > having;
}

function countPosts(terms: readonly SeenTerm[] = []): number {
  return terms.reduce((sum, { posts }) => sum + posts, 0);
}

/** As it is written behind a time: `Z` or `+08:00` without a blank behind the form with `T`, else ` +0800`. */
function spellOffset(offset: number, isIso: boolean): string {
  const minutes = Math.abs(Math.round(offset / MINUTE));
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60].map(part => String(part).padStart(2, '0'));
  const sign = offset < 0 ? '-' : '+';
  if (isIso) return minutes === 0 ? 'Z' : `${sign}${hour}:${minute}`;
  return ` ${sign}${hour}${minute}`;
}
