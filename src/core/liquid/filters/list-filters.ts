import { memberOf } from '../evaluate.ts';
import { LiquidStop } from '../liquid-stop.ts';
import { isEmpty, isSame } from '../values/compare-values.ts';
import { joinItems, toText } from '../values/print-value.ts';
import {
  isDrop,
  isHash,
  isInteger,
  isList,
  isTruthy,
  itemsOf,
  numberOf,
  Range,
  type Value,
} from '../values/value.ts';
import type { FilterTable, FilterUse } from './filter.ts';

/** `InputIterator`: the items of a list, flat; what is no list is one of one. */
function itemsIn(value: Value): readonly Value[] {
  if (isList(value)) return flatten(value);
  if (value === null) return [];
  if (isHash(value)) return [value];
  return value instanceof Range ? itemsOf(value)! : [value];
}

function flatten(items: readonly Value[]): readonly Value[] {
  return items.some(isList) ? items.flatMap(item => (isList(item) ? flatten(item) : [item])) : items;
}

/** Whether Ruby has `[]` for it. */
function hasMembers(item: Value): boolean {
  return isHash(item) || isDrop(item) || typeof item === 'string' || isInteger(item);
}

/**
 * `item[property]`: a text answers with itself where it holds the property, or with a character, a number with a bit; all
 * else Ruby refuses.
 */
function propertyOf(item: Value, property: Value): Value {
  if (isHash(item) || isDrop(item)) return memberOf(item, property) ?? null;
  const place = numberOf(property);
  if (typeof item === 'string' && typeof property === 'string')
    return item.includes(property) ? property : null;
  if (typeof item === 'string' && place !== undefined) return [...item].at(Math.trunc(place)) ?? null;
  if (isInteger(item) && place !== undefined)
    return place < 0 ? 0 : Number((BigInt(item) >> BigInt(Math.min(Math.trunc(place), 2000))) & 1n);
  throw new LiquidStop('bad-value', toText(property));
}

/**
 * One after the other; undefined, the answer being `nil`, from the first on that has no members. Liquid 4 asks that of the
 * first alone.
 */
function propertiesOf(
  items: readonly Value[],
  property: Value,
  { run }: FilterUse['context'],
): readonly Value[] | undefined {
  const found: Value[] = [];
  for (const item of items) {
    if (!hasMembers(item)) {
      if (found.length > 0 && run.facts.rules.liquid === 4)
        throw new LiquidStop('bad-value', toText(property));
      return undefined;
    }
    found.push(propertyOf(item, property));
  }
  return found;
}

/** As Ruby's `casecmp`, to which only ASCII has small letters. */
function orderNaturally(left: Value, right: Value): number {
  if (left === null || right === null) return left === null ? 1 : -1;
  const [one, other] = [left, right].map(value =>
    toText(value).replace(/[A-Z]/g, letter => letter.toLowerCase()),
  ) as [string, string];
  return one < other ? -1 : one > other ? 1 : 0;
}

function sortNaturally({ input, operands: [property = null] }: FilterUse): Value {
  const items = itemsIn(input);
  if (property === null) return [...items].sort(orderNaturally);
  if (!items.every(hasMembers)) return null;
  return [...items].sort((a, b) => orderNaturally(propertyOf(a, property), propertyOf(b, property)));
}

function map({ input, operands }: FilterUse): Value {
  const property = operands[0]!;
  return itemsIn(input).map(item => {
    if (property === 'to_liquid') return item;
    return hasMembers(item) ? propertyOf(item, property) : null;
  });
}

function uniq({ input, operands: [property = null], context }: FilterUse): Value {
  const items = itemsIn(input);
  // Ruby compares nothing with itself.
  if (items.length < 2) return items;
  const keys = property === null ? items : propertiesOf(items, property, context);
  if (!keys) return null;
  const simple = new Set<Value>();
  const others: Value[] = [];
  return items.filter((_, index) => {
    const key = keys[index]!;
    if (typeof key !== 'object' || key === null || isDrop(key)) {
      const isNew = !simple.has(key);
      simple.add(key);
      return isNew;
    }
    // Lists and mappings have to be compared one with the other.
    context.run.budget.spend(others.length);
    const isNew = !others.some(other => isSame(other, key));
    if (isNew) others.push(key);
    return isNew;
  });
}

function concat({ input, operands: [others = null] }: FilterUse): Value {
  if (!isList(others)) throw new LiquidStop('bad-value', 'concat');
  return [...itemsIn(input), ...others];
}

function compact({ input, operands: [property = null], context }: FilterUse): Value {
  const items = itemsIn(input);
  const keys = property === null ? items : propertiesOf(items, property, context);
  return keys ? items.filter((_, index) => keys[index] !== null) : null;
}

function useDefault({ input, operands: [value = '', options = null] }: FilterUse): Value {
  const allowsFalse = isHash(options) && isTruthy(options.get('allow_false') ?? null);
  const isMissing = allowsFalse ? input === null : !isTruthy(input);
  return isMissing || isEmpty(input) ? value : input;
}

/** Liquid's filters of lists. */
export const listFilters: FilterTable = {
  join: [({ input, operands: [glue = ' '] }) => joinItems(itemsIn(input), toText(glue)), 0, 1],
  first: [({ input }) => ends(input)?.[0] ?? null, 0, 0],
  last: [({ input }) => (isHash(input) ? null : (ends(input)?.at(-1) ?? null)), 0, 0],
  reverse: [({ input }) => [...itemsIn(input)].reverse(), 0, 0],
  sort_natural: [sortNaturally, 0, 1],
  map: [map, 1, 1],
  uniq: [uniq, 0, 1],
  concat: [concat, 1, 1],
  compact: [compact, 0, 1],
  default: [useDefault, 0, 2],
};

/** The items of which `first` and `last` take one: a text has none. */
function ends(value: Value): readonly Value[] | undefined {
  return typeof value === 'string' ? undefined : itemsOf(value);
}
