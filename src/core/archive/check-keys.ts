import { siteKeyOf } from '../newsroom/newsroom-cache.ts';
import type { PostSummary } from '../newsroom/post-summary.ts';
import { ruleDocs } from '../rules/docs.ts';
import type { Facts } from '../rules/rule.ts';
import type { Settings } from '../settings/settings.ts';
import type { SiteFiles } from '../site/site-files.ts';
import { hashText } from '../text/hash-text.ts';

/** By what a site is checked, whatever its posts and files are. */
export interface CheckBasis {
  readonly facts: Facts;
  readonly settings: Settings;
  /** Of Copydesk. */
  readonly version: string;
}

/** Tells the rules, settings and configuration by which a site is checked from all others. */
export function basisKey({ facts, settings, version }: CheckBasis): string {
  const { site, schema } = facts;
  const parts = [
    version,
    ruleDocs.map(({ id }) => id),
    settings,
    siteKeyOf(site),
    site.build,
    site.runsLiquid,
    schema,
  ];
  return hashText(JSON.stringify(parts)).toString(36);
}

/** Sums up what a finding of one post may depend on in the other posts and in the files of its site. */
export interface Surroundings {
  add(summary: PostSummary): void;
  /** @param day as `2024-03-05`, since a post that is checked today may be out tomorrow */
  key(files: SiteFiles | undefined, day: string): string;
}

/** Makes a sum of no posts. In which order they are added makes no difference. */
export function createSurroundings(): Surroundings {
  let [count, sum, mixed] = [0, 0, 0];
  return {
    add(summary) {
      const { path, title, from, permalink, hiddenAt, date, epoch, aliases, ids, fingerprint } = summary;
      const { author, tags, categories, layout, lang, fields, dateForm, dateZone } = summary;
      const identity = [path, title, from, permalink, hiddenAt, date, epoch, aliases, ids, fingerprint];
      const hash = hashText(
        JSON.stringify([...identity, author, tags, categories, layout, lang, fields, dateForm, dateZone]),
      );
      count++;
      sum = (sum + hash) >>> 0;
      mixed = (mixed + Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)) >>> 0;
    },
    key(files, day) {
      return [count, sum, mixed, files ? files.once(hashFiles, undefined) : 0, day]
        .map(part => part.toString(36))
        .join('-');
    },
  };
}

/** Which files there are, but for posts, and what is in those that posts are made with. */
function hashFiles(files: SiteFiles): number {
  const parts: string[] = [];
  for (const path of files.paths) {
    if (/(?:^|\/)_(?:posts|drafts)\//.test(path)) continue;
    const text = /^_(?:includes|layouts|data)\//.test(path) ? files.read(path) : undefined;
    parts.push(text === undefined ? path : `${path} ${hashText(text)}`);
  }
  return hashText(parts.join('\n'));
}
