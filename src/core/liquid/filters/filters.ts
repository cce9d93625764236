import { LiquidStop } from '../liquid-stop.ts';
import type { PostContext } from '../post-context.ts';
import { isList, unknown, type Value } from '../values/value.ts';
import { dateFilters } from './date-filters.ts';
import { jekyllListFilters } from './jekyll-list-filters.ts';
import { jekyllTextFilters } from './jekyll-text-filters.ts';
import { listFilters } from './list-filters.ts';
import { numberFilters } from './number-filters.ts';
import { textFilters } from './text-filters.ts';
import { urlFilters } from './url-filters.ts';

/** What a filter is given. */
export interface FilterUse {
  readonly input: Value;
  /** What stands behind its colon; operands with names are a mapping at the end. */
  readonly operands: readonly Value[];
  readonly context: PostContext;
}

/** A filter. It throws where Ruby does. */
export type Filter = (use: FilterUse) => Value;

/** A filter, and between how many operands it takes: Ruby stops where there are fewer or more. */
export type FilterTable = Readonly<Record<string, readonly [filter: Filter, least: number, most: number]>>;

/** The filters of Liquid and of Jekyll, under the names that LiquidJS is to find them by. */
export const filterTable: ReadonlyMap<string, FilterTable[string]> = new Map(
  [
    textFilters,
    numberFilters,
    listFilters,
    dateFilters,
    // Where both have one, Jekyll's counts.
    jekyllListFilters,
    jekyllTextFilters,
    urlFilters,
  ].flatMap(table => Object.entries(table)),
);

/** A filter as it is registered with LiquidJS. */
export function toRegistered([filter, least, most]: FilterTable[string]): (use: unknown) => Value {
  return use => {
    // Only `callFilter` calls it.
    const given = use as FilterUse;
    const count = given.operands.length;
    if (count < least || count > most) throw new LiquidStop('bad-value', '');
    return filter(given);
  };
}

/** Applies a filter. What is made of something unknown is unknown, whatever the filter. */
export function callFilter(name: string, { input, operands, context }: FilterUse): Value {
  const registered = context.engine.filters[name];
  if (typeof registered !== 'function') {
    if (context.run.facts.rules.areFiltersStrict) throw new LiquidStop('unknown-filter', name);
    return context.run.facts.rules.mayHavePluginFilters ? unknown : input;
  }
  if ([input, ...operands].some(isUnknown)) return unknown;
  context.run.budget.charge(input);
  const output = registered({ input, operands, context });
  context.run.budget.charge(output);
  return output;
}

function isUnknown(value: Value): boolean {
  return value === unknown || (isList(value) && value.includes(unknown));
}
