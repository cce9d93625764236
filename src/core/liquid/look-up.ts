import type { Site } from '../site/site.ts';
import { namesIn } from './assist/liquid-writing.ts';
import { memberOf } from './evaluate.ts';
import { createLiquidFacts } from './facts.ts';
import { toText } from './values/print-value.ts';
import { Float, isDrop, isHash, isInteger, isList, itemsOf, type Value } from './values/value.ts';

/** A post as it is being written. */
export interface WrittenLiquid {
  /** Relative to the site's root. */
  readonly path: string;
  readonly text: string;
  readonly site: Site;
}

/** Names that stand for others: one for another for another. */
const MAX_STEPS = 8;

/**
 * What `site.data.tides` holds where it stands at an offset. A name of a loop is its first item, as far as what the loop
 * goes through is known; undefined where nobody knows.
 */
export function lookUp(
  names: readonly string[],
  { path, text, site }: WrittenLiquid,
  offset: number,
): Value | undefined {
  const facts = createLiquidFacts(path, text, site);
  const find = ([root, ...rest]: readonly string[], before: number, steps: number): Value | undefined => {
    if (root === undefined || steps > MAX_STEPS) return undefined;
    let value: Value | undefined;
    if (root === 'site') value = facts.site;
    else if (root === 'page') value = facts.page;
    else {
      const set = lastSetting(text, root, before);
      const held = set && find(namesIn(set.lookup), set.start, steps + 1);
      value = set?.isLoop && held !== undefined ? itemsOf(held)?.[0] : held;
    }
    for (const name of rest) value = value === undefined ? undefined : memberOf(value, name);
    return value;
  };
  return find(names, offset, 0);
}

interface Setting {
  readonly start: number;
  readonly lookup: string;
  readonly isLoop: boolean;
}

/** The last tag before an offset that gives a name the value of another. */
function lastSetting(text: string, name: string, offset: number): Setting | undefined {
  const settings = text
    .slice(0, offset)
    .matchAll(/\{%-?\s*(?:for\s+([\w-]+)\s+in|assign\s+([\w-]+)\s*=)\s+([\w.[\]"'-]+)/g);
  let last: Setting | undefined;
  for (const { 1: looped, 2: assigned, 3: lookup, index } of settings) {
    if ((looped ?? assigned) === name) last = { start: index, lookup: lookup!, isLoop: looped !== undefined };
  }
  return last;
}

/** The keys of a value that can stand behind a dot. */
export function keysOf(value: Value): readonly string[] {
  const keys = isHash(value) ? [...value.keys()] : isDrop(value) ? (value.keys?.() ?? []) : [];
  const own = keys.filter(key => typeof key === 'string').filter(key => /^[\w-]+$/.test(key));
  return isList(value) ? ['first', 'last', 'size'] : own;
}

/** How many characters of a value are told. */
const MAX_TOLD = 80;

/** A value in a few words; undefined where nothing can be said of it. */
export function tellValue(value: Value | undefined): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (isList(value)) return value.length === 1 ? 'a list of 1 item' : `a list of ${value.length} items`;
  const isScalar =
    typeof value === 'string' || isInteger(value) || typeof value === 'boolean' || value instanceof Float;
  if (isScalar) {
    const text = toText(value).replace(/\s+/g, ' ').trim();
    return text.length > MAX_TOLD ? `${text.slice(0, MAX_TOLD - 1)}…` : text;
  }
  const keys = keysOf(value);
  return keys.length === 0 ? undefined : keys.slice(0, 6).join(', ') + (keys.length > 6 ? ', …' : '');
}
