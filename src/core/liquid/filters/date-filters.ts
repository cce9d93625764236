import type { LiquidFacts } from '../facts.ts';
import { LiquidStop } from '../liquid-stop.ts';
import { parseTime } from '../values/parse-time.ts';
import { toText } from '../values/print-value.ts';
import { formatTime, RubyTime, toLocalTime } from '../values/ruby-time.ts';
import { isInteger, Unknown, unknown, type Value } from '../values/value.ts';
import type { FilterTable, FilterUse } from './filter.ts';

/** `Liquid::Utils.to_date`: undefined for what is no date, `unknown` for what only the clock tells. */
function toDate(value: Value, { timeZone, now }: LiquidFacts): RubyTime | Unknown | undefined {
  if (value instanceof RubyTime) return value;
  if (isInteger(value)) return fromSeconds(Number(value), timeZone);
  if (typeof value !== 'string' || value === '') return undefined;
  const text = value.toLowerCase();
  if (text === 'now' || text === 'today')
    return now === undefined ? unknown : toLocalTime(new RubyTime(now, 0, 'utc'), timeZone);
  if (/^\d+$/.test(text)) return fromSeconds(Number(text), timeZone);
  const clock = readClock(text);
  return clock === undefined ? parseTime(text, timeZone) : atClock(clock, { timeZone, now });
}

/** As far as JavaScript's dates go, the year 275760: only Ruby's go on. */
function fromSeconds(seconds: number, timeZone: string): RubyTime | Unknown {
  return Math.abs(seconds) > 8.64e12
    ? unknown
    : toLocalTime(new RubyTime(seconds * 1000, 0, 'utc'), timeZone);
}

/** Such as `9:00` or `7 pm`, as hours, minutes and seconds with colons between. */
function readClock(text: string): string | undefined {
  const [, written, minute, second = '0', half] =
    /^(\d{1,2})(?::(\d{1,2})(?::(\d{1,2}))?)?(?:\s*([ap])\.?m\.?)?$/.exec(text.trim()) ?? [];
  if (written === undefined || (minute === undefined && half === undefined)) return undefined;
  const hour = Number(written);
  if (half !== undefined && hour > 12) return undefined;
  const hours = half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0);
  return [hours, minute ?? '0', second].map(part => String(part).padStart(2, '0')).join(':');
}

/** `Time.parse` takes the day of the build. */
function atClock(
  clock: string,
  { timeZone, now }: Pick<LiquidFacts, 'timeZone' | 'now'>,
): RubyTime | Unknown | undefined {
  if (now === undefined) return unknown;
  const today = formatTime(toLocalTime(new RubyTime(now, 0, 'utc'), timeZone), '%Y-%m-%d');
  return parseTime(`${today} ${clock}`, timeZone);
}

/** Whether a format prints nothing but the time of a day, which is the same whenever the site is built. */
function isOfClock(pattern: string): boolean {
  return !/%[-_0^#:]*[^-_0^#:HIklMSpPRT%]/.test(pattern);
}

function date({ input, operands: [format = null], context }: FilterUse): Value {
  const pattern = toText(format);
  if (pattern === '') return input;
  const { facts } = context.run;
  const clock = typeof input === 'string' && isOfClock(pattern) ? readClock(input.toLowerCase()) : undefined;
  const found =
    clock === undefined
      ? toDate(input, facts)
      : atClock(clock, { timeZone: facts.timeZone, now: facts.now ?? 0 });
  if (found instanceof Unknown) return unknown;
  if (!found) return input;
  const isNameless = found.zoneName === undefined && /%[-0^#_]*\d*Z/.test(pattern);
  return isNameless ? unknown : formatTime(found, pattern);
}

/** A filter that prints a moment by the clocks of the site; what is no date stops Jekyll. */
const printMoment =
  (print: (time: RubyTime, operands: readonly Value[]) => string) =>
  ({ input, operands, context }: FilterUse): Value => {
    if (toText(input) === '') return input;
    const found = toDate(input, context.run.facts);
    if (found instanceof Unknown) return unknown;
    if (!found) throw new LiquidStop('bad-value', toText(input).slice(0, 40));
    return print(toLocalTime(found, context.run.facts.timeZone), operands);
  };

const printDay = (month: string) =>
  printMoment((time, [type = null, style = null]) => {
    if (type !== 'ordinal') return formatTime(time, `%d ${month} %Y`);
    const day = time.clock.getUTCDate();
    const ordinal = `${day}${endingOf(day)}`;
    return formatTime(time, style === 'US' ? `${month} ${ordinal}, %Y` : `${ordinal} ${month} %Y`);
  });

function endingOf(day: number): string {
  if (day >= 11 && day <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][day % 10] ?? 'th';
}

/** Filters of dates. */
export const dateFilters: FilterTable = {
  date: [date, 1, 1],
  date_to_string: [printDay('%b'), 0, 2],
  date_to_long_string: [printDay('%B'), 0, 2],
  date_to_xmlschema: [printMoment(time => formatTime(time, '%Y-%m-%dT%H:%M:%S%:z')), 0, 0],
  date_to_rfc822: [printMoment(time => formatTime(time, '%a, %d %b %Y %H:%M:%S %z')), 0, 0],
};
