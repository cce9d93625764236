import { LiquidStop } from '../liquid-stop.ts';
import { parseTime } from '../values/parse-time.ts';
import { toText } from '../values/print-value.ts';
import { formatTime, RubyTime, toLocalTime } from '../values/ruby-time.ts';
import { Unknown, unknown, type Value } from '../values/value.ts';
import type { FilterTable, FilterUse } from './filters.ts';

/** `Liquid::Utils.to_date`: undefined for what is no date, `unknown` for what only the clock tells. */
function toDate(value: Value, timeZone: string): RubyTime | Unknown | undefined {
  if (value instanceof RubyTime) return value;
  if (typeof value === 'number') return toLocalTime(new RubyTime(value * 1000, 0, 'utc'), timeZone);
  if (typeof value !== 'string' || value === '') return undefined;
  const text = value.toLowerCase();
  if (text === 'now' || text === 'today') return unknown;
  if (/^\d+$/.test(text)) return toLocalTime(new RubyTime(Number(text) * 1000, 0, 'utc'), timeZone);
  return parseTime(text, timeZone);
}

function date({ input, operands: [format = null], context }: FilterUse): Value {
  const pattern = toText(format);
  if (pattern === '') return input;
  const found = toDate(input, context.run.facts.timeZone);
  if (found instanceof Unknown) return unknown;
  return found ? formatTime(found, pattern) : input;
}

/** A filter that prints a moment by the clocks of the site; what is no date stops Jekyll. */
const printMoment =
  (print: (time: RubyTime, operands: readonly Value[]) => string) =>
  ({ input, operands, context }: FilterUse): Value => {
    if (toText(input) === '') return input;
    const found = toDate(input, context.run.facts.timeZone);
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
