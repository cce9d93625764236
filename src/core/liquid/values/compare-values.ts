import { LiquidStop } from '../liquid-stop.ts';
import { toText } from './print-value.ts';
import { RubyTime } from './ruby-time.ts';
import { isDrop, isHash, isList, MethodLiteral, numberOf, Range, type Value } from './value.ts';

/** `==` of Ruby's. */
export function isSame(left: Value, right: Value): boolean {
  if (left === right) return true;
  if (typeof left === 'bigint' && typeof right === 'bigint') return false;
  const [one, other] = [numberOf(left), numberOf(right)];
  if (one !== undefined || other !== undefined) return one === other;
  if (left instanceof RubyTime) return right instanceof RubyTime && order(left, right) === 0;
  if (left instanceof Range)
    return right instanceof Range && left.first === right.first && left.last === right.last;
  if (isList(left))
    return (
      isList(right) &&
      left.length === right.length &&
      left.every((item, index) => isSame(item, right[index]!))
    );
  if (!isHash(left) || !isHash(right) || left.size !== right.size) return false;
  return [...left].every(([key, held]) => right.has(key) && isSame(held, right.get(key)!));
}

/** `==` in a condition, where `empty` and `blank` ask the other side; nothing in plain Ruby is `blank`. */
function equals(left: Value, right: Value): boolean {
  if (left instanceof MethodLiteral) return left.name === 'empty' && isEmpty(right);
  if (right instanceof MethodLiteral) return right.name === 'empty' && isEmpty(left);
  return isSame(left, right);
}

/** Whether it is a text, a list or a mapping that holds nothing. */
export function isEmpty(value: Value): boolean {
  if (typeof value === 'string' || isList(value)) return value.length === 0;
  return isHash(value) && value.size === 0;
}

/** A day and a time are nothing that Ruby compares. */
function areAlike(left: RubyTime, right: RubyTime): boolean {
  return (left.kind === 'date') === (right.kind === 'date');
}

/** `<=>`; undefined for what cannot be compared. */
export function order(left: Value, right: Value): number | undefined {
  if (typeof left === 'bigint' && typeof right === 'bigint') return left < right ? -1 : left > right ? 1 : 0;
  const [one, other] = [numberOf(left), numberOf(right)];
  if (one !== undefined && other !== undefined) return Math.sign(one - other);
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : left > right ? 1 : 0;
  if (left instanceof RubyTime) return orderTimes(left, right);
  if (isList(left) && isList(right)) return orderLists(left, right);
  if (isDrop(left) && isDrop(right)) return orderDrops(left, right);
  return left === right ? 0 : undefined;
}

/** A day is no moment to Ruby; what it counts it by is that of astronomers, which begins at noon. */
function orderTimes(left: RubyTime, right: Value): number | undefined {
  const number = numberOf(right);
  if (left.kind === 'date' && number !== undefined) return Math.sign(left.dayNumber - 0.5 - number);
  if (!(right instanceof RubyTime) || !areAlike(left, right)) return undefined;
  return Math.sign(left.moment - right.moment);
}

function orderLists(left: readonly Value[], right: readonly Value[]): number | undefined {
  for (let index = 0; index < Math.min(left.length, right.length); index++) {
    const found = order(left[index]!, right[index]!);
    if (found !== 0) return found;
  }
  return Math.sign(left.length - right.length);
}

/** Pages are ordered by their dates, and those of a moment by their paths. */
function orderDrops(left: Value, right: Value): number | undefined {
  if (!isDrop(left) || !isDrop(right)) return undefined;
  const byDate = order(left.get('date') ?? null, right.get('date') ?? null);
  return byDate || order(left.get('path') ?? null, right.get('path') ?? null);
}

/** Whether a comparison holds. Throws where Ruby does. */
export function compare(left: Value, operator: string, right: Value): boolean {
  switch (operator) {
    case '==':
      return equals(left, right);
    case '!=':
    case '<>':
      return !equals(left, right);
    case 'contains':
      return contains(left, right);
    case '<':
    case '>':
    case '<=':
    case '>=':
      return compareOrder(left, operator, right);
    default:
      throw new LiquidStop('bad-value', operator);
  }
}

function compareOrder(left: Value, operator: '<' | '>' | '<=' | '>=', right: Value): boolean {
  if (!isOrdered(left) || !isOrdered(right)) return false;
  const found = order(left, right);
  if (found === undefined) throw new LiquidStop('bad-value', operator);
  if (operator === '<') return found < 0;
  if (operator === '>') return found > 0;
  return operator === '<=' ? found <= 0 : found >= 0;
}

/** Whether Ruby's values of that kind know `<`. */
function isOrdered(value: Value): boolean {
  return typeof value === 'string' || value instanceof RubyTime || numberOf(value) !== undefined;
}

function contains(left: Value, right: Value): boolean {
  if (right === null || right === false) return false;
  if (typeof left === 'string') return left.includes(toText(right));
  if (isList(left)) return left.some(item => isSame(item, right));
  if (isHash(left)) return left.has(right);
  const number = numberOf(right);
  return left instanceof Range && number !== undefined && number >= left.first && number <= left.last;
}
