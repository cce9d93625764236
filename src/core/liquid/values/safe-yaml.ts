import type { PsychMapping, PsychNode, PsychScalar } from '../../text/psych/psych-node.ts';
import { RubyTime } from './ruby-time.ts';
import { Float, unknown, type Value } from './value.ts';

/*
 * YAML as the gem safe_yaml reads it, by which the gems of Jekyll have their front matter and data; Debian's Jekyll 4 has
 * it from Psych.
 */

const BINARY = /^(?:tag:yaml\.org,2002:|!)binary$/;

/** `SafeYAML::Transform.to_proper_type`. A tag has what stands between quotes read as if there were none. */
export function readSafeScalar({ tag, isPlain }: PsychScalar, text: string): Value {
  if (BINARY.test(tag ?? '')) return unknown;
  return !isPlain && tag === undefined ? text : guess(text);
}

function guess(text: string): Value {
  if (/^(?:|~|null)$/i.test(text)) return null;
  if (/^(?:yes|true|on)$/i.test(text)) return true;
  if (/^(?:no|false|off)$/i.test(text)) return false;
  return readNumber(text) ?? readDate(text) ?? text;
}

function readNumber(text: string): Value | undefined {
  const digits = text.replace(/[,_]/g, '');
  if (/^[-+]?(?:0|[1-9]\d*)$/.test(digits)) return Number(digits);
  if (/^0[0-7]+$/.test(digits)) return Number.parseInt(digits, 8);
  if (/^[-+]?0x[\da-f]+$/i.test(digits)) return Number.parseInt(digits, 16);
  if (/^0b[01]+$/.test(digits)) return Number.parseInt(digits.slice(2), 2);
  if (/^[-+]?\d+(?::[0-5]?\d)+$/.test(digits)) return readSexagesimal(digits);
  if (/^[-+]?(?:\d[\d_]*)?\.(?=_*\d)[\d_]+(?:e[-+]\d+)?$/i.test(text)) return new Float(Number(digits));
  if (/^[-+]?\d[\d_]*(?::[0-5]?\d)+\.[\d_]*$/.test(text)) return readSexagesimal(digits);
  if (/^-?\.(?:inf|Inf|INF)$/.test(text)) return new Float(text.startsWith('-') ? -Infinity : Infinity);
  return /^\.(?:nan|NaN|NAN)$/.test(text) ? new Float(Number.NaN) : undefined;
}

/** The last part is the seconds, also of what is meant as hours and minutes; a minus counts twice. */
function readSexagesimal(text: string): Float {
  const [whole = '', fraction = ''] = text.split('.');
  const seconds =
    whole.split(':').reduce((sum, part) => sum * 60 + Number(part), 0) + Number(`0.${fraction || 0}`);
  return new Float(text.startsWith('-') ? -seconds : seconds);
}

const TIME =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt]|[ \t]+)(\d{1,2}):(\d{2}):(\d{2})(?:\.(\d*))?[ \t]*(?:Z|([-+])(\d{1,2})(?::?(\d{2}))?)?$/;

/** A day that is written with all its digits, or a time; one without a zone is of UTC, and stays there. */
function readDate(text: string): Value | undefined {
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const [, year, month, date, hour = '0', minute = '0', second = '0', fraction, sign, hours, minutes] =
    day ?? TIME.exec(text) ?? [];
  if (year === undefined) return undefined;
  const clock = new Date(0);
  clock.setUTCFullYear(Number(year), Number(month) - 1, Number(date));
  if (clock.getUTCMonth() !== Number(month) - 1 || clock.getUTCDate() !== Number(date)) return undefined;
  if (day) return new RubyTime(clock.getTime(), 0, 'date');
  if (Number(hour) > 24 || Number(minute) > 59 || Number(second) > 60) return undefined;
  clock.setUTCHours(
    Number(hour),
    Number(minute),
    Number(second),
    Math.trunc(Number(`0.${fraction || 0}`) * 1000),
  );
  const offset = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000 * (sign === '-' ? -1 : 1);
  return new RubyTime(clock.getTime() - offset, offset, 'time');
}

/**
 * What a mapping holds: `<<` brings in what an alias stands for, over what the mapping has said before. Undefined where Ruby
 * stops, which then reads nothing of the file.
 */
export function readSafePairs(
  pairs: PsychMapping['pairs'],
  convert: (node: PsychNode) => Value,
): ReadonlyMap<Value, Value> | undefined {
  const hash = new Map<Value, Value>();
  let key: Value = null;
  for (const node of pairs.flat()) {
    const value = convert(node);
    // What is nothing is no key: then the next value is one.
    if (key === null) key = value;
    else {
      if (key !== '<<') hash.set(key instanceof Float ? key.value : key, value);
      // What is brought in has to be a mapping; one that is written out there is still empty.
      else if (!(value instanceof Map)) return undefined;
      else if (node.kind === 'alias') for (const [name, held] of value) hash.set(name, held);
      key = null;
    }
  }
  return hash;
}
