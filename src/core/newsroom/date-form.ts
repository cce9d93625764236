import { zoneOffsetAt } from '../site/time-zone.ts';

/**
 * How a date is spelled, as the date itself with zeros for its digits: `0000-00-00 00:00:00 +0000`, with the quotes
 * around it. A minus in the time zone is a plus here.
 */
export type DateForm = string;

/** What a date is written with besides its form. */
export interface DateWriting {
  /** The moment, in milliseconds since 1970 UTC. */
  readonly now: number;
  /** The site's, by its name. */
  readonly timeZone: string | undefined;
  /** The offset that dates without a known time zone get where their form has one, such as `+0800`. */
  readonly usualOffset: string | undefined;
}

const DATE =
  /^(["']?)\d{4}([-/.])\d{1,2}\2\d{1,2}(?:(?:[Tt]|[ \t]+)\d{1,2}:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:[ \t]*(Z|z|UTC|GMT|[+-]\d{1,2}(?::?\d\d)?))?)?\1$/;

/** The form of a date as it stands in the file, and the time zone in it; undefined for what is no usual date. */
export function readDateForm(written: string): { form: DateForm; zone: string | undefined } | undefined {
  const match = DATE.exec(written);
  if (!match) return undefined;
  const zone = match[3];
  const isOffset = zone !== undefined && /^[+-]/.test(zone);
  const zoneStart = written.length - match[1]!.length - (zone?.length ?? 0);
  const form = isOffset ? `${written.slice(0, zoneStart)}+${written.slice(zoneStart + 1)}` : written;
  return { form: form.replace(/\d/g, '0'), zone };
}

const PARTS =
  /^(["']?)(0000)([-/.])(00?)[-/.](00?)(?:([Tt]|[ \t]+)(00?):(00)(?::(00)(?:\.(0+))?)?(?:([ \t]*)(Z|z|UTC|GMT|\+[0:]+))?)?["']?$/;

/** Spells a moment in a form that `readDateForm` gave. */
export function writeDate(form: DateForm, { now, timeZone, usualOffset }: DateWriting): string {
  const parts = PARTS.exec(form);
  if (!parts) throw new RangeError(`No form of a date: ${form}`);
  const [, quote, , separator, month, day, between, hour, minute, second, fraction, blanks, zone] = parts;
  // A time with seconds and without quotes is in UTC to Jekyll's YAML reader if it names no time zone.
  const isUtc = zone === undefined ? second !== undefined && quote === '' : !zone.startsWith('+');
  const offset = isUtc ? 0 : timeZone !== undefined ? zoneOffsetAt(now, timeZone) : parseOffset(usualOffset);
  const clock = new Date(now + offset);
  const digits = (value: number, like: string): string => String(value).padStart(like.length, '0');
  let text = [
    digits(clock.getUTCFullYear(), '0000'),
    digits(clock.getUTCMonth() + 1, month!),
    digits(clock.getUTCDate(), day!),
  ].join(separator);
  if (hour !== undefined) {
    text += `${between}${digits(clock.getUTCHours(), hour)}:${digits(clock.getUTCMinutes(), minute!)}`;
    if (second !== undefined) text += `:${digits(clock.getUTCSeconds(), second)}`;
    if (fraction !== undefined) text += `.${fractionOf(clock, fraction.length)}`;
    if (zone !== undefined) text += `${blanks}${zone.startsWith('+') ? writeOffset(offset, zone) : zone}`;
  }
  return `${quote}${text}${quote}`;
}

function fractionOf(clock: Date, length: number): string {
  return String(clock.getUTCMilliseconds()).padStart(3, '0').padEnd(length, '0').slice(0, length);
}

function parseOffset(offset: string | undefined): number {
  const match = /^([+-])(\d{1,2}):?(\d\d)?$/.exec(offset ?? '');
  if (!match) return 0;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3] ?? 0)) * 60_000;
}

/** `like` is `+00:00`, `+0000` or shorter; where there is no room for minutes but need, they are written. */
function writeOffset(offset: number, like: string): string {
  const minutes = Math.abs(Math.round(offset / 60_000));
  const hours = String(Math.floor(minutes / 60)).padStart(2, '0');
  const rest = String(minutes % 60).padStart(2, '0');
  const tail = like.length > 3 || rest !== '00' ? `${like.includes(':') ? ':' : ''}${rest}` : '';
  return `${offset < 0 ? '-' : '+'}${hours}${tail}`;
}
