import { zoneOffsetAt } from './time-zone.ts';

/** A date whose meaning to Jekyll is known: `Time.parse` of what the YAML reader makes of it. */
export interface JekyllDate {
  /** What the clock shows in its time zone, as milliseconds since 1970 if that were UTC. */
  readonly clock: number;
  /** Milliseconds that its time zone is ahead of UTC; undefined: the zone of the site. */
  readonly offset: number | undefined;
  /** How the time zone got there: `taken` by the YAML reader, which takes a time without one for UTC. */
  readonly zone: 'written' | 'taken' | 'site';
  readonly hasTime: boolean;
  /** How exact the spelling is, in milliseconds: to the minute, the second, or a part of it. */
  readonly precision: number;
  /** The day as written. */
  readonly day: string;
  /** Otherwise, as of 31 June, Jekyll goes on counting in the next month; how far depends on the spelling. */
  readonly isInCalendar: boolean;
}

/** The year first or, however small the day, the day: of `03/05/2024` Jekyll makes the third of May. */
const KNOWN =
  /^((?:(\d{4})([-/.])(\d{1,2})\3(\d{1,2})|(\d{1,2})([-/.])(\d{1,2})\7(\d{4})))(?:(?:[Tt]|[ \t]+)(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?(?:[ \t]*(Z|z|UTC|GMT|[+-]\d{1,2}(?::?\d{2})?))?)?$/;

/** Seconds, and `-` between the parts of the day: this the YAML reader takes for a time itself. */
const TIMESTAMP = /^\d{4}-\d{1,2}-\d{1,2}(?:[Tt]|[ \t]+)\d{1,2}:\d{2}:\d{2}(?:\.\d+)?$/;

const DAY = 86_400_000;

const MONTH_NAME = /jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec/i;

/**
 * Reads a date as Jekyll does. Ruby's `Time.parse` takes almost anything that holds some digits; what is none of the
 * usual spellings is left alone.
 *
 * @returns `unreadable` for what surely stops Jekyll, undefined for what is not known here
 */
export function readJekyllDate(text: string, isQuoted: boolean): JekyllDate | 'unreadable' | undefined {
  const match = KNOWN.exec(text);
  if (!match) return isHopeless(text, isQuoted) ? 'unreadable' : undefined;
  const parts = [match[2] ?? match[9], match[4] ?? match[8], match[5] ?? match[6]];
  const [year, month, day] = parts.map(Number);
  const [hour, minute, second] = match.slice(10, 13).map(part => Number(part ?? 0));
  const isDayOfMonth = month! >= 1 && month! <= 12 && day! >= 1 && day! <= 31;
  const isTime = hour! < 24 ? minute! < 60 && second! <= 60 : hour === 24 && minute === 0 && second === 0;
  if (!isDayOfMonth || !isTime) return 'unreadable';
  const [fraction, written] = [match[13], match[14]];
  // Ruby's clocks are less than a day apart.
  if (written !== undefined && Math.abs(offsetOf(written)) >= DAY) return 'unreadable';
  const isTaken = !isQuoted && TIMESTAMP.test(text);
  const clock = new Date(0);
  clock.setUTCFullYear(year!, month! - 1, day!);
  const isInCalendar = clock.getUTCDate() === day;
  clock.setUTCHours(hour!, minute!, second!, Math.trunc(Number(`0.${fraction ?? 0}`) * 1000));
  return {
    clock: clock.getTime(),
    offset: written === undefined ? (isTaken ? 0 : undefined) : offsetOf(written),
    zone: written === undefined ? (isTaken ? 'taken' : 'site') : 'written',
    hasTime: match[10] !== undefined,
    precision: fraction !== undefined ? 1 : match[12] !== undefined ? 1000 : 60_000,
    day: match[1]!,
    isInCalendar,
  };
}

/** The moment, in milliseconds since 1970 UTC; undefined where it hangs on the computer that builds the site. */
export function momentOf(date: JekyllDate, timeZone: string | undefined): number | undefined {
  if (date.offset !== undefined) return date.clock - date.offset;
  if (timeZone === undefined) return undefined;
  const nearby = date.clock - zoneOffsetAt(date.clock, timeZone);
  return date.clock - zoneOffsetAt(nearby, timeZone);
}

/** The day that a clock shows: `2024-03-05`. */
export function dayOf(clock: number): string {
  const moment = new Date(clock).toISOString();
  return moment.slice(0, moment.indexOf('T'));
}

/** What no date can be made of, whatever day it is today. Today's date fills in what `Time.parse` does not find. */
function isHopeless(text: string, isQuoted: boolean): boolean {
  // Without quotes a zero in front makes another number of it.
  if (/^\d{1,14}$/.test(text) && (isQuoted || text[0] !== '0')) return isNoDate(text);
  if (/^-?\d(?:\.\d)?$|^\d{4}-\d{1,2}$|^(?:19|20)\d\d[ \t]+\d{1,2}[ \t]+\d{1,2}$/.test(text)) return true;
  // Of `2024年3月5日` it takes the year for month 20, day 24; so too where the signs are not ASCII's.
  if (/^(?:19|20)\d\d\s?[年．／‐-―−－]\s?\d{1,2}\s?[月．／‐-―−－]\s?\d{1,2}/.test(text)) return true;
  // It knows no digits but ASCII's.
  return !/\d/.test(text) && !MONTH_NAME.test(text);
}

/**
 * Whether no date can be made of digits alone. How many they are tells Ruby what they mean: the day of a month or of a
 * year, month and day, all that with a year before it, and a time behind it (`Date._parse`, `parse_ddd`).
 */
function isNoDate(digits: string): boolean {
  const size = digits.length;
  if (size === 1 || (size > 8 && size % 2 === 1)) return true;
  const partsFrom = (at: number): readonly number[] => (digits.slice(at).match(/\d\d/g) ?? []).map(Number);
  if (size % 2 === 1) {
    const day = Number(digits.slice(-3));
    return day < 1 || day > 366;
  }
  const [month = 1, day = 1, hour = 0, minute = 0, second = 0] =
    size === 2 ? [1, Number(digits)] : partsFrom(size === 4 ? 0 : size === 6 ? 2 : 4);
  return month < 1 || month > 12 || day < 1 || day > 31 || hour > 24 || minute > 59 || second > 60;
}

function offsetOf(zone: string): number {
  const match = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(zone);
  if (!match) return 0;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3] ?? 0)) * 60_000;
}
