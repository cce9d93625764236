import { memberOf, toInteger } from '../evaluate.ts';
import { parseStrictCondition } from '../expression.ts';
import { LiquidStop } from '../liquid-stop.ts';
import { toText } from '../values/print-value.ts';
import { isDrop, isHash, itemsOf, unknown, type Value } from '../values/value.ts';
import type { Filter, FilterTable, FilterUse } from './filter.ts';
import {
  asList,
  group,
  jekyllListFilters,
  orderOrStop,
  selectable,
  sortByKey,
} from './jekyll-list-filters.ts';
import { jekyllTextFilters } from './jekyll-text-filters.ts';
import { listFilters } from './list-filters.ts';
import { splitText } from './text-filters.ts';

/** A property of an item, perhaps by a path; what has none stops Jekyll, as does what is written like no number. */
function itemProperty(item: Value, property: Value): Value {
  return toText(property).split('.').reduce(readAttribute, item);
}

function readAttribute(value: Value, key: string): Value {
  if (value === unknown || key === '') return value;
  if (isHash(value) || isDrop(value)) return memberOf(value, key) ?? null;
  if (typeof value === 'string') return value.includes(key) ? key : null;
  throw new LiquidStop('bad-value', key);
}

function where({ input, operands: [property = null, value = null] }: FilterUse): Value {
  const items = selectable(input);
  if (property === null || value === null || !items) return input;
  const wanted = toText(value);
  const held = items.map(item => itemProperty(item, property));
  if (held.includes(unknown)) return unknown;
  return items.filter((_, index) => asList(held[index]!).some(each => toText(each) === wanted));
}

/** It knows one comparison: neither `and` nor `or`. */
const whereExpression: Filter = use => {
  const items = selectable(use.input);
  const { next } = items ? parseStrictCondition(toText(use.operands[1] ?? null)) : {};
  if (next) throw new LiquidStop('bad-value', 'where_exp');
  return jekyllListFilters['where_exp']![0](use);
};

function groupBy({ input, operands: [property = null] }: FilterUse): Value {
  const items = itemsOf(input);
  if (!items) return input;
  return group(items, item => {
    const held = itemProperty(item, property);
    return held === unknown ? unknown : toText(held);
  });
}

function sort(use: FilterUse): Value {
  const {
    input,
    operands: [property = null, nils = 'first'],
  } = use;
  const items = itemsOf(input);
  if (!items || property === null) return jekyllListFilters['sort']![0](use);
  return sortByKey(items, nils, { keyOf: item => itemProperty(item, property), compare: orderOrStop });
}

/** Jekyll's filters that were others in Jekyll 3. */
export const jekyll3Filters: FilterTable = {
  where: [where, 2, 2],
  where_exp: [whereExpression, 2, 2],
  group_by: [groupBy, 1, 1],
  sort: [sort, 0, 2],
  number_of_words: [jekyllTextFilters['number_of_words']![0], 0, 0],
};

/** It adds the dots also to a text of as many words as may stay. */
function truncateWords({ input, operands: [count = 15, ending = '...'] }: FilterUse): Value {
  if (input === null) return null;
  const words = splitText(toText(input), ' ');
  const kept = Math.max(1, toInteger(count));
  return words.length < kept ? input : words.slice(0, kept).join(' ') + toText(ending);
}

/** Liquid's filters that were others in Liquid 4. */
export const liquid4Filters: FilterTable = {
  default: [listFilters['default']![0], 0, 1],
  newline_to_br: [({ input }) => toText(input).replaceAll('\n', '<br />\n'), 0, 0],
  truncatewords: [truncateWords, 0, 2],
};
