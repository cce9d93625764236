import { createZoneOffset } from '../../site/time-zone.ts';
import { zoneName } from '../../site/zone-names.ts';

/** A moment as Ruby's `Time` has it, or a day as its `Date` has it. */
export class RubyTime {
  /** Milliseconds since 1970 UTC. */
  readonly moment: number;
  /** Milliseconds that its clock is ahead of UTC. */
  readonly offset: number;
  /** A day without a time is printed without one; to Ruby `utc` is a zone of its own. */
  readonly kind: 'time' | 'utc' | 'date';
  /** The time zone by whose clocks it is shown, where it is more than an offset. */
  readonly timeZone: string | undefined;

  constructor(moment: number, offset: number, kind: 'time' | 'utc' | 'date', timeZone?: string) {
    this.moment = moment;
    this.offset = offset;
    this.kind = kind;
    this.timeZone = timeZone;
  }

  /** What `%Z` prints; undefined where the short name of the time zone is not known here. */
  get zoneName(): string | undefined {
    if (this.kind !== 'time') return this.kind === 'utc' ? 'UTC' : '+00:00';
    return this.timeZone === undefined ? '' : zoneName(this.timeZone, this.offset / 60_000);
  }

  /** A date whose UTC fields are what the clock shows. */
  get clock(): Date {
    return new Date(this.moment + this.offset);
  }

  /** As `Time#to_s` and `Date#to_s` print it. */
  toString(): string {
    return this.#print('');
  }

  /** The Julian day number. */
  get dayNumber(): number {
    return Math.floor(this.moment / DAY) + DAY_OF_1970;
  }

  /** As within a list or a mapping: a time with its milliseconds, a day with its number in the count of astronomers. */
  inspect(): string {
    if (this.kind === 'date') {
      return `#<Date: ${this.toString()} ((${this.dayNumber}j,0s,0n),+0s,2299161j)>`;
    }
    const milliseconds = ((this.moment % 1000) + 1000) % 1000;
    return this.#print(milliseconds === 0 ? '' : `.${pad(milliseconds, 3).replace(/0+$/, '')}`);
  }

  #print(fraction: string): string {
    if (this.kind === 'date') return formatTime(this, '%Y-%m-%d');
    const zone = this.kind === 'utc' ? 'UTC' : printOffset(this.offset, '');
    return `${formatTime(this, '%Y-%m-%d %H:%M:%S')}${fraction} ${zone}`;
  }
}

/** The same moment by the clocks of a time zone, as `Time#localtime`. A date is taken for its midnight there. */
export function toLocalTime(time: RubyTime, timeZone: string): RubyTime {
  const offsetAt = createZoneOffset(timeZone);
  if (time.kind !== 'date') return new RubyTime(time.moment, offsetAt(time.moment), 'time', timeZone);
  const moment = momentOfClock(time.moment, offsetAt);
  return new RubyTime(moment, offsetAt(moment), 'time', timeZone);
}

/** The moment at which a clock shows what `clock` would show in UTC. */
export function momentOfClock(clock: number, offsetAt: (moment: number) => number): number {
  return clock - offsetAt(clock - offsetAt(clock));
}

const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = 'January February March April May June July August September October November December'.split(
  ' ',
);

function printOffset(offset: number, separator: string): string {
  const minutes = Math.abs(Math.trunc(offset / 60_000));
  return `${offset < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60), 2)}${separator}${pad(minutes % 60, 2)}`;
}

function pad(value: number, width: number, fill = '0'): string {
  const digits = String(Math.abs(value)).padStart(value < 0 ? width - 1 : width, fill);
  return value < 0 ? `-${digits}` : digits;
}

const DAY = 86_400_000;
/** The Julian day number of 1970-01-01. */
const DAY_OF_1970 = 2_440_588;

function dayOfYear(clock: Date): number {
  return Math.floor((clock.getTime() - Date.UTC(clock.getUTCFullYear(), 0, 1)) / DAY) + 1;
}

/** The year and the number of a week that starts on a Monday, by ISO 8601. */
function isoWeek(clock: Date): { readonly year: number; readonly week: number } {
  const weekday = (clock.getUTCDay() + 6) % 7;
  const thursday = new Date(clock.getTime() + (3 - weekday) * DAY);
  return { year: thursday.getUTCFullYear(), week: Math.floor((dayOfYear(thursday) - 1) / 7) + 1 };
}

interface Directive {
  readonly text: string;
  /** What it is filled up with, and how far, unless a flag says something else. */
  readonly fill?: '0' | ' ';
  readonly width?: number;
}

const number = (value: number, width: number, fill: '0' | ' ' = '0'): Directive => ({
  text: String(value),
  fill,
  width,
});

function directive(letter: string, time: RubyTime, colons: number): Directive | undefined {
  const { clock } = time;
  const hour12 = clock.getUTCHours() % 12 || 12;
  const composed: Readonly<Record<string, string>> = {
    c: '%a %b %e %H:%M:%S %Y',
    D: '%m/%d/%y',
    F: '%Y-%m-%d',
    R: '%H:%M',
    r: '%I:%M:%S %p',
    T: '%H:%M:%S',
    v: '%e-%^b-%Y',
    X: '%H:%M:%S',
    x: '%m/%d/%y',
    // `Time` does not know it.
    ...(time.kind === 'date' && { '+': '%a %b %e %H:%M:%S %Z %Y' }),
  };
  if (Object.hasOwn(composed, letter)) return { text: formatTime(time, composed[letter]!), fill: ' ' };
  switch (letter) {
    case 'Y':
      return number(clock.getUTCFullYear(), 4);
    case 'C':
      return number(Math.floor(clock.getUTCFullYear() / 100), 2);
    case 'y':
      return number(clock.getUTCFullYear() % 100, 2);
    case 'm':
      return number(clock.getUTCMonth() + 1, 2);
    case 'B':
      return { text: months[clock.getUTCMonth()]! };
    case 'b':
    case 'h':
      return { text: months[clock.getUTCMonth()]!.slice(0, 3) };
    case 'd':
      return number(clock.getUTCDate(), 2);
    case 'e':
      return number(clock.getUTCDate(), 2, ' ');
    case 'j':
      return number(dayOfYear(clock), 3);
    case 'H':
      return number(clock.getUTCHours(), 2);
    case 'k':
      return number(clock.getUTCHours(), 2, ' ');
    case 'I':
      return number(hour12, 2);
    case 'l':
      return number(hour12, 2, ' ');
    case 'P':
      return { text: clock.getUTCHours() < 12 ? 'am' : 'pm' };
    case 'p':
      return { text: clock.getUTCHours() < 12 ? 'AM' : 'PM' };
    case 'M':
      return number(clock.getUTCMinutes(), 2);
    case 'S':
      return number(clock.getUTCSeconds(), 2);
    case 'A':
      return { text: days[clock.getUTCDay()]! };
    case 'a':
      return { text: days[clock.getUTCDay()]!.slice(0, 3) };
    case 'u':
      return number(clock.getUTCDay() || 7, 1);
    case 'w':
      return number(clock.getUTCDay(), 1);
    case 'G':
      return number(isoWeek(clock).year, 4);
    case 'g':
      return number(isoWeek(clock).year % 100, 2);
    case 'V':
      return number(isoWeek(clock).week, 2);
    case 'U':
      return number(Math.floor((dayOfYear(clock) + 6 - clock.getUTCDay()) / 7), 2);
    case 'W':
      return number(Math.floor((dayOfYear(clock) + 6 - ((clock.getUTCDay() + 6) % 7)) / 7), 2);
    case 's':
      return number(Math.floor(time.moment / 1000), 1);
    case 'z':
      return { text: printOffset(time.offset, colons > 0 ? ':' : '') + (colons > 1 ? ':00' : '') };
    case 'Z':
      return { text: time.zoneName ?? '' };
    case 'n':
      return { text: '\n' };
    case 't':
      return { text: '\t' };
    case '%':
      return { text: '%' };
    default:
      return undefined;
  }
}

/** The longest width that is followed: what is longer is no date that anybody prints. */
const MAX_WIDTH = 100;

/** `Time#strftime`. */
export function formatTime(time: RubyTime, format: string): string {
  return format.replace(/%([-0^#_]*)(:{0,2})(\d*)([a-zA-Z%+])/g, (written, flags, colons, width, letter) => {
    if (letter === 'L' || letter === 'N') return fractionOf(time, Number(width) || (letter === 'L' ? 3 : 9));
    const found = directive(letter, time, colons.length);
    if (!found || (colons !== '' && letter !== 'z')) return written;
    return pack(found, flags, width === '' ? undefined : Math.min(MAX_WIDTH, Number(width)));
  });
}

function fractionOf({ moment }: RubyTime, digits: number): string {
  return pad(((moment % 1000) + 1000) % 1000, 3)
    .padEnd(9, '0')
    .padEnd(Math.min(digits, MAX_WIDTH), '0')
    .slice(0, digits);
}

function pack({ text, fill = ' ', width }: Directive, flags: string, written: number | undefined): string {
  let packed = text;
  if (flags.includes('^')) packed = packed.toUpperCase();
  if (flags.includes('#')) packed = /[a-z]/.test(packed) ? packed.toUpperCase() : packed.toLowerCase();
  if (flags.includes('-')) return packed;
  const filling = flags.includes('0') ? '0' : flags.includes('_') ? ' ' : fill;
  return packed.padStart(written ?? width ?? 0, filling);
}
