import type { LiquidRules } from '../facts.ts';
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
const sinceLiquid5: ReadonlySet<string> = new Set(
  `base64_decode base64_encode base64_url_safe_decode base64_url_safe_encode remove_last replace_last`.split(
    ' ',
  ),
);

/** Jekyll 4.1 brought these. */
const sinceJekyll4: ReadonlySet<string> = new Set(['find', 'find_exp']);

/** Whether those versions have a filter that newer ones have. */
export function hasFilter(name: string, { jekyll, liquid }: Pick<LiquidRules, 'jekyll' | 'liquid'>): boolean {
  return !(liquid === 4 && sinceLiquid5.has(name)) && !(jekyll === 3 && sinceJekyll4.has(name));
}

/** The name under which LiquidJS finds a filter as an older version has it; no name in a post has a blank. */
export function olderName(name: string, version: 'Jekyll 3' | 'Liquid 4'): string {
  return `${version} ${name}`;
}

/** Undefined where the site's Jekyll has no such filter. */
function findFilter(name: string, { engine, run }: PostContext): ((use: FilterUse) => Value) | undefined {
  const { rules } = run.facts;
  if (!hasFilter(name, rules)) return undefined;
  const found =
    (rules.jekyll === 3 && engine.filters[olderName(name, 'Jekyll 3')]) ||
    (rules.liquid === 4 && engine.filters[olderName(name, 'Liquid 4')]) ||
    engine.filters[name];
  return typeof found === 'function' ? (found as (use: FilterUse) => Value) : undefined;
}

/** Applies a filter. What is made of something unknown is unknown, whatever the filter. */
export function callFilter(name: string, { input, operands, context }: FilterUse): Value {
  const registered = findFilter(name, context);
  const { rules } = context.run.facts;
  if (!registered) {
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
