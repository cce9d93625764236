import type { Newsroom } from '../newsroom/newsroom.ts';
import type { PostSummary } from '../newsroom/post-summary.ts';
import type { Site } from '../site/site.ts';
import { isRecord } from '../text/is-record.ts';
import { plainPageKey, plainPath } from './address-path.ts';
import { publishedFilesOf } from './published-files.ts';

/** Another file of the site that Jekyll publishes at the address of a post. */
export interface SharedAddress {
  readonly other: string;
  /** winner: Jekyll writes the post last, so its page is there; loser: that of the other is; case: on some disks only one is. */
  readonly role: 'winner' | 'loser' | 'case';
}

/** Another file at the address of the post at a path; undefined where there is none. */
export function sharedAddressOf(path: string, site: Site, newsroom: Newsroom): SharedAddress | undefined {
  const post = newsroom.get(path);
  if (post?.permalink === undefined) return undefined;
  const own = builtFile(post.permalink);
  const others = sharedBy(newsroom)
    .get(own.toLowerCase())
    ?.filter(other => other !== post && !areTwins(post, other, site));
  const same = others?.find(({ permalink }) => builtFile(permalink!) === own);
  if (same) return { other: same.path, role: isWrittenBefore(post, same) ? 'loser' : 'winner' };
  const page = pageAt(own, { post, site, newsroom });
  if (page) return page;
  const cased = others?.[0];
  return cased && { other: cased.path, role: 'case' };
}

/** The file that Jekyll writes for an address (`Document#destination`). */
function builtFile(address: string): string {
  const path = plainPath(address);
  if (path.endsWith('/')) return `${path}index.html`;
  return path.endsWith('.html') ? path : `${path}.html`;
}

interface Memory {
  readonly revision: number;
  readonly shared: ReadonlyMap<string, readonly PostSummary[]>;
}

/** What is gathered stays with the newsroom, which is asked about every post. */
const gathered = new WeakMap<Newsroom, Memory>();

/** The posts that share an address, capital letters apart, by that. */
function sharedBy(newsroom: Newsroom): Memory['shared'] {
  const known = gathered.get(newsroom);
  if (known?.revision === newsroom.revision) return known.shared;
  const first = new Map<string, PostSummary>();
  const shared = new Map<string, PostSummary[]>();
  for (const post of newsroom.all()) {
    if (post.permalink === undefined) continue;
    const key = builtFile(post.permalink).toLowerCase();
    const before = first.get(key);
    if (!before) first.set(key, post);
    else if (shared.has(key)) shared.get(key)!.push(post);
    else shared.set(key, [before, post]);
  }
  gathered.set(newsroom, { revision: newsroom.revision, shared });
  return shared;
}

/** Where a plugin publishes a site once for each language, posts in several have one address. */
function areTwins(a: PostSummary, b: PostSummary, { build }: Site): boolean {
  const isPublishedTwice =
    build.mayMake.pages ||
    ['jekyll-polyglot', 'jekyll-multiple-languages-plugin'].some(name => build.plugins.has(name));
  return isPublishedTwice && a.lang.join() !== b.lang.join();
}

/** Jekyll writes posts in the order of their dates, then of their paths. */
function isWrittenBefore(a: PostSummary, b: PostSummary): boolean {
  if (a.date !== undefined && b.date !== undefined && a.date !== b.date) return a.date < b.date;
  return a.path < b.path;
}

/** Jekyll writes pages, then files that it copies, then posts and what else is in collections (`Site#each_site_file`). */
function pageAt(
  built: string,
  { post, site, newsroom }: { readonly post: PostSummary; readonly site: Site; readonly newsroom: Newsroom },
): SharedAddress | undefined {
  if (!site.files) return undefined;
  const page = publishedFilesOf(site.files, site).pages().byKey.get(plainPageKey(built));
  if (!page || page.isAlias || page.file === post.path || newsroom.get(page.file)) return undefined;
  if (builtFile(page.address) !== built) return undefined;
  return { other: page.file, role: isWrittenLater(page.file, site) ? 'loser' : 'winner' };
}

/** Whether a file is of a collection that Jekyll writes behind the posts: these come first unless `_config.yml` names them. */
function isWrittenLater(file: string, { config: { collections }, collectionsFolder }: Site): boolean {
  const start = collectionsFolder === '' ? '' : `${collectionsFolder}/`;
  const label = file.startsWith(start) ? /^_([^/]+)\//.exec(file.slice(start.length))?.[1] : undefined;
  if (label === undefined) return false;
  const labels = isRecord(collections) ? Object.keys(collections) : [];
  return labels.indexOf(label) > labels.indexOf('posts');
}
