import { leadingDigits } from '../evaluate.ts';
import { LiquidStop } from '../liquid-stop.ts';
import { RubyTime } from '../values/ruby-time.ts';
import {
  Float,
  fromBigInt,
  isHash,
  isInteger,
  isList,
  Range,
  readInteger,
  type Value,
} from '../values/value.ts';
import type { Filter, FilterTable } from './filter.ts';

/** A number as Liquid reckons with it: decimal digits, so that 0.1 and 0.2 are 0.3. */
interface Decimal {
  readonly digits: bigint;
  /** How many of the digits stand behind the point. */
  readonly scale: number;
  readonly isInteger: boolean;
}

/** Longer numbers would take more than linear time; nobody writes them. */
const MAX_DIGITS = 400;

/** `Liquid::Utils.to_number`. */
function toDecimal(value: Value): Decimal {
  if (value instanceof Float) return decimalOf(plainDigits(value.value));
  if (typeof value === 'bigint') return decimalOf(value.toString());
  // A key of a mapping may be no integer.
  if (typeof value === 'number')
    return decimalOf(Number.isInteger(value) ? BigInt(value).toString() : plainDigits(value));
  if (typeof value !== 'string') return { digits: 0n, scale: 0, isInteger: true };
  const text = value.trim();
  if (text.length > MAX_DIGITS) throw new LiquidStop('too-much', '');
  return /^-?\d+\.\d+$/.test(text) ? decimalOf(text) : decimalOf(leadingDigits(text));
}

/** A number without an exponent. */
function plainDigits(value: number): string {
  if (!Number.isFinite(value)) throw new LiquidStop('bad-value', '');
  const [mantissa, exponent] = String(value).split('e') as [string, string?];
  if (exponent === undefined) return mantissa.includes('.') ? mantissa : `${mantissa}.0`;
  return value.toFixed(Math.min(100, Math.max(1, -Number(exponent) + 17)));
}

function decimalOf(text: string): Decimal {
  const [whole, part] = text.split('.') as [string, string?];
  if (part === undefined) return { digits: toBigInt(whole), scale: 0, isInteger: true };
  return { digits: toBigInt(whole + part), scale: part.length, isInteger: false };
}

function toBigInt(digits: string): bigint {
  return /^-?\d+$/.test(digits) ? BigInt(digits) : BigInt(Math.trunc(Number(digits) || 0));
}

function toValue({ digits, scale, isInteger }: Decimal): Value {
  if (String(digits).length > MAX_DIGITS) throw new LiquidStop('too-much', '');
  if (isInteger) return fromBigInt(digits);
  const text = String(digits < 0n ? -digits : digits).padStart(scale + 1, '0');
  const point = text.length - scale;
  return new Float(Number(`${digits < 0n ? '-' : ''}${text.slice(0, point)}.${text.slice(point)}`));
}

/** Both numbers with the same number of digits behind the point. */
function align(one: Decimal, other: Decimal): readonly [bigint, bigint, Omit<Decimal, 'digits'>] {
  const scale = Math.max(one.scale, other.scale);
  const widen = ({ digits, scale: own }: Decimal): bigint => digits * 10n ** BigInt(scale - own);
  return [widen(one), widen(other), { scale, isInteger: one.isInteger && other.isInteger }];
}

type Operation = (one: Decimal, other: Decimal) => Decimal;

const add: Operation = (one, other) => {
  const [a, b, rest] = align(one, other);
  return { ...rest, digits: a + b };
};

const subtract: Operation = (one, other) => add(one, { ...other, digits: -other.digits });

const multiply: Operation = (one, other) => ({
  digits: one.digits * other.digits,
  scale: one.scale + other.scale,
  isInteger: one.isInteger && other.isInteger,
});

function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

/** Digits of a division that does not come out even. */
const PRECISION = 30;

const divide: Operation = (one, other) => {
  const [a, b, { isInteger }] = align(one, other);
  if (b === 0n) throw new LiquidStop('zero-division', '');
  if (isInteger) return { digits: floorDivide(a, b), scale: 0, isInteger };
  return { digits: (a * 10n ** BigInt(PRECISION)) / b, scale: PRECISION, isInteger };
};

const modulo: Operation = (one, other) => {
  const [a, b, rest] = align(one, other);
  if (b === 0n) throw new LiquidStop('zero-division', '');
  return { ...rest, digits: a - b * floorDivide(a, b) };
};

const operate =
  (operation: Operation): Filter =>
  ({ input, operands }) =>
    toValue(operation(toDecimal(input), toDecimal(operands[0]!)));

/** Without integers alone, division by zero is one of floats, which does not stop Jekyll. */
const divideBy: Filter = ({ input, operands }) => {
  const [one, other] = [toDecimal(input), toDecimal(operands[0]!)];
  if (other.digits === 0n && !(one.isInteger && other.isInteger)) return new Float(Number(one.digits) / 0);
  return toValue(divide(one, other));
};

/** The integer that is not above the number, or not below it. */
function toWhole({ digits, scale }: Decimal, direction: 'floor' | 'ceil'): number | bigint {
  const unit = 10n ** BigInt(scale);
  return fromBigInt(direction === 'floor' ? floorDivide(digits, unit) : -floorDivide(-digits, unit));
}

const round: Filter = ({ input, operands: [places = 0] }) => {
  const number = toDecimal(input);
  const count = Number(toWhole(toDecimal(places), 'floor'));
  if (Math.abs(count) > MAX_DIGITS) throw new LiquidStop('too-much', '');
  if (number.scale <= count) return number.isInteger || count === 0 ? toValue(number) : toValue(number);
  const unit = 10n ** BigInt(number.scale - count);
  const size = number.digits < 0n ? -number.digits : number.digits;
  const rounded = ((size + unit / 2n) / unit) * (number.digits < 0n ? -1n : 1n);
  if (count <= 0) return fromBigInt(rounded * 10n ** BigInt(-count));
  return toValue({ digits: rounded, scale: count, isInteger: false });
};

const limit =
  (takesOther: (difference: bigint) => boolean): Filter =>
  ({ input, operands }) => {
    const [one, other] = [toDecimal(input), toDecimal(operands[0]!)];
    const [a, b] = align(one, other);
    return toValue(takesOther(a - b) ? other : one);
  };

/** `to_i`, by Jekyll. */
const toIntegerFilter: Filter = ({ input }) => {
  if (typeof input === 'boolean') return input ? 1 : 0;
  if (input instanceof RubyTime && input.kind !== 'date') return Math.floor(input.moment / 1000);
  if (isList(input) || isHash(input) || input instanceof Range || input instanceof RubyTime)
    throw new LiquidStop('bad-value', '');
  if (input instanceof Float) return Math.trunc(input.value);
  if (typeof input === 'string') return readInteger(leadingDigits(input));
  return isInteger(input) ? input : 0;
};

/** Filters that reckon. */
export const numberFilters: FilterTable = {
  abs: [
    ({ input }) => {
      const number = toDecimal(input);
      return toValue({ ...number, digits: number.digits < 0n ? -number.digits : number.digits });
    },
    0,
    0,
  ],
  plus: [operate(add), 1, 1],
  minus: [operate(subtract), 1, 1],
  times: [operate(multiply), 1, 1],
  divided_by: [divideBy, 1, 1],
  modulo: [operate(modulo), 1, 1],
  round: [round, 0, 1],
  ceil: [({ input }) => toWhole(toDecimal(input), 'ceil'), 0, 0],
  floor: [({ input }) => toWhole(toDecimal(input), 'floor'), 0, 0],
  at_least: [limit(difference => difference < 0n), 1, 1],
  at_most: [limit(difference => difference > 0n), 1, 1],
  to_integer: [toIntegerFilter, 0, 0],
};
