import type { Newsroom } from '../../newsroom/newsroom.ts';
import { pageKey } from '../../newsroom/own-pages.ts';
import type { PostSummary } from '../../newsroom/post-summary.ts';
import { findMisspelling } from '../../text/words/misspelling.ts';

/** A post that was renamed or dated anew stays this near to its old day, in days. */
const MOST_DAYS = 31;

/**
 * The post that an address most likely was meant to lead to: of the same name, in the same language, on a day that is
 * near or differs in one number; or of nearly the same name, at the same place. Undefined where none is, or several
 * are. Takes time linear in the newsroom.
 */
export function nearestPage(path: string, newsroom: Newsroom): PostSummary | undefined {
  const addresses = new Map<string, PostSummary>();
  for (const summary of newsroom.all()) {
    if (summary.permalink !== undefined) addresses.set(summary.permalink, summary);
  }
  const nearest = nearestAddress(path, addresses.keys());
  return nearest === undefined ? undefined : addresses.get(nearest);
}

/** The one of several addresses, or names of posts, that another one most likely was meant to be, as {@link nearestPage} tells. */
export function nearestAddress(wanted: string, known: Iterable<string>): string | undefined {
  const { name, day, language, place } = split(wanted);
  const ofName: string[] = [];
  const nearby = new Map<string, string>();
  for (const address of known) {
    const other = split(address);
    if (other.language !== language) continue;
    if (other.name === name && areNear(other.day, day)) ofName.push(address);
    else if (other.place === place && numbersIn(other.name) === numbersIn(name))
      nearby.set(other.name, address);
  }
  if (ofName.length > 0) return ofName.length === 1 ? ofName[0] : undefined;
  return nearby.get(findMisspelling(name, [...nearby.keys()]) ?? '');
}

interface Parts {
  readonly name: string;
  /** The numbers of the day in it. */
  readonly day: readonly number[];
  readonly language: string | undefined;
  /** All before the name. */
  readonly place: string;
}

function split(address: string): Parts {
  const key = pageKey(address);
  const slash = key.lastIndexOf('/') + 1;
  const date = /^\d+-\d+-\d+-/.exec(key.slice(slash))?.[0] ?? '';
  const place = key.slice(0, slash + date.length);
  const name = key.slice(place.length).toLowerCase();
  return { name, day: (place.match(/\d+/g) ?? []).map(Number), language: languageIn(place), place };
}

/** The language that the first folder tells which is named like one: `zh` of `/zh_cn/2024/`. */
export function languageIn(path: string): string | undefined {
  return /(?:^|\/)([a-z]{2})(?:[-_][a-z]{2,4})?\//i.exec(path)?.[1]?.toLowerCase();
}

function numbersIn(name: string): string {
  return (name.match(/\d+/g) ?? []).join(' ');
}

/** Whether two days are near, or all but one of their numbers are the same: one was mistyped. */
function areNear(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return false;
  if (a.filter((number, index) => number !== b[index]).length <= 1) return true;
  const [first, second] = [a, b].map(([year = 0, month = 1, day = 1]) => Date.UTC(year, month - 1, day));
  return Math.abs(first! - second!) <= MOST_DAYS * 86_400_000;
}
