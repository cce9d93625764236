import type { Newsroom } from '../newsroom/newsroom.ts';
import type { Site } from '../site/site.ts';
import { isOutsideSite, type SiteFiles } from '../site/site-files.ts';
import { hostOf } from '../text/url.ts';
import { folderOf, isFilePath, nameOf, plainPageKey, plainPath } from './address-path.ts';
import { findNear } from './find-near.ts';
import { ignoredPathsOf, redirectedPathsOf } from './kept-elsewhere.ts';
import { type KnownAddresses, knownAddressesOf } from './known-addresses.ts';
import { createPluginAddresses } from './made-by-plugins.ts';
import { oncePerSite } from './once-per-site.ts';
import { type PublishedFiles, publishedFilesOf } from './published-files.ts';

/** What an address leads to: something that is there, or nobody can tell without a build, or nothing. */
export type Target = { readonly state: 'there' } | { readonly state: 'unknown' } | Missing;

/** An address that leads nowhere. */
export interface Missing {
  readonly state: 'missing';
  /** page, file: there is none; case: there is one with other capital letters; unpublished: the file is here only. */
  readonly why: 'page' | 'file' | 'case' | 'unpublished';
  /** The file that is here and is not published, or not there. */
  readonly file: string | undefined;
  /** The address, below `baseurl`, that most likely was meant. */
  readonly near: string | undefined;
}

/** What an address is looked for in. */
export interface TargetPlace {
  readonly site: Site;
  /** Undefined as long as not all posts have been read: then pages are not judged. */
  readonly newsroom: Newsroom | undefined;
  /** The address is written from the post's own page on: no other site lies there. */
  readonly isRelative: boolean;
  /** How often what is near may still be looked for; without it, never. */
  readonly searches?: { left: number };
}

const there: Target = { state: 'there' };
const unknown: Target = { state: 'unknown' };

/**
 * What a path, below the site's `baseurl`, leads to when the site is built. Whatever a plugin, another repository or a
 * server may bring is unknown, and so is all where the site's files are not at hand.
 */
export function findTarget(address: string, place: TargetPlace): Target {
  const { site, newsroom } = place;
  const { files } = site;
  const path = plainPath(address);
  if (!files || path === '/' || !path.startsWith('/')) return unknown;
  // Its files would lie in another folder than their paths say.
  if (!['', '.', './'].includes(String(site.config['source'] ?? ''))) return unknown;
  const published = publishedFilesOf(files, site);
  if (published.files.has(path) || (newsroom?.at(address).length ?? 0) > 0) return there;
  const pages = published.pages();
  if (pages.byKey.has(plainPageKey(path))) return there;
  const search: Search = { path, address, files, published, ...place };
  if (isMadeElsewhere(search)) return unknown;
  const known = knownAddressesOf(search);
  const cased = known.inOtherCase(path);
  if (cased !== undefined) return { state: 'missing', why: 'case', file: undefined, near: cased };
  return isFilePath(path) ? findFile(search) : findPage(search);
}

/** An address that is not among those of the site. */
interface Search extends TargetPlace {
  /** As a plain path. */
  readonly path: string;
  readonly address: string;
  readonly files: SiteFiles;
  readonly published: PublishedFiles;
}

function isMadeElsewhere({ path, files, site }: Search): boolean {
  // Their files are not listed.
  if (isOutsideSite(path) || path.split('/')[1] === 'cdn-cgi') return true;
  if (ignoredPathsOf(files)(path.slice(1)) || redirectedPathsOf(files)(path)) return true;
  return pluginAddressesOf(files, site)(path);
}

const pluginAddressesOf = oncePerSite((_, site) => createPluginAddresses(site));

/** Endings of files that plugins write as they write pages. */
const WRITTEN = /\.(?:xml|json|txt|js|css|ics|rss|atom|webmanifest|csv)$/i;

function findFile(search: Search): Target {
  const { path, published, site, isRelative } = search;
  const source = sourceOf(search);
  if (source) return source;
  if (site.build.mayMake.files) return unknown;
  if (WRITTEN.test(path)) {
    const named = published.named();
    if (site.build.mayMake.pages || named.unread > 0 || named.addresses.has(path)) return unknown;
  }
  const known = knownAddressesOf(search);
  if (!known.isAtHand) return unknown;
  const near = nearTo(search, known, 'file');
  const isBelowPage = (): boolean => isRelative || isPage(folderOf(path).slice(0, -1), search);
  const isPlaced = known.isOfKnownFolder(path) || (!site.build.mayMake.pages && isBelowPage());
  // A theme that is not at hand brings files of its own.
  if (mayBeOfTheme(search) && !known.hasFolder(folderOf(path))) return unknown;
  if (!isPlaced && near === undefined) return unknown;
  return { state: 'missing', why: 'file', file: undefined, near: near?.address };
}

function isPage(path: string, { published, newsroom }: Search): boolean {
  return published.pages().byKey.has(plainPageKey(path)) || (newsroom?.at(path).length ?? 0) > 0;
}

function nearTo(
  search: Search,
  known: KnownAddresses,
  kind: 'file' | 'page',
): { readonly address: string } | undefined {
  const { searches } = search;
  if (!searches || searches.left <= 0) return undefined;
  searches.left--;
  return findNear(search, known, kind);
}

/** The file is here, but Jekyll does not publish it, or as something else. */
function sourceOf(search: Search): Target | undefined {
  const { path, files, published, site } = search;
  const own = path.slice(1);
  const isMarkdown = /\.(?:md|markdown|mkdn?|mkdown)$/i.test(path);
  if (isMarkdown && site.build.plugins.has('jekyll-relative-links')) return unknown;
  const known = knownAddressesOf(search);
  const page = isMarkdown ? known.pageOfFile(own) : undefined;
  const post = isMarkdown ? known.postNamed(nameOf(own)) : undefined;
  const near = page?.address ?? post?.permalink;
  const file = page?.file ?? post?.path ?? (files.has(own) ? own : undefined);
  if (file === undefined) return undefined;
  // Where it goes is known once it has been read.
  if (isMarkdown && near === undefined && published.pages().unread > 0) return unknown;
  return { state: 'missing', why: 'unpublished', file, near };
}

function mayBeOfTheme({ files, site: { config, build }, path }: Search): boolean {
  const hasTheme =
    config['theme'] !== undefined || config['remote_theme'] !== undefined || build.isGitHubPages;
  return hasTheme && files.ofTheme === undefined && path.startsWith('/assets/');
}

function findPage(search: Search): Target {
  const { path, address, files, published, site, newsroom, isRelative } = search;
  if (!newsroom || newsroom.unread.size > 0) return unknown;
  const [hidden] = newsroom.hiddenAt(address);
  if (hidden) return { state: 'missing', why: 'unpublished', file: hidden.path, near: undefined };
  // Documents of a collection that is for Liquid alone.
  const file = ['.md', '.markdown', '.html']
    .map(ending => `_${plainPageKey(path).slice(1)}${ending}`)
    .find(files.has);
  if (file !== undefined) return { state: 'missing', why: 'unpublished', file, near: undefined };
  const known = knownAddressesOf(search);
  if (!known.isAtHand || site.build.mayMake.pages || published.pages().unread > 0) return unknown;
  const near = nearTo(search, known, 'page');
  const missing: Missing = { state: 'missing', why: 'page', file: undefined, near: near?.address };
  if (isRelative || known.hasFirstFolder(path) || near !== undefined) return missing;
  // Several addresses below a folder that is not there: something else is published at this host as well.
  const isAlone = path.replace(/\/$/, '').lastIndexOf('/') === 0;
  return isAlone && !isSharedHost(site) && !known.areOthersBelow(path) ? missing : unknown;
}

/** Each repository of a user has its pages in a folder of the same host. */
function isSharedHost({ config }: Site): boolean {
  const url = typeof config['url'] === 'string' ? config['url'] : '';
  const isRoot = String(config['baseurl'] ?? '').replace(/\//g, '') === '';
  return isRoot && /\.(?:github|gitlab)\.io$/i.test(hostOf(url) ?? '');
}
