import { LiquidStop } from '../liquid-stop.ts';
import type { Value } from '../values/value.ts';
import { dateFilters } from './date-filters.ts';
import { type FilterTable, type FilterUse, hasFilter } from './filter.ts';
import { jekyllListFilters } from './jekyll-list-filters.ts';
import { jekyllTextFilters } from './jekyll-text-filters.ts';
import { listFilters } from './list-filters.ts';
import { numberFilters } from './number-filters.ts';
import { textFilters } from './text-filters.ts';
import { urlFilters } from './url-filters.ts';

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

/** The names of the filters of that Jekyll and its Liquid; where Liquid's version is not known, all of them. */
export function filtersOfBuild(build: Parameters<typeof hasFilter>[1]): readonly string[] {
  return [...filterTable.keys()].filter(name => hasFilter(name, build));
}

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
