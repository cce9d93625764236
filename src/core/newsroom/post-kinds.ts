import type { PostSummary } from './post-summary.ts';

/** What makes posts ones of a kind: where they lie, their layout, their language, and when they were written. */
export interface PostKind {
  /** The folder of the post without years and months; that of drafts is that of posts. */
  readonly folder: string;
  /** Empty where the front matter names none. */
  readonly layout: string;
  /** Empty where the front matter names none. */
  readonly lang: string;
  /** 0 where it is not known. */
  readonly year: number;
}

/** How many posts there are of a kind, and how many of them have a field. */
export interface Tally {
  readonly posts: number;
  /** By `familyOf` the names. */
  readonly having: ReadonlyMap<string, number>;
}

/** Which part of a kind is asked for; what is left out may be anything. */
export type KindPart = Partial<PostKind>;

/** Tells which fields posts of a kind have. */
export interface KindTallies {
  /** Counted when first asked for after a change, in time linear in the kinds and in the lists of fields that differ. */
  tally(part: KindPart): Tally;
}

/** Counts the fields of posts by their kinds. */
export interface PostKinds extends KindTallies {
  /** Counts a post in (`1`) or out (`-1`), in constant time. */
  add(summary: PostSummary, step: 1 | -1): void;
}

/** Where, how and when the post of a summary was written. */
export function kindOfPost({ path, layout, lang, date }: KindSource): PostKind {
  const [, year] = /(?:^|\/)(\d{4})-\d{1,2}-\d{1,2}-[^/]*$/.exec(path) ?? [];
  return {
    folder: folderOf(path),
    layout: layout[0] ?? '',
    lang: lang[0] ?? '',
    year: year === undefined ? yearOf(date) : Number(year),
  };
}

type KindSource = Pick<PostSummary, 'path' | 'layout' | 'lang' | 'date'>;

function yearOf(date: number | undefined): number {
  return date === undefined ? 0 : new Date(date).getUTCFullYear();
}

function folderOf(path: string): string {
  return path
    .split('/')
    .slice(0, -1)
    .filter(part => !/^\d+$/.test(part))
    .map(part => (part === '_drafts' ? '_posts' : part))
    .join('/');
}

/** One name for the spellings of a field of which Jekyll or a layout may take either: `tag` for `tags`. */
export function familyOf(field: string): string {
  const lower = field.toLowerCase();
  if (lower.length <= 3) return lower;
  return lower.endsWith('ies') ? `${lower.slice(0, -3)}y` : lower.replace(/s$/, '');
}

/** Posts of one kind: how many have which fields. Most have those of others, and the same list of them. */
interface Bucket extends PostKind {
  readonly lists: Map<readonly string[], number>;
}

/** In the place of what may be anything. */
const ANY = '\u0001';

/** The same for the same part of a kind, and for no other. */
export function keyOfKind({ year, folder, layout, lang }: KindPart): string {
  return [year, folder, layout, lang].map(each => each ?? ANY).join('\0');
}

/** Makes counts without posts. */
export function createPostKinds(): PostKinds {
  const buckets = new Map<string, Bucket>();
  const tallies = new Map<string, Tally>();

  return {
    add(summary, step) {
      // What is in the making is no measure.
      if (/(?:^|\/)_drafts\//.test(summary.path)) return;
      tallies.clear();
      const kind = kindOfPost(summary);
      const key = keyOfKind(kind);
      const bucket = buckets.get(key) ?? { ...kind, lists: new Map() };
      buckets.set(key, bucket);
      const posts = (bucket.lists.get(summary.fields) ?? 0) + step;
      if (posts > 0) bucket.lists.set(summary.fields, posts);
      else bucket.lists.delete(summary.fields);
      if (bucket.lists.size === 0) buckets.delete(key);
    },
    tally(part) {
      const key = keyOfKind(part);
      const known = tallies.get(key) ?? countFields([...buckets.values()].filter(isPartOf(part)));
      tallies.set(key, known);
      return known;
    },
  };
}

function isPartOf({ folder, layout, lang, year }: KindPart): (bucket: Bucket) => boolean {
  return bucket =>
    (folder === undefined || bucket.folder === folder) &&
    (layout === undefined || bucket.layout === layout) &&
    (lang === undefined || bucket.lang === lang) &&
    (year === undefined || bucket.year === year);
}

function countFields(buckets: readonly Bucket[]): Tally {
  const having = new Map<string, number>();
  let posts = 0;
  for (const { lists } of buckets) {
    for (const [fields, count] of lists) {
      posts += count;
      const families = new Set(fields.map(familyOf));
      for (const family of families) having.set(family, (having.get(family) ?? 0) + count);
    }
  }
  return { posts, having };
}
