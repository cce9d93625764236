import type { Build } from '../../site/build/build.ts';
import { order } from '../values/compare-values.ts';
import { RubyTime } from '../values/ruby-time.ts';
import { isList, type Value } from '../values/value.ts';
import type { Document } from './site-document.ts';

/**
 * The documents of a collection as `Collection#sort_docs!` of Jekyll 4 puts them: as its `order` lists them, else by
 * the field that `sort_by` names, else by date and path. Jekyll 3 knows only the last.
 *
 * @param folder the collection's, which the names in `order` begin in, with `/` at its end
 */
export function sortDocuments(
  documents: readonly Document[],
  setting: ReadonlyMap<Value, Value>,
  { folder, jekyll }: { readonly folder: string; readonly jekyll: Build['jekyll'] },
): readonly Document[] {
  if (jekyll === 3) return [...documents].sort(compareByDateOrPath);
  const byDate = [...documents].sort(compareByDate);
  const listed = setting.get('order');
  if (listed !== undefined && isList(listed)) {
    const rankOf = new Map(listed.map((name, rank) => [`${folder}${String(name)}`, rank] as const));
    const rank = ({ path }: Document): number => rankOf.get(path) ?? listed.length;
    return byDate.sort((a, b) => rank(a) - rank(b));
  }
  const key = setting.get('sort_by');
  return typeof key === 'string' ? byDate.sort((a, b) => compareByField(a, b, key)) : byDate;
}

/** Documents without a date have the moment of the build. */
function compareByDate(a: Document, b: Document): number {
  const [one, other] = [a.date, b.date].map(date => (date instanceof RubyTime ? date.moment : Infinity));
  if (one !== other) return one! < other! ? -1 : 1;
  return compareByPath(a, b);
}

/** Where one has no date, the paths count. */
function compareByDateOrPath(a: Document, b: Document): number {
  return a.date instanceof RubyTime && b.date instanceof RubyTime ? compareByDate(a, b) : compareByPath(a, b);
}

function compareByPath(a: Document, b: Document): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}

/** Those without the field come last; what cannot be compared stays in its place. */
function compareByField({ drop: a }: Document, { drop: b }: Document, key: string): number {
  const [one, other] = [a.get(key) ?? null, b.get(key) ?? null];
  if (one === null || other === null) return (one === null ? 1 : 0) - (other === null ? 1 : 0);
  return order(one, other) ?? 0;
}
