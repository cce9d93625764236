import { readJekyllDate } from '../../site/jekyll-date.ts';
import { createZoneOffset } from '../../site/time-zone.ts';
import { momentOfClock, RubyTime } from './ruby-time.ts';
import { type Unknown, unknown } from './value.ts';

const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';
const DAY_FIRST = new RegExp(
  `^(?:[a-z]{3,9},?\\s+)?(\\d{1,2})(?:st|nd|rd|th)?[\\s-]+${MONTH}[\\s,-]+(\\d{4})(.*)$`,
  's',
);
const MONTH_FIRST = new RegExp(
  `^(?:[a-z]{3,9},?\\s+)?${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})(.*)$`,
  's',
);
const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/**
 * `Time.parse`. It takes almost anything; of the spellings that are not known here only those without a digit surely
 * mean nothing to it.
 *
 * @returns undefined for what is no date, `unknown` for what only Ruby would tell
 */
export function parseTime(text: string, timeZone: string): RubyTime | Unknown | undefined {
  // A year and a month are a month, a day and a zone to Ruby, and the twentieth month is none.
  const [, twoDigits] = /^(\d\d)\d\d-\d{1,2}$/.exec(text.trim()) ?? [];
  if (twoDigits !== undefined) return Number(twoDigits) > 12 ? undefined : unknown;
  const written = toIsoDate(text.trim().toLowerCase());
  const date = readJekyllDate(written.toUpperCase(), true);
  if (date === 'unreadable') return undefined;
  if (date === undefined) return /\d/.test(text) ? unknown : undefined;
  const offsetAt = createZoneOffset(timeZone);
  const moment = date.offset === undefined ? momentOfClock(date.clock, offsetAt) : date.clock - date.offset;
  const isUtc = /(?:z|utc|gmt)$/.test(written);
  const zone = date.offset === undefined ? timeZone : undefined;
  return new RubyTime(moment, date.offset ?? offsetAt(moment), isUtc ? 'utc' : 'time', zone);
}

/** Dates with the name of a month, as `5 Mar 2024`. */
function toIsoDate(text: string): string {
  const [, dayFirst, monthSecond, yearThird, restOfDay] = DAY_FIRST.exec(text) ?? [];
  const [, monthFirst, daySecond, year, restOfMonth] = MONTH_FIRST.exec(text) ?? [];
  const month = months.indexOf(monthSecond ?? monthFirst ?? '') + 1;
  if (month === 0) return text;
  const rest = (restOfDay ?? restOfMonth ?? '').trim();
  return `${yearThird ?? year}-${month}-${dayFirst ?? daySecond} ${rest}`.trim();
}
