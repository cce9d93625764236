import { evaluateFiltered, holds, memberOf, toInteger } from '../evaluate.ts';
import { type Condition, parseFilteredValue, parseStrictCondition } from '../expression.ts';
import { LiquidStop } from '../liquid-stop.ts';
import { isSame, order } from '../values/compare-values.ts';
import { joinItems, toText } from '../values/print-value.ts';
import {
  Float,
  isDrop,
  isHash,
  isList,
  isTruthy,
  itemsOf,
  MethodLiteral,
  Range,
  unknown,
  type Value,
} from '../values/value.ts';
import type { FilterTable, FilterUse } from './filter.ts';

/** What `select` and `find` go through; undefined for what Ruby's have no such methods. */
export function selectable(value: Value): readonly Value[] | undefined {
  return isHash(value) ? [...value.values()] : itemsOf(value);
}

/** A property of an item, as Jekyll compares and sorts by it: what is written like a number is one. */
function itemProperty(item: Value, property: Value): Value {
  const path = toText(property);
  const steps = path.includes('.') ? path.split('.') : [path];
  return likeNumber(steps.reduce((held, key) => readAttribute(held, key, steps.length > 1), item));
}

function readAttribute(value: Value, key: string, isPath: boolean): Value {
  if (value === unknown) return unknown;
  if (isHash(value) || isDrop(value)) return memberOf(value, key) ?? null;
  if (typeof value === 'string') return value.includes(key) ? key : null;
  if (isPath && (value === null || value === false)) return false;
  throw new LiquidStop('bad-value', key);
}

function likeNumber(value: Value): Value {
  if (typeof value !== 'string') return value;
  if (/^\s*-?\d+\s*$/.test(value)) return Number(value.trim());
  return /^\s*-?(?:\d+\.?\d*|\.\d+)\s*$/.test(value) ? new Float(Number(value.trim())) : value;
}

function isWanted(property: Value, target: Value): boolean {
  if (target === null) return property === null;
  const wanted = toText(target);
  if (target instanceof MethodLiteral) return joinItems(asList(property), '') === '';
  if (typeof property === 'string') return property === wanted;
  return asList(property).some(item => toText(item) === wanted);
}

/** `Kernel#Array`. */
export function asList(value: Value): readonly Value[] {
  if (value === null) return [];
  return isList(value) || isHash(value) || value instanceof Range ? itemsOf(value)! : [value];
}

/** What becomes of those that are wanted: all, or the first, behind which Ruby does not look. */
type Finish = 'all' | 'first';

function finished(found: readonly Value[], finish: Finish): Value {
  return finish === 'all' ? found : (found[0] ?? null);
}

function select(use: FilterUse, finish: Finish): Value {
  const { input, operands } = use;
  const [property = null, value = null] = operands;
  const items = selectable(input);
  if (!isTruthy(property) || isList(value) || isHash(value) || !items) return input;
  const found: Value[] = [];
  for (const item of items) {
    const held = itemProperty(item, property);
    if (held === unknown) return unknown;
    if (isWanted(held, value)) found.push(item);
    if (finish === 'first' && found.length > 0) break;
  }
  return finished(found, finish);
}

/** An expression, which Jekyll reads as a text and stops at otherwise. */
function expressionIn(value: Value = null): string {
  if (typeof value !== 'string') throw new LiquidStop('bad-value', toText(value));
  return value;
}

function selectBy(use: FilterUse, finish: Finish): Value {
  const { input, operands, context } = use;
  const [variable = null, expression] = operands;
  const items = selectable(input);
  if (!items) return input;
  const condition: Condition = parseStrictCondition(expressionIn(expression));
  return context.reckonWithin(() => {
    const found: Value[] = [];
    for (const item of items) {
      context.set(toText(variable), item);
      const isFound = holds(condition, context);
      if (isFound === undefined) return unknown;
      if (isFound) found.push(item);
      if (finish === 'first' && isFound) break;
    }
    return finished(found, finish);
  });
}

/** The items with the same key together, as `group_by` returns them. */
export function group(items: readonly Value[], keyOf: (item: Value) => Value): Value {
  const groups: { readonly key: Value; readonly items: Value[] }[] = [];
  const bySimple = new Map<Value, Value[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === unknown) return unknown;
    const simple = key instanceof Float ? key.value : key;
    const known =
      bySimple.get(simple) ??
      (typeof key === 'object' ? groups.find(entry => isSame(entry.key, key))?.items : undefined);
    if (known) known.push(item);
    else {
      const members = [item];
      bySimple.set(simple, members);
      groups.push({ key, items: members });
    }
  }
  return groups.map(
    ({ key, items: members }) =>
      new Map<Value, Value>([
        ['name', key],
        ['items', members],
        ['size', members.length],
      ]),
  );
}

function groupBy({ input, operands }: FilterUse): Value {
  const items = itemsOf(input);
  if (!items) return input;
  return group(items, item => {
    const held = itemProperty(item, operands[0]!);
    return held === unknown ? unknown : toText(held);
  });
}

function groupByExpression({ input, operands, context }: FilterUse): Value {
  const items = itemsOf(input);
  if (!items) return input;
  const [variable = null, expression] = operands;
  const value = parseFilteredValue(expressionIn(expression));
  return context.reckonWithin(() =>
    group(items, item => {
      context.set(toText(variable), item);
      return evaluateFiltered(value, context);
    }),
  );
}

function sort({ input, operands: [property = null, nils = 'first'] }: FilterUse): Value {
  const items = itemsOf(input);
  // Only lists can be sorted: Jekyll stops at `nil` and at texts.
  if (!items) throw new LiquidStop('bad-value', 'sort');
  if (property === null) return [...items].sort(orderOrStop);
  return sortByKey(items, nils, {
    keyOf: item => itemProperty(item, property),
    compare: (a, b) => order(a, b) ?? order(toText(a), toText(b)) ?? 0,
  });
}

/** How items are sorted by what they have. */
interface SortingByKey {
  keyOf(item: Value): Value;
  compare(one: Value, other: Value): number;
}

/** `sort_input`: those without the key come first or last. */
export function sortByKey(items: readonly Value[], nils: Value, { keyOf, compare }: SortingByKey): Value {
  if (nils !== 'first' && nils !== 'last') throw new LiquidStop('bad-value', toText(nils));
  const nilsFirst = nils === 'first' ? -1 : 1;
  const keyed = items.map(item => ({ item, key: keyOf(item) }));
  if (keyed.some(({ key }) => key === unknown)) return unknown;
  return keyed
    .sort(({ key: a }, { key: b }) => {
      if ((a === null) !== (b === null)) return a === null ? nilsFirst : -nilsFirst;
      return compare(a, b);
    })
    .map(({ item }) => item);
}

/** `<=>` where Ruby needs an answer. */
export function orderOrStop(left: Value, right: Value): number {
  const found = order(left, right);
  if (found === undefined) throw new LiquidStop('bad-value', 'sort');
  return found;
}

const onList =
  (make: (list: readonly Value[], operand: Value) => Value, usual: Value = null) =>
  ({ input, operands: [operand = usual] }: FilterUse): Value =>
    isList(input) ? make(input, operand) : input;

/** Jekyll's filters of lists. */
export const jekyllListFilters: FilterTable = {
  where: [use => select(use, 'all'), 2, 2],
  find: [use => select(use, 'first'), 2, 2],
  where_exp: [use => selectBy(use, 'all'), 2, 2],
  find_exp: [use => selectBy(use, 'first'), 2, 2],
  group_by: [groupBy, 1, 1],
  group_by_exp: [groupByExpression, 2, 2],
  sort: [sort, 0, 2],
  push: [onList((list, item) => [...list, item]), 1, 1],
  unshift: [onList((list, item) => [item, ...list]), 1, 1],
  pop: [onList((list, count) => list.slice(0, Math.max(0, list.length - toInteger(count))), 1), 0, 1],
  shift: [onList((list, count) => list.slice(toInteger(count)), 1), 0, 1],
  // Which one is drawn only the build will tell.
  sample: [onList(list => (list.length <= 1 ? (list[0] ?? null) : unknown), 1), 0, 1],
};
