import { LiquidStop } from '../liquid-stop.ts';
import type { RubyTime } from './ruby-time.ts';

/** The type of `unknown`. */
export class Unknown {
  readonly isUnknown = true;
}

/** What only a build of the site would tell. It spreads: what is made of it is not known either. */
export const unknown: Unknown = new Unknown();

/** A number of Ruby's that is no integer, or is written as if it were none: `5.0` is printed as such. */
export class Float {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }
}

/** Integers from `first` up to and with `last`. */
export class Range {
  readonly first: number;
  readonly last: number;

  constructor(first: number, last: number) {
    this.first = first;
    this.last = last;
  }

  get size(): number {
    return Math.max(0, this.last - this.first + 1);
  }
}

/** `empty` or `blank` on one side of a comparison. */
export class MethodLiteral {
  readonly name: 'empty' | 'blank';
  /** Not beside an operator, but as a value of its own: with Liquid 5 it is one of Jekyll's then, and like nothing. */
  readonly isAlone: boolean;

  constructor(name: 'empty' | 'blank', isAlone = false) {
    this.name = name;
    this.isAlone = isAlone;
  }
}

/** A mapping of Ruby's. A `Map` keeps the order of its keys, and no key of it can be a property of a prototype. */
export type Hash = ReadonlyMap<Value, Value>;

/** What answers when it is asked: a page, the site, a loop. */
export interface Drop {
  readonly isDrop: true;
  /**
   * Undefined where there is no such key.
   *
   * @param asker the page whose Liquid asks: what of another is there depends on which of them is printed first
   */
  get(key: string, asker?: Value): Value | undefined;
  /** Its keys, where it can be gone through. */
  keys?(): readonly string[];
  /** What is printed for it. */
  print(): Value;
}

/** A value of Liquid. */
export type Value =
  | null
  | boolean
  | number
  /** An integer that a number would not hold exactly, such as the id of a tweet. */
  | bigint
  | string
  | Float
  | Range
  | RubyTime
  | MethodLiteral
  | Hash
  | Drop
  | readonly Value[]
  | Unknown;

/** Whether it is an object that answers when asked. */
export function isDrop(value: Value): value is Drop {
  return typeof value === 'object' && value !== null && 'isDrop' in value;
}

/** Whether it is a mapping. */
export function isHash(value: Value): value is Hash {
  return value instanceof Map;
}

/** Whether it is a list. */
export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

/** Only `nil` and `false` are false. */
export function isTruthy(value: Value): boolean {
  return value !== null && value !== false;
}

/** More numbers than any page shows. */
const MAX_RANGE = 1_000_000;

/** The items of what can be gone through; undefined for other values. A mapping's are pairs. */
export function itemsOf(value: Value): readonly Value[] | undefined {
  if (isList(value)) return value;
  if (value instanceof Range && value.size > MAX_RANGE) throw new LiquidStop('too-much', '');
  if (value instanceof Range) return Array.from({ length: value.size }, (_, index) => value.first + index);
  if (isHash(value)) return [...value];
  if (isDrop(value) && value.keys) return value.keys().map(key => [key, value.get(key) ?? null]);
  return undefined;
}

/** Longer integers would take more than linear time; nobody writes them. */
const MAX_DIGITS = 400;

/** An integer as it is written: digits, and perhaps a sign and a base in front. */
export function readInteger(digits: string): number | bigint {
  const number = Number(digits);
  if (Number.isSafeInteger(number) || !Number.isFinite(number) || digits.length > MAX_DIGITS) return number;
  return BigInt(digits);
}

/** An integer as a value. */
export function fromBigInt(integer: bigint): number | bigint {
  const number = Number(integer);
  return Number.isSafeInteger(number) ? number : integer;
}

/** Whether a value is one of Ruby's integers, however large; only where it is the key of a mapping it may be a float. */
export function isInteger(value: Value): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}

/** The number of a numeric value, as exact as numbers are; undefined for others. */
export function numberOf(value: Value): number | undefined {
  if (isInteger(value)) return Number(value);
  return value instanceof Float ? value.value : undefined;
}
