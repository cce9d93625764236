import { readsWithSafeYaml } from '../../site/build/build.ts';
import type { Site } from '../../site/site.ts';
import { createZoneOffset } from '../../site/time-zone.ts';
import type { PsychAlias, PsychNode, PsychScalar } from '../../text/psych/psych-node.ts';
import { readAsPsychDoes } from '../../text/psych/psych-reading.ts';
import { textOf, UNPRINTABLE } from '../../text/psych/psych-text.ts';
import { RubyTime } from './ruby-time.ts';
import { readSafePairs, readSafeScalar } from './safe-yaml.ts';
import { Float, fromBigInt, readInteger, unknown, type Value } from './value.ts';

/** Larger files of data are left to the build. */
const MAX_LENGTH = 2_000_000;
/** Deeper than any file of data. */
const MAX_DEPTH = 100;

/** Who reads YAML, and where: what is written without a zone is shown by the clocks there. */
export interface YamlReader {
  readonly timeZone: string;
  /** The gem safe_yaml makes values of it, not Psych. */
  readonly isSafe: boolean;
}

/** What reads the YAML of a site. */
export function yamlReaderOf({ build, timeZone = 'UTC' }: Site): YamlReader {
  return { timeZone, isSafe: readsWithSafeYaml(build) };
}

/**
 * What Ruby makes of YAML, of a file of its own or of what stands between the fences of another; `unknown` where it refuses
 * it, or it cannot be read here. Never throws.
 */
export function readRubyYaml(
  text: string,
  reader: YamlReader,
  options?: { readonly isFile: boolean },
): Value {
  if (text.length > MAX_LENGTH) return unknown;
  const { tree, error } = readAsPsychDoes(text, options);
  if (error || text.search(UNPRINTABLE) >= 0) return unknown;
  if (!tree) return null;
  const converter = new Converter(text, reader);
  const value = converter.convert(tree, 0);
  return converter.isRefused ? unknown : value;
}

class Converter {
  readonly #text: string;
  readonly #reader: YamlReader;
  /** An alias shares what it stands for: however often that is, it is read once. */
  readonly #anchors = new Map<string, Value>();
  /** Ruby reads nothing then. */
  isRefused = false;

  constructor(text: string, reader: YamlReader) {
    this.#text = text;
    this.#reader = reader;
  }

  convert(node: PsychNode, depth: number): Value {
    if (depth > MAX_DEPTH) return unknown;
    if (node.kind === 'alias') return this.#valueOf(node.name);
    // What holds itself is not there yet when it is asked for.
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, unknown);
    const value = this.#read(node, depth);
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, value);
    return value;
  }

  /** An alias that means nothing is nothing to safe_yaml; Psych refuses all. */
  #valueOf(name: string): Value {
    const value = this.#anchors.get(name);
    if (value === undefined && !this.#reader.isSafe) this.isRefused = true;
    return value ?? null;
  }

  #read(node: Exclude<PsychNode, PsychAlias>, depth: number): Value {
    const { isSafe, timeZone } = this.#reader;
    if (!isSafe && OBJECTS.test(node.tag ?? '')) return unknown;
    if (node.kind === 'scalar') {
      const text = textOf(node, this.#text);
      return isSafe ? readSafeScalar(node, text) : readScalar(node, text, timeZone);
    }
    const convert = (part: PsychNode): Value => this.convert(part, depth + 1);
    if (node.kind === 'list') return node.items.map(convert);
    if (isSafe) {
      const hash = readSafePairs(node.pairs, convert);
      if (hash === undefined) this.isRefused = true;
      return hash ?? unknown;
    }
    const hash = new Map<Value, Value>();
    for (const [key, value] of node.pairs) {
      const name = convert(key);
      addPair(hash, { key: name instanceof Float ? name.value : name, node: value }, () => convert(value));
    }
    return hash;
  }
}

/** Tags that Debian's Jekyll refuses, with all of the front matter, and the gem's takes no notice of. */
const OBJECTS = /^!ruby\/|^(?:tag:yaml\.org,2002:|!)(?:set|omap)$/;

/** `Psych::Visitors::ToRuby#revive_hash`: `<<` brings in what other mappings say, over what was said before it. */
function addPair(
  hash: Map<Value, Value>,
  { key, node }: { readonly key: Value; readonly node: PsychNode },
  read: () => Value,
): void {
  const value = read();
  const isList = node.kind === 'list' && Array.isArray(value);
  const sources = isList ? value.toReversed() : [value];
  if (key !== '<<' || node.kind === 'scalar' || !sources.every(source => source instanceof Map)) {
    hash.set(key, value);
    return;
  }
  const merged = new Map(sources.flatMap(source => [...source]));
  for (const [name, held] of merged) hash.set(name, held);
}

function readScalar({ tag, isPlain }: PsychScalar, text: string, timeZone: string): Value {
  if (!isPlain && tag === undefined) return text;
  if (/^(?:tag:yaml\.org,2002:|!)str$/.test(tag ?? '')) return text;
  if (/^(?:tag:yaml\.org,2002:|!)binary$/.test(tag ?? '')) return unknown;
  // A tag has Psych read what stands between quotes as if there were none.
  const value = readPlain(text, timeZone);
  const isFloat = /^(?:tag:yaml\.org,2002:|!)float$/.test(tag ?? '') && typeof value === 'number';
  return isFloat ? new Float(value) : value;
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
  if (/^[-+]?(?:0|[1-9](?:[\d,_]*\d)?)$/.test(text)) return readInteger(digits.replace('+', ''));
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
  if (typeof data === 'bigint') return fromBigInt(data);
  if (Array.isArray(data)) return data.map(item => fromPlainData(item, depth + 1));
  if (data instanceof Date) return new RubyTime(data.getTime(), 0, 'utc');
  if (typeof data !== 'object') return null;
  return new Map(Object.entries(data).map(([key, held]) => [key, fromPlainData(held, depth + 1)]));
}
