import type { KnownTag } from '../site/known-tag.ts';
import { isRecord } from '../text/is-record.ts';

/** A value of Liquid, or that nobody can know it without running Jekyll. */
export type LiquidValue = { readonly value: unknown } | typeof unknown;

/** What only a build of the site would tell. */
export const unknown = Symbol('unknown');

/** What is known when a post's Liquid runs. */
export interface LiquidFacts {
  /** The front matter. */
  readonly page: Readonly<Record<string, unknown>>;
  /** `_config.yml`. */
  readonly site: Readonly<Record<string, unknown>>;
  /** The tags that plugins bring. */
  readonly tags?: ReadonlyMap<string, KnownTag>;
}

/** What Jekyll adds to `page` and `site` itself; all else that they do not hold is empty. */
const computed: Readonly<Record<'page' | 'site', ReadonlySet<string>>> = {
  page: new Set(
    `categories collection content date dir draft excerpt ext id name next output path previous relative_path slug tags
    url`.split(/\s+/),
  ),
  site: new Set(
    `categories collections data docs_list documents html_files html_pages pages posts related_posts static_files tags
    time`.split(/\s+/),
  ),
};

/** Names that hold something although no post says what. */
const globals: ReadonlySet<string> = new Set(['jekyll', 'layout', 'forloop', 'tablerowloop']);

/** The variables of a post while its Liquid runs. */
export interface Scope {
  get(path: readonly (string | number)[]): LiquidValue;
  /** Whether a variable of that name can be anything else than empty. */
  knows(name: string): boolean;
  set(name: string, value: LiquidValue): void;
}

/** A scope in which nothing is assigned yet. */
export function createScope(facts: LiquidFacts): Scope {
  const assigned = new Map<string, LiquidValue>();

  function root(name: string, next: string | number | undefined): LiquidValue {
    const own = assigned.get(name);
    if (own !== undefined) return own;
    if (name === 'page' || name === 'site') {
      const isComputed = typeof next === 'string' && computed[name].has(next);
      // A date is a moment to Jekyll, and what it prints depends on the time zone.
      const isTold = typeof next === 'string' && Object.hasOwn(facts[name], next) && next !== 'date';
      return next === undefined || (isComputed && !isTold) ? unknown : { value: facts[name] };
    }
    return globals.has(name) ? unknown : { value: undefined };
  }

  return {
    get([name, ...rest]) {
      const found = root(String(name), rest[0]);
      if (found === unknown) return unknown;
      return { value: rest.reduce<unknown>(memberOf, found.value) };
    },
    knows: name => name === 'page' || name === 'site' || assigned.has(name),
    set: (name, value) => void assigned.set(name, value),
  };
}

function memberOf(value: unknown, key: string | number): unknown {
  if (Array.isArray(value)) {
    if (key === 'size') return value.length;
    if (key === 'first') return value[0];
    if (key === 'last') return value.at(-1);
    return typeof key === 'number' ? value.at(key) : undefined;
  }
  if (typeof value === 'string') return key === 'size' ? value.length : undefined;
  if (!isRecord(value)) return undefined;
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

/** What Liquid prints for a value; undefined for what only Ruby can print. */
export function print(value: unknown): string | undefined {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string' || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined;
  if (!Array.isArray(value)) return undefined;
  const items = value.map(print);
  return items.includes(undefined) ? undefined : items.join('');
}

/** Only `nil` and `false` are false. */
export function isTruthy(value: unknown): boolean {
  return value !== undefined && value !== null && value !== false;
}
