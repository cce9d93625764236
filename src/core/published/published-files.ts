import { readValues } from '../newsroom/read-values.ts';
import { createEntryFilter } from '../site/entry-filter.ts';
import { createPublications } from '../site/permalink.ts';
import type { Site } from '../site/site.ts';
import type { SiteFiles } from '../site/site-files.ts';
import { isRecord } from '../text/is-record.ts';
import { endingOf, folderOf, nameOf, plainPageKey, plainPath } from './address-path.ts';
import { oncePerSite } from './once-per-site.ts';

/** The files of a site that Jekyll publishes besides its posts, by their addresses below `baseurl`, as plain paths. */
export interface PublishedFiles {
  /** The addresses of those that are known by their names: they are copied, or made of a style sheet or a script. */
  readonly files: ReadonlySet<string>;
  /** Those that have front matter, or may have: read when somebody asks. */
  readonly pages: () => PublishedPages;
  /** Those that feeds, lists and the like have by their front matter; read when somebody asks. */
  readonly named: () => NamedAddresses;
}

/** Addresses that front matter gives to files that are no pages. */
export interface NamedAddresses {
  readonly addresses: ReadonlySet<string>;
  readonly unread: number;
}

/** The pages of a site that are no posts. */
export interface PublishedPages {
  /** By the keys of their addresses: the address, and the file it is made of. */
  readonly byKey: ReadonlyMap<string, PublishedPage>;
  /** Of these files it is not known yet where they are published. */
  readonly unread: number;
}

/** A page that is no post. */
export interface PublishedPage {
  /** Below `baseurl`, with `%XX` as in links. */
  readonly address: string;
  /** Relative to the site's root. */
  readonly file: string;
  /** A page that leads on to this one: `redirect_from`. */
  readonly isAlias: boolean;
}

/** What is published of a site's files: looked through once for the same files. */
export const publishedFilesOf: (files: SiteFiles, site: Site) => PublishedFiles = oncePerSite(find);

/** Jekyll makes other files of these. */
const converted: ReadonlyMap<string, string> = new Map([
  ['scss', 'css'],
  ['sass', 'css'],
  ['coffee', 'js'],
]);

/** What may have front matter, besides pages. */
const TEXT = /^(?:xml|json|txt|js|css|scss|ics|rss|atom|webmanifest|csv)$/;

function find(site: SiteFiles, about: Site): PublishedFiles {
  const isRead = createEntryFilter(about);
  const isMarkdown = createMarkdownTest(about);
  const collectionOf = createCollections(about);
  const files = new Set<string>();
  const pagePaths: string[] = [];
  const textPaths: string[] = [];
  for (const path of site.paths) {
    const collection = collectionOf(path);
    if (!collection && !isRead(path)) continue;
    const ending = endingOf(path);
    if (isMarkdown(ending) || /^html?$/.test(ending)) pagePaths.push(path);
    else {
      if (TEXT.test(ending)) textPaths.push(path);
      const made = converted.get(ending);
      const address = collection ? collection.address : `/${path}`;
      files.add(plainPath(made === undefined ? address : address.replace(/[^.]*$/, made)));
    }
  }
  let pages: PublishedPages | undefined;
  let named: NamedAddresses | undefined;
  return {
    files,
    pages() {
      pages ??= readPages(pagePaths, site, about);
      return pages;
    },
    named() {
      named ??= readNamed(textPaths, site);
      return named;
    },
  };
}

function readNamed(paths: readonly string[], files: SiteFiles): NamedAddresses {
  const addresses = new Set<string>();
  let unread = 0;
  for (const path of paths) {
    const text = files.read(path);
    if (text === undefined) unread++;
    else if (text.startsWith('---')) {
      const { permalink } = readValues(text).data;
      if (typeof permalink === 'string') addresses.add(plainPath(`/${permalink.trim().replace(/^\/+/, '')}`));
    }
  }
  return { addresses, unread };
}

function createMarkdownTest({ config }: Site): (ending: string) => boolean {
  const { markdown_ext: named } = config;
  const endings = new Set(
    (typeof named === 'string' ? named : 'markdown,mkdown,mkdn,mkd,md').toLowerCase().split(/\s*,\s*/),
  );
  return ending => endings.has(ending);
}

/** Knows the collections that are published, and the address of a file in one that is only copied. */
function createCollections({
  config,
  collectionsFolder,
}: Site): (path: string) => { readonly address: string } | undefined {
  const { collections } = config;
  const folder = collectionsFolder === '' ? '' : `${collectionsFolder}/`;
  const published = Object.entries(isRecord(collections) ? collections : {}).flatMap(([label, own]) => {
    const isOutput = label !== 'posts' && isRecord(own) && own['output'] === true;
    return isOutput ? [{ start: `${folder}_${label}/`, label }] : [];
  });
  return path => {
    const own = published.find(({ start }) => path.startsWith(start));
    return own && { address: `/${own.label}/${path.slice(own.start.length)}` };
  };
}

/** Where Jekyll takes pages without front matter, it does not take these (jekyll-optional-front-matter). */
const NO_PAGES =
  /^(?:README|LICENSE|LICENCE|COPYING|CODE_OF_CONDUCT|CONTRIBUTING|ISSUE_TEMPLATE|PULL_REQUEST_TEMPLATE)$/i;

function readPages(paths: readonly string[], files: SiteFiles, site: Site): PublishedPages {
  const publicationOf = createPublications(site);
  const byKey = new Map<string, PublishedPage>();
  const add = (address: string, file: string, isAlias = false): void => {
    const key = plainPageKey(plainPath(address));
    if (!byKey.has(key) || byKey.get(key)!.isAlias) byKey.set(key, { address, file, isAlias });
  };
  const takesAll = site.build.plugins.has('jekyll-optional-front-matter');
  let unread = 0;
  for (const file of paths) {
    const text = files.read(file);
    if (text === undefined) {
      unread++;
      continue;
    }
    const isMarkdown = !/\.html?$/i.test(file);
    const stem = nameOf(file).replace(/\.[^.]*$/, '');
    if (/^\ufeff?---[ \t]*\r?\n/.test(text) || (takesAll && isMarkdown && !NO_PAGES.test(stem))) {
      const values = readValues(text);
      const { permalink } = publicationOf(file, values);
      if (permalink !== undefined) add(permalink, file);
      const aliases = [values.data['redirect_from']].flat(2);
      for (const alias of aliases)
        if (typeof alias === 'string') add(`/${alias.trim().replace(/^\/+/, '')}`, file, true);
    } else add(encodePath(`/${file}`), file);
    // Where nothing else is the page of a folder, GitHub Pages shows what is to be read first (jekyll-readme-index).
    if (/^README$/i.test(stem) && isMarkdown && site.build.plugins.has('jekyll-readme-index'))
      add(encodePath(`/${folderOf(file)}`), file, true);
  }
  return { byKey, unread };
}

/** A path as it stands in a link. */
export function encodePath(path: string): string {
  return encodeURI(path).replace(/[?#]/g, encodeURIComponent);
}
