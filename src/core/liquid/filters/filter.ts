import { LiquidStop } from '../liquid-stop.ts';
import type { PostContext } from '../post-context.ts';
import { isList, unknown, type Value } from '../values/value.ts';

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

/** Liquid 5.1 and 5.2 brought these. */
export const since5: ReadonlySet<string> = new Set(
  `base64_decode base64_encode base64_url_safe_decode base64_url_safe_encode remove_last replace_last`.split(
    ' ',
  ),
);

/** Applies a filter. What is made of something unknown is unknown, whatever the filter. */
export function callFilter(name: string, { input, operands, context }: FilterUse): Value {
  const registered = context.engine.filters[name];
  const { rules } = context.run.facts;
  if (typeof registered !== 'function' || (rules.liquid === 4 && since5.has(name))) {
    if (rules.areFiltersStrict) throw new LiquidStop('unknown-filter', name);
    return rules.mayHavePluginFilters ? unknown : input;
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
