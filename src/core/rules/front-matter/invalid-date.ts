import type { SeenTerm } from '../../newsroom/newsroom.ts';
import { type DateField, dayInPath, findDateField } from '../../post/date-field.ts';
import type { Post } from '../../post/post.ts';
import { dayOf, type JekyllDate, momentOf, readJekyllDate } from '../../site/jekyll-date.ts';
import { isTimeZone } from '../../site/time-zone.ts';
import { replace, spanOf } from '../../text/span.ts';
import { type Context, defineRule, type Finding, type Fix } from '../rule.ts';
import { knownValue } from './known-value.ts';
import { mendDate } from './mend-date.ts';

const messages = {
  unreadable: 'Jekyll cannot read this date and stops building the whole site.',
  noSuchDay: '{day} does not exist: Jekyll publishes the post under another day.',
  noSuchZone: 'No place on earth has the time zone {offset}: Jekyll reads this date as {utc} UTC.',
  unknownZone: 'Jekyll does not know the time zone "{zone}" and uses the time zone of the site, {place}.',
  unknownZoneHere:
    'Jekyll does not know the time zone "{zone}" and uses that of the computer that builds the site.',
  otherZone: 'Jekyll reads {zone} as {offset}, but the usual time zone on this site is {usual}.',
  americanZone: 'Jekyll reads {zone} as {offset}, the time of central North America; China uses {usual}.',
  writeTitle: 'Change to {date}',
} as const;

export default defineRule({
  id: 'front-matter/invalid-date',
  summary: 'A date that Jekyll cannot read, which stops it, or whose day or time zone does not exist.',
  severity: 'error',
  messages,
  *check(post, context) {
    const field = findDateField(post);
    if (!field) return;
    if (!field.date) yield* checkZoneName(post, field, context);
    else if (field.date === 'unreadable') {
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
    } else yield* checkOffset(field, field.date, context);
  },
});

type Say = Context<typeof messages>;

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** All places are between twelve hours behind UTC and fourteen ahead of it, by quarters of an hour. */
function* checkOffset(
  field: DateField,
  { clock, offset, zone }: JekyllDate,
  context: Say,
): Generator<Finding> {
  if (zone !== 'written' || offset === undefined) return;
  if (offset >= -12 * HOUR && offset <= 14 * HOUR && offset % (15 * MINUTE) === 0) return;
  const written = /[+-][\d:]+$/.exec(field.text)?.[0] ?? '';
  const usual = usualOffset(context)?.text;
  // The hour was typed twice.
  const isRepeated = offset > 0 && Math.floor(offset / HOUR) === new Date(clock).getUTCHours();
  const meant = [usual, isRepeated ? '+0000' : undefined].filter(each => each !== undefined);
  const fixes = [...new Set(meant)].map(each => writeZone(each, written, field, context));
  const utc = new Date(clock - offset).toISOString().slice(0, 16).replace('T', ' ');
  yield context.finding(
    'noSuchZone',
    { offset: written, utc },
    { span: field.field.valueSpan, fixes, severity: 'warning' },
  );
}

/** A date and a time, and behind them a word for the zone. */
const NAMED =
  /^\d{4}([-/.])\d{1,2}\1\d{1,2}(?:[Tt]|[ \t]+)\d{1,2}:\d{2}(?::\d{2})?[ \t]*((?:GMT|UTC)[+-]\d{1,2}(?::?\d{2})?|[A-Z][A-Za-z]+\/[A-Za-z_/]+|[A-Z]{3,5})$/;

/** What Ruby's `Time.zone_offset` knows, with the hours that it takes them to be from UTC; others are to it no zone at all. */
const zonesOfRuby: ReadonlyMap<string, number> = new Map([
  ['UTC', 0],
  ['GMT', 0],
  ['EST', -5],
  ['EDT', -4],
  ['CST', -6],
  ['CDT', -5],
  ['MST', -7],
  ['MDT', -6],
  ['PST', -8],
  ['PDT', -7],
]);

function* checkZoneName(post: Post, field: DateField, context: Say): Generator<Finding> {
  const zone = NAMED.exec(field.text)?.[2];
  if (zone === undefined) return;
  const { timeZone } = context.facts.site;
  const usual = usualOffset(context);
  const parts = { span: field.field.valueSpan, severity: 'warning' } as const;
  const known = zonesOfRuby.get(zone);
  if (known !== undefined) {
    if (zone === 'CST') yield* checkChinaTime({ post, field, offset: writeOffset(known), usual }, context);
    return;
  }
  // A time of the site is what is meant then, and what Jekyll takes it for.
  if (zone === timeZone) return;
  const meant = offsetMeant(zone, field.text) ?? usual?.text;
  const fixes = meant === undefined ? [] : [writeZone(meant, zone, field, context)];
  yield timeZone === undefined
    ? context.finding('unknownZoneHere', { zone }, { ...parts, fixes })
    : context.finding('unknownZone', { zone, place: timeZone }, { ...parts, fixes });
}

interface ChinaTime {
  readonly post: Post;
  readonly field: DateField;
  /** What Jekyll takes it for. */
  readonly offset: string;
  readonly usual: SeenTerm | undefined;
}

/** China's own CST is that of America to Ruby. */
function* checkChinaTime({ post, field, offset, usual }: ChinaTime, context: Say): Generator<Finding> {
  const parts = { span: field.field.valueSpan, severity: 'warning' } as const;
  const zone = 'CST';
  if (usual !== undefined) {
    if (!/^\+08:?00$/.test(usual.text)) return;
    const fixes = [writeZone(usual.text, zone, field, context)];
    yield context.finding('otherZone', { zone, offset, usual: usual.text }, { ...parts, fixes });
    return;
  }
  const { timeZone } = context.facts.site;
  const isChinas = timeZone === undefined ? isMostlyHan(post.text) : /^Asia\//.test(timeZone);
  // Where nothing tells, it may be either.
  if (!isChinas && timeZone !== undefined) return;
  const fixes = [writeZone('+0800', zone, field, context)];
  const severity = isChinas ? 'warning' : 'info';
  yield context.finding('americanZone', { zone, offset, usual: '+0800' }, { ...parts, fixes, severity });
}

/** Whether a text is Chinese, as far as its first characters tell. */
function isMostlyHan(text: string): boolean {
  const letters = text.slice(0, 4000).match(/\p{L}/gu) ?? [];
  const han = letters.filter(letter => /\p{Script=Han}/u.test(letter));
  return han.length * 5 > letters.length;
}

/** Names that mean one zone alone and that Ruby knows nothing of, with their hours from UTC. */
const zonesElsewhere: ReadonlyMap<string, number> = new Map([
  ['JST', 9],
  ['KST', 9],
  ['HKT', 8],
  ['SGT', 8],
  ['PHT', 8],
  ['AWST', 8],
  ['ICT', 7],
  ['WIB', 7],
  ['MSK', 3],
  ['EEST', 3],
  ['EET', 2],
  ['CEST', 2],
  ['CET', 1],
  ['WEST', 1],
  ['WET', 0],
  ['AEST', 10],
  ['AEDT', 11],
  ['NZST', 12],
  ['NZDT', 13],
  ['BRT', -3],
  ['AKST', -9],
  ['AKDT', -8],
  ['HST', -10],
]);

/** The offset that the name of a zone means at the time of a date, where that is plain. */
function offsetMeant(zone: string, text: string): string | undefined {
  const hours = /^(?:GMT|UTC)([+-])(\d{1,2})(?::?(\d{2}))?$/.exec(zone);
  if (hours) return `${hours[1]}${hours[2]!.padStart(2, '0')}${hours[3] ?? '00'}`;
  const known = zonesElsewhere.get(zone);
  if (known !== undefined) return writeOffset(known);
  const date = readJekyllDate(text.slice(0, -zone.length).trim(), true);
  if (date === undefined || date === 'unreadable' || !zone.includes('/') || !isTimeZone(zone))
    return undefined;
  return writeOffset((date.clock - (momentOf(date, zone) ?? date.clock)) / HOUR);
}

/** The offset from UTC that most dates of the newsroom have. */
function usualOffset({ facts }: Say): SeenTerm | undefined {
  const [usual] = facts.newsroom?.seen('dateZone') ?? [];
  return usual !== undefined && /^[+-]/.test(usual.text) ? usual : undefined;
}

function writeOffset(hours: number): string {
  const minutes = Math.round(Math.abs(hours) * 60);
  const [whole, rest] = [Math.floor(minutes / 60), minutes % 60].map(part => String(part).padStart(2, '0'));
  return `${hours < 0 ? '-' : '+'}${whole}${rest}`;
}

/** Which zone is meant, the writer has to see; the time itself stays. */
function writeZone(zone: string, written: string, { span, text }: DateField, context: Say): Fix {
  const date = `${text.slice(0, -written.length).trimEnd()} ${zone}`;
  const edits = [replace(span, date)];
  return { title: context.say('writeTitle', { date }), safety: 'review', edits };
}

/** In place of so many characters; which day is meant, nobody but the writer knows. */
function write(date: string, { span }: DateField, length: number, context: Say): Fix {
  const edits = [replace(spanOf(span.start, span.start + length), date)];
  return { title: context.say('writeTitle', { date }), safety: 'review', edits };
}
