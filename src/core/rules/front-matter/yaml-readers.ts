/*
 * What Jekyll's YAML readers make of an unquoted scalar. Jekyll reads front matter with SafeYAML, Debian's Jekyll with
 * Psych; both know YAML 1.1 with ideas of their own. The expressions are those of `Psych::ScalarScanner` (psych 4.0)
 * and of SafeYAML's `Transform` (1.0), and are tried in their order.
 */

/** What a reader makes of an unquoted scalar. */
export interface Reading {
  /** `refused`: the reader throws, and the whole front matter is lost. */
  readonly kind: 'text' | 'number' | 'boolean' | 'nothing' | 'date' | 'refused';
  /** What the page shows of it; undefined where that is not worked out. */
  readonly shown?: string;
}

const TEXT: Reading = { kind: 'text' };
const NOTHING: Reading = { kind: 'nothing' };
const DATE: Reading = { kind: 'date' };
const REFUSED: Reading = { kind: 'refused' };
const NUMBER: Reading = { kind: 'number' };

const MOMENT =
  /^(-?\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt]|\s+)(\d{1,2}):(\d\d):(\d\d)(?:\.\d*)?(?:\s*(?:Z|[-+]\d{1,2}:?(?:\d\d)?))?$/;

/** How Psych reads it. */
export function readAsPsych(text: string): Reading {
  if (/\n/.test(text) || /^[^\d.:-]?[\p{Alphabetic}_\s!@#$%^&*(){}<>|/\\~;=]+/u.test(text)) {
    if (text === '~' || /^null$/i.test(text)) return NOTHING;
    if (/^(?:yes|true|on)$/i.test(text)) return { kind: 'boolean', shown: 'true' };
    return /^(?:no|false|off)$/i.test(text) ? { kind: 'boolean', shown: 'false' } : TEXT;
  }
  const moment = MOMENT.exec(text);
  // Every month has 31 days here: Psych goes on counting in the next.
  if (moment) return isMoment(moment, 31) ? DATE : TEXT;
  const day = /^(\d{4})-(1[012]|0\d|\d)-([12]\d|3[01]|0\d|\d)$/.exec(text);
  if (day) return isDay(Number(day[1]), Number(day[2]), Number(day[3])) ? DATE : TEXT;
  if (/^[-+]?\.inf$/i.test(text))
    return { kind: 'number', shown: text[0] === '-' ? '-Infinity' : 'Infinity' };
  if (/^\.nan$/i.test(text)) return { kind: 'number', shown: 'NaN' };
  if (/^:./.test(text)) return REFUSED;
  if (/^[-+]?\d[\d_]*(?::[0-5]?\d){1,2}(?:\.[\d_]*)?$/.test(text)) return NUMBER;
  if (/^[-+]?(?:\d[\d_,]*)?\.\d*(?:[eE][-+]\d+)?$/.test(text))
    return /^[-+]?\.$/.test(text) ? TEXT : float(text);
  const isInteger = /^[-+]?(?:0b[01_,]+|0[0-7_,]+|0|[1-9](?:\d|,\d|_\d)*|0x[\da-fA-F_,]+)$/.test(text);
  return isInteger ? integer(text) : TEXT;
}

/** How SafeYAML reads it, as Jekyll sets it up: without symbols. */
export function readAsSafeYaml(text: string): Reading {
  const digits = text.replace(/[_,]/g, '');
  if (/^(?:[-+]?(?:0|[1-9]\d*)|0[0-7]+|0x[\da-f]+|0b[01]+|[-+]0x[\da-f]+)$/i.test(digits))
    return integer(text);
  if (/^[-+]?\d+(?::[0-5]?\d)+$/.test(digits)) return NUMBER;
  if (/^[-+]?(?:\d[\d_]*)?\.[\d_]*(?:[eE][-+]\d+)?$/.test(text)) {
    return /\d\.\d|^[-+]?\.\d/.test(text) ? float(text) : REFUSED;
  }
  if (/^-?\.(?:inf|Inf|INF)$/.test(text)) {
    return { kind: 'number', shown: text[0] === '-' ? '-Infinity' : 'Infinity' };
  }
  if (/^\.(?:nan|NaN|NAN)$/.test(text)) return { kind: 'number', shown: 'NaN' };
  if (/^[-+]?\d[\d_]*(?::[0-5]?\d)+\.[\d_]*$/.test(text)) return NUMBER;
  if (/^(?:~|null|Null|NULL)$/.test(text)) return NOTHING;
  if (/^(?:yes|Yes|YES|on|On|ON|true|True|TRUE)$/.test(text)) return { kind: 'boolean', shown: 'true' };
  if (/^(?:no|No|NO|off|Off|OFF|false|False|FALSE)$/.test(text)) return { kind: 'boolean', shown: 'false' };
  const day = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (day) return isDay(Number(day[1]), Number(day[2]), Number(day[3])) ? DATE : TEXT;
  const moment = text.startsWith('-') ? null : MOMENT.exec(text);
  return moment && isMoment(moment, undefined) ? DATE : TEXT;
}

/** How a reader of YAML 1.2 reads it, given the value that it makes of it. */
export function readingOf(value: unknown): Reading {
  if (value === null) return NOTHING;
  if (typeof value === 'number' || typeof value === 'bigint') return { kind: 'number', shown: String(value) };
  return typeof value === 'boolean' ? { kind: 'boolean', shown: String(value) } : TEXT;
}

function integer(text: string): Reading {
  const [, sign, digits] = /^([-+]?)(.*)$/.exec(text.replace(/[_,]/g, ''))!;
  try {
    const value = BigInt(/^0[0-7]+$/.test(digits!) ? `0o${digits!.slice(1)}` : digits!);
    return { kind: 'number', shown: String(sign === '-' ? -value : value) };
  } catch {
    // `0x_` looks like a number to Psych, and Ruby then finds no digit in it.
    return REFUSED;
  }
}

/** As Ruby writes it: always with a point. */
function float(text: string): Reading {
  const value = Number(text.replace(/[_,]/g, ''));
  const size = Math.abs(value);
  if (value !== 0 && (size < 1e-4 || size >= 1e16)) return NUMBER;
  return { kind: 'number', shown: Number.isInteger(value) ? value.toFixed(1) : String(value) };
}

function isMoment(match: RegExpExecArray, daysInMonth: number | undefined): boolean {
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number);
  const isInMonth = daysInMonth === undefined ? isDay(year!, month!, day!) : day! >= 1 && day! <= daysInMonth;
  const isTime = hour! < 24 || (hour === 24 && minute === 0 && second === 0);
  return isInMonth && month! >= 1 && month! <= 12 && isTime && minute! < 60 && second! <= 60;
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(2000, month - 1, day));
  // A year below 100 would mean one of the last century to `Date.UTC`.
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
