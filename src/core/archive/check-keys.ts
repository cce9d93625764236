import { siteKeyOf } from '../newsroom/newsroom-cache.ts';
import { ruleDocs } from '../rules/docs.ts';
import type { Facts } from '../rules/rule.ts';
import type { Settings } from '../settings/settings.ts';
import { mayHoldText, type SiteFiles } from '../site/site-files.ts';
import { hashText } from '../text/hash-text.ts';

/** By what a site is checked, whatever its posts and files are. */
export interface CheckBasis {
  readonly facts: Facts;
  readonly settings: Settings;
  /** All that hold for posts of the site. */
  readonly schemas: readonly Facts['schema'][];
  /** Of Copydesk, and the language in which it tells what it found. */
  readonly version: string;
}

/** Tells the rules, settings and configuration by which a site is checked from all others. */
export function basisKey({ facts: { site }, settings, schemas, version }: CheckBasis): string {
  const parts = [
    version,
    ruleDocs.map(({ id }) => id),
    settings,
    siteKeyOf(site),
    site.build,
    site.runsLiquid,
    schemas,
  ];
  return hashText(JSON.stringify(parts, withCollections)).toString(36);
}

/** To JSON itself all of these are `{}`. */
function withCollections(_key: string, value: unknown): unknown {
  if (value instanceof Map || value instanceof Set) return [...value];
  return value instanceof RegExp ? String(value) : value;
}

/** A post, as others may ask about it. */
export interface PostAround {
  readonly path: string;
  /** Tells what is in it from all else that might be; undefined where it cannot be read. */
  readonly content: number | string | undefined;
  /** In milliseconds since 1970 UTC: a post that waits today may be out tomorrow. */
  readonly date: number | undefined;
}

/** Sums up what a finding of one post may depend on in the other posts and in the files of its site. */
export interface Surroundings {
  add(post: PostAround): void;
  /** @param files what is known of the files that are no posts; undefined where they are not at hand */
  key(files: FileSums | undefined): string;
}

/** By the path of each file: that it is there, and where it may be asked for and has been read, what is in it. */
export type FileSums = ReadonlyMap<string, string>;

/** Makes a sum of no posts. In which order they are added makes no difference. */
export function createSurroundings(now: number): Surroundings {
  const day = new Date(now).toISOString().slice(0, 10);
  let [count, sum, mixed] = [0, 0, 0];
  return {
    add({ path, content, date = 0 }) {
      const hash = hashText(JSON.stringify([path, content, date > now]));
      count++;
      sum = (sum + hash) >>> 0;
      mixed = (mixed + Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)) >>> 0;
    },
    key(files) {
      const sumOfFiles = files ? hashText([...files.values()].join('\n')) : 0;
      return [count, sum, mixed, sumOfFiles, day].map(part => part.toString(36)).join('-');
    },
  };
}

/** Makes what sums up files, again and again: only what is another text than the last time is read through. */
export function createFileSums(): (files: SiteFiles, isLeftOut: (path: string) => boolean) => FileSums {
  let known = new Map<string, { readonly text: string; readonly sum: string }>();
  return (files, isLeftOut) => {
    const before = known;
    known = new Map();
    const sums = new Map<string, string>();
    for (const path of files.paths) {
      if (isLeftOut(path)) continue;
      const text = mayHoldText(path) ? files.read(path) : undefined;
      if (text === undefined) {
        sums.set(path, path);
        continue;
      }
      const same = before.get(path);
      const sum = same?.text === text ? same.sum : `${path} ${hashText(text)}`;
      known.set(path, { text, sum });
      sums.set(path, sum);
    }
    return sums;
  };
}
