import { isAlias, isMap, isNode, isScalar, isSeq, parseDocument, type Scalar } from 'yaml';
import { readsWithSafeYaml } from '../../site/build/build.ts';
import type { Site } from '../../site/site.ts';
import { createZoneOffset } from '../../site/time-zone.ts';
import { RubyTime } from './ruby-time.ts';
import { addSafePairs, readSafeScalar } from './safe-yaml.ts';
import { Float, unknown, type Value } from './value.ts';

/** Larger files of data are left to the build. */
const MAX_LENGTH = 2_000_000;
/** Deeper than any file of data. */
const MAX_DEPTH = 100;

/** Who reads YAML, and where: what is written without a zone is shown by the clocks there. */
export interface YamlReader {
  readonly timeZone: string;
  /** The gem safe_yaml reads it, not Psych. */
  readonly isSafe: boolean;
}

/** What reads the YAML of a site. */
export function yamlReaderOf({ build, timeZone = 'UTC' }: Site): YamlReader {
  return { timeZone, isSafe: readsWithSafeYaml(build) };
}

/** What Ruby makes of YAML; `unknown` where it cannot be read here. Never throws. */
export function readRubyYaml(text: string, { timeZone, isSafe }: YamlReader): Value {
  if (text.length > MAX_LENGTH) return unknown;
  try {
    const document = parseDocument(text, {
      uniqueKeys: false,
      merge: !isSafe,
      logLevel: 'silent',
      prettyErrors: false,
    });
    if (document.errors.length > 0) return unknown;
    // An alias shares what it stands for: however often that is, it is read once.
    const anchors = new Map<string, Value>();
    const convert = (node: unknown, depth: number): Value => {
      if (depth > MAX_DEPTH) return unknown;
      // What holds itself is not there yet when it is asked for.
      if (isAlias(node)) return anchors.get(node.source) ?? (isSafe ? null : unknown);
      const value = convertNode(node, depth);
      if (isNode(node) && 'anchor' in node && node.anchor !== undefined) anchors.set(node.anchor, value);
      return value;
    };
    const convertNode = (node: unknown, depth: number): Value => {
      if (!isSafe && isNode(node) && 'tag' in node && OBJECTS.test(node.tag ?? '')) return unknown;
      if (isSeq(node)) return node.items.map(item => convert(item, depth + 1));
      if (!isMap(node)) {
        if (!isScalar(node)) return null;
        return isSafe ? readSafeScalar(node) : readScalar(node, timeZone);
      }
      if (isSafe) return addSafePairs(node.items, item => convert(item, depth + 1));
      const hash = new Map<Value, Value>();
      for (const { key, value } of node.items)
        addPair(hash, convert(key, depth + 1), () => convert(value, depth + 1));
      return hash;
    };
    return convert(document.contents, 0);
  } catch {
    // Absurd nesting, at which the library runs out of stack, or what Ruby itself throws at.
    return unknown;
  }
}

/** Tags that Debian's Jekyll refuses, with all of the front matter, and the gem's takes no notice of. */
const OBJECTS = /^!ruby\/|^tag:yaml\.org,2002:(?:set|omap)$/;

/** `<<` brings in what the mapping itself does not say. */
function addPair(hash: Map<Value, Value>, key: Value, read: () => Value): void {
  const value = read();
  if (key !== '<<') {
    hash.set(key instanceof Float ? key.value : key, value);
    return;
  }
  for (const source of Array.isArray(value) ? value : [value]) {
    if (source instanceof Map) for (const [name, held] of source) if (!hash.has(name)) hash.set(name, held);
  }
}

function readScalar(node: Scalar, timeZone: string): Value {
  const text = node.source ?? '';
  const isQuoted = node.type !== 'PLAIN';
  if (isQuoted && node.tag === undefined) return String(node.value ?? '');
  if (node.tag === 'tag:yaml.org,2002:str') return text;
  if (node.tag === 'tag:yaml.org,2002:binary') return unknown;
  // A tag has Psych read what stands between quotes as if there were none.
  const value = readPlain(text, timeZone);
  return node.tag === 'tag:yaml.org,2002:float' && typeof value === 'number' ? new Float(value) : value;
}

/** `Psych::ScalarScanner#tokenize`. */
function readPlain(text: string, timeZone: string): Value {
  if (/^(?:|~|null)$/i.test(text)) return null;
  if (/^(?:yes|true|on)$/i.test(text)) return true;
  if (/^(?:no|false|off)$/i.test(text)) return false;
  if (/^\d{4}-(?:1[012]|0\d|\d)-(?:[12]\d|3[01]|0\d|\d)$/.test(text)) return readDay(text);
  const time = TIME.exec(text);
  if (time) return readTime(time, timeZone);
  const digits = text.replace(/[,_]/g, '');
  if (/^[-+]?(?:0|[1-9](?:[\d,_]*\d)?)$/.test(text)) return Number(digits);
  if (/^[-+]?0[0-7_,]+$/.test(text)) return Number.parseInt(digits, 8);
  if (/^[-+]?0x[\da-f_,]+$/i.test(text)) return Number.parseInt(digits, 16);
  if (/^[-+]?0b[01_,]+$/i.test(text)) return Number.parseInt(digits.replace('0b', ''), 2);
  if (/^[-+]?(?:\d[\d,_]*\.\d*|\.\d+)(?:e[-+]\d+)?$/i.test(text)) return new Float(Number(digits));
  if (/^[-+]?\d[\d_]*(?::[0-5]?\d){1,2}(?:\.[\d_]*)?$/.test(text)) return readSexagesimal(text);
  if (/^[-+]?\.inf$/i.test(text)) return new Float(text.startsWith('-') ? -Infinity : Infinity);
  if (/^\.nan$/i.test(text)) return new Float(Number.NaN);
  // A symbol prints as its name.
  return /^:[^:]/.test(text) ? text.slice(1).replace(/^(["'])(.*)\1$/s, '$2') : text;
}

/** What looks like the time of a day is a number of seconds; a minus counts for what stands before the first colon. */
function readSexagesimal(text: string): Value {
  const [hours, minutes, seconds = '0'] = text.replace(/_/g, '').split(':') as [string, string, string?];
  const sum = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return text.includes('.') ? new Float(sum) : sum;
}

const TIME =
  /^(-?\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt]|[ \t]+)(\d{1,2}):(\d\d):(\d\d)(?:\.(\d*))?(?:[ \t]*(Z|[-+]\d{1,2}:?(?:\d\d)?))?$/;

function readDay(text: string): Value {
  const [year, month, day] = text.split('-').map(Number) as [number, number, number];
  const clock = new Date(0);
  clock.setUTCFullYear(year, month - 1, day);
  return clock.getUTCMonth() === month - 1 ? new RubyTime(clock.getTime(), 0, 'date') : text;
}

/** A time without a zone is one of UTC to Psych, and is then shown by the clocks of the machine. */
function readTime([, ...parts]: RegExpExecArray, timeZone: string): Value {
  const [year, month, day, hour, minute, second] = parts.map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const [fraction, zone] = [parts[6], parts[7]];
  const clock = new Date(0);
  clock.setUTCFullYear(year, month - 1, day);
  clock.setUTCHours(hour, minute, second, Math.trunc(Number(`0.${fraction || 0}`) * 1000));
  const moment = clock.getTime();
  if (zone === 'Z') return new RubyTime(moment, 0, 'utc');
  if (zone === undefined) return new RubyTime(moment, createZoneOffset(timeZone)(moment), 'time', timeZone);
  const [, sign, hours, minutes = '0'] = /^([-+])(\d{1,2}):?(\d\d)?$/.exec(zone) ?? [];
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === '-' ? -1 : 1);
  return new RubyTime(moment - offset, offset, 'time');
}

/** Values as plain data holds them, in the front matter's own reading or that of `_config.yml`. */
export function fromPlainData(data: unknown, depth = 0): Value {
  if (data === undefined || data === null || depth > 100) return null;
  if (typeof data === 'string' || typeof data === 'boolean') return data;
  if (typeof data === 'number') return Number.isInteger(data) ? data : new Float(data);
  if (typeof data === 'bigint') return Number(data);
  if (Array.isArray(data)) return data.map(item => fromPlainData(item, depth + 1));
  if (data instanceof Date) return new RubyTime(data.getTime(), 0, 'utc');
  if (typeof data !== 'object') return null;
  return new Map(Object.entries(data).map(([key, held]) => [key, fromPlainData(held, depth + 1)]));
}
