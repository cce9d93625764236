import type { Template } from 'liquidjs/dist/liquid.browser.mjs';
import { createEntryFilter } from '../../site/entry-filter.ts';
import { collectionAt, createPublications, outputExtensionOf } from '../../site/permalink.ts';
import { defaultValuesOfFile, type Site, withoutFolder } from '../../site/site.ts';
import type { SiteFiles } from '../../site/site-files.ts';
import { findFences } from '../../text/fences.ts';
import { sliceSpan } from '../../text/span.ts';
import { readUsualYaml, writtenValue } from '../../text/usual-yaml.ts';
import { includesFolder, isPostFile } from '../assist/site-names.ts';
import { order } from '../values/compare-values.ts';
import { parseTime } from '../values/parse-time.ts';
import { toText } from '../values/print-value.ts';
import { RubyTime, toLocalTime } from '../values/ruby-time.ts';
import { fromPlainData } from '../values/ruby-yaml.ts';
import { type Drop, isDrop, isList, type Unknown, unknown, type Value } from '../values/value.ts';
import { collectionSetting, createCollections } from './collections.ts';
import { isFrontMatterBroken, readFrontMatter } from './front-matter-values.ts';
import { readData } from './site-data.ts';
import { createDocument, type Document, type DocumentFacts, plainValues } from './site-document.ts';
import { sortDocuments } from './sort-documents.ts';
import { createStaticFile } from './static-files.ts';

/** What posts' Liquid finds among the files of their site. */
export interface SiteLibrary {
  /** What was made of includes, by their paths. */
  readonly partials: Map<string, readonly Template[]>;
  /** The path of the include of that name; `unknown` where a theme may bring it. */
  findInclude(name: string): string | Unknown | undefined;
  read(path: string): string | undefined;
  has(path: string): boolean;
  /** The address of the file at a path, below `baseurl`: what `{% link %}` asks; undefined where there is none. */
  addressOf(path: string): string | Unknown | undefined;
  /** The address of a post that is not there: what its path and the site say of it. */
  addressOfPostAt(path: string): string | undefined;
  /** The published post that `{% post_url %}` names; `unknown` where not all that could be it have been read. */
  findPost(named: NamedPost): Document | Unknown | undefined;
  /** A page or post that a text holds, with the front matter that it is to have. */
  pageOf(page: OwnText): Drop;
  /** The latest posts but the one at a path: `site.related_posts`. */
  relatedTo(path: string): Value;
  /** `site.posts` and its like. */
  ofSite(name: string): Value;
  /** The documents of a collection. */
  collection(name: string): Value;
}

/** How a post is named. */
export interface NamedPost {
  /** Its file's name, without the ending. */
  readonly name: string;
  isNamed(path: string): boolean;
  /** Whether it is meant otherwise; asked where none is named. */
  isMeant(post: Drop): boolean;
}

/** A page whose text is at hand, perhaps before it is in the file. */
export interface OwnText {
  readonly path: string;
  readonly text: string;
  readonly data: ReadonlyMap<string, Value>;
}

/**
 * The library of a site as it is built at `site.now`. Everything in it is read when it is asked for, and then once; of
 * several moments the last is remembered.
 */
export function libraryAt(files: SiteFiles, site: Site): SiteLibrary {
  return files.once(createLibraries, undefined)(site);
}

function createLibraries(files: SiteFiles): (site: Site) => SiteLibrary {
  const timeless = { now: undefined as number | undefined, library: undefined as SiteLibrary | undefined };
  const dated = { ...timeless };
  return site => {
    const kept = site.now === undefined ? timeless : dated;
    if (kept.library === undefined || kept.now !== site.now)
      Object.assign(kept, { now: site.now, library: new Library(files, site) });
    return kept.library ?? new Library(files, site);
  };
}

/** Files with front matter of which Jekyll makes pages; a reader of others would read pictures. */
const TEXT_FILE =
  /\.(?:md|markdown|mkd|mkdn|mkdown|html?|xml|json|txt|css|scss|sass|js|svg|textile|atom|rss|webmanifest)$/i;

class Library implements SiteLibrary {
  readonly partials = new Map<string, readonly Template[]>();
  readonly #files: SiteFiles;
  readonly #site: Site;
  readonly #publicationOf: ReturnType<typeof createPublications>;
  readonly #made = new Map<string, Value>();
  readonly #documents = new Map<string, Document>();
  #builtAt: Value | undefined;
  #knownPaths: readonly string[] | undefined;
  #shown: readonly string[] | undefined;
  #pathsByName: ReadonlyMap<string, readonly string[]> | undefined;
  #allPosts: readonly Document[] | undefined;

  constructor(files: SiteFiles, site: Site) {
    this.#files = files;
    this.#site = site;
    this.#publicationOf = createPublications(site);
  }

  findInclude(name: string): string | Unknown | undefined {
    const { theme, remote_theme: remote } = this.#site.config;
    const mayBeOfTheme = this.#files.ofTheme === undefined && (theme !== undefined || remote !== undefined);
    const path = includesFolder(this.#site) + name;
    if (this.#files.has(path)) return path;
    return mayBeOfTheme ? unknown : undefined;
  }

  read(path: string): string | undefined {
    return this.#files.read(path);
  }

  has(path: string): boolean {
    return this.#files.has(path);
  }

  addressOf(path: string): string | Unknown | undefined {
    const name = path.replace(/^\/+/, '');
    // Documents are named from the folder of the collections on.
    const folder = this.#site.collectionsFolder;
    const place = [name, `${folder}/${name}`].find(candidate => this.#files.has(candidate));
    if (place === undefined || (folder !== '' && name.startsWith(`${folder}/_`))) return undefined;
    if (!TEXT_FILE.test(place)) return `/${name}`;
    const text = this.#files.read(place);
    if (text === undefined) return unknown;
    if (!/^---\s*\r?\n/.test(text)) return `/${name}`;
    // Only files that are copied as they are may be named with a slash at the start.
    if (path.startsWith('/')) return undefined;
    return this.#documentAt(place).address ?? unknown;
  }

  addressOfPostAt(path: string): string | undefined {
    return isPostFile(path) ? this.#publicationOf(path, plainValues(new Map())).permalink : undefined;
  }

  findPost({ name, isNamed, isMeant }: NamedPost): Document | Unknown | undefined {
    // Most are named by their paths, and then the others need not be read.
    this.#pathsByName ??= groupByName(this.#postPaths());
    const folder = this.#site.collectionsFolder;
    const paths = (this.#pathsByName.get(name) ?? []).filter(path => isNamed(withoutFolder(path, folder)));
    if (!this.#areRead(paths)) return unknown;
    const [named] = this.#postsAt(paths);
    const found = named ?? this.#posts().find(({ drop }) => isMeant(drop));
    return found ?? (this.#arePostsRead() ? undefined : unknown);
  }

  pageOf({ path, text, data }: OwnText): Drop {
    return this.#create(path, text, data).drop;
  }

  relatedTo(path: string): Value {
    if (!/(?:^|\/)_(?:posts|drafts)\//.test(path)) return null;
    if (this.#site.config['lsi'] === true || !this.#arePostsRead()) return unknown;
    const posts = this.#posts();
    if (posts.length < 2) return [];
    const others = posts.slice(-11).filter(post => post.path !== path);
    return others
      .toReversed()
      .slice(0, 10)
      .map(({ drop }) => drop);
  }

  ofSite(name: string): Value {
    const made = this.#made.get(name) ?? this.#make(name);
    this.#made.set(name, made);
    return made;
  }

  collection(name: string): Value {
    const folder = this.#folderOf(name);
    const known = this.#made.get(folder);
    if (known !== undefined) return known;
    const paths = this.#files.below(folder).filter(path => TEXT_FILE.test(path));
    if (!this.#areRead(paths)) return unknown;
    const documents = paths.filter(path => this.#hasFrontMatter(path)).map(path => this.#documentAt(path));
    const published = documents.filter(({ isPublished }) => isPublished);
    const drops = sortDocuments(published, collectionSetting(name, this.#site), {
      folder,
      jekyll: this.#site.build.jekyll,
    }).map(({ drop }) => drop);
    this.#made.set(folder, drops);
    return drops;
  }

  #folderOf(collection: string): string {
    const { collectionsFolder: folder } = this.#site;
    return `${folder === '' ? '' : `${folder}/`}_${collection}/`;
  }

  #make(name: string): Value {
    switch (name) {
      case 'data':
        return readData(this.#files, this.#site);
      case 'posts':
        return this.#arePostsRead()
          ? this.#posts()
              .toReversed()
              .map(({ drop }) => drop)
          : unknown;
      case 'documents':
        return this.#allDocuments();
      case 'collections':
        return createCollections(this.#site, label => this.#docsOf(label));
      case 'time':
        return this.#time();
      case 'tags':
      case 'categories':
        return this.#arePostsRead() ? this.#byTerm(name) : unknown;
      case 'pages':
        return this.#pages(() => true);
      case 'html_pages':
        return this.#pages((path, address) => outputExtensionOf(path) === '.html' || address.endsWith('/'));
      case 'static_files':
        return this.#staticFiles();
      default:
        return unknown;
    }
  }

  /** A post dated in the future is published once its time has come. */
  #waits({ date }: Document): boolean {
    if (this.#site.now === undefined || this.#site.build.future !== false) return false;
    this.#builtAt ??= this.#time();
    const at = this.#builtAt;
    return date instanceof RubyTime && at instanceof RubyTime && date.moment > at.moment;
  }

  #time(): Value {
    const { now, config, timeZone = 'UTC' } = this.#site;
    const set = config['time'];
    const time = set === undefined || set === null ? now : fromPlainData(set);
    if (time === undefined) return unknown;
    if (typeof time === 'number') return toLocalTime(new RubyTime(time, 0, 'utc'), timeZone);
    const read = time instanceof RubyTime ? time : parseTime(toText(time), timeZone);
    return read instanceof RubyTime ? toLocalTime(read, timeZone) : unknown;
  }

  #docsOf(label: string): Value {
    if (label !== 'posts') return this.collection(label);
    return this.#arePostsRead() ? this.#posts().map(({ drop }) => drop) : unknown;
  }

  #allDocuments(): Value {
    const labels = [...new Set(['posts', ...this.#site.collections])];
    const lists = labels.flatMap(label => [this.#docsOf(label), this.#filesOf(label)]);
    return lists.every(isList) ? lists.flat() : unknown;
  }

  /** Whether all of them have been read. All are asked for, so that who reads them in the background knows of all. */
  #areRead(paths: readonly string[]): boolean {
    return paths.filter(path => this.#files.read(path) === undefined).length === 0;
  }

  #arePostsRead(): boolean {
    return this.#areRead(this.#postPaths());
  }

  #postPaths(): readonly string[] {
    this.#knownPaths ??= this.#files.paths.filter(isPostFile);
    return this.#knownPaths;
  }

  /** The posts that are published and read, the earliest first. */
  #posts(): readonly Document[] {
    this.#allPosts ??= this.#postsAt(this.#postPaths());
    return this.#allPosts;
  }

  #postsAt(paths: readonly string[]): readonly Document[] {
    const published = paths
      .filter(path => this.#files.read(path) !== undefined)
      .map(path => this.#documentAt(path))
      .filter(post => post.isPublished && !this.#waits(post));
    return published.sort((a, b) => order(a.date, b.date) || (a.path < b.path ? -1 : 1));
  }

  #byTerm(name: 'tags' | 'categories'): Value {
    const found = new Map<Value, Value[]>();
    for (const { drop } of this.#posts()) {
      const terms = drop.get(name);
      for (const term of terms !== undefined && isList(terms) ? terms : []) {
        found.set(term, [drop, ...(found.get(term) ?? [])]);
      }
    }
    return found;
  }

  #pages(isWanted: (path: string, address: string) => boolean): Value {
    const paths = this.#ownFirst().filter(path => TEXT_FILE.test(path));
    if (!this.#areRead(paths)) return unknown;
    const pages = paths.filter(path => this.#hasFrontMatter(path));
    const isOfTheme = (path: string): boolean => this.#files.ofTheme?.has(path) === true;
    // A theme's are read when the others have been sorted (`Reader#read`).
    const sorted = [...pages.filter(path => !isOfTheme(path)).sort(byName), ...pages.filter(isOfTheme)];
    return sorted
      .map(path => this.#documentAt(path))
      .filter(({ path, isPublished, address }) => isPublished && isWanted(path, address ?? ''))
      .map(({ drop }) => drop);
  }

  /** What may be published, the theme's files behind the site's own. */
  #ownFirst(): readonly string[] {
    this.#shown ??= this.#findShown();
    return this.#shown;
  }

  #findShown(): readonly string[] {
    const { paths, ofTheme } = this.#files;
    const shown = paths.filter(createEntryFilter(this.#site));
    if (ofTheme === undefined) return shown;
    return [...shown.filter(path => !ofTheme.has(path)), ...shown.filter(path => ofTheme.has(path))];
  }

  /** Those beside the pages, then those in the folders of collections, which Jekyll 3 does not name. */
  #staticFiles(): Value {
    const own = this.#ownFirst();
    if (!this.#areRead(own.filter(path => TEXT_FILE.test(path)))) return unknown;
    const ofCollections = this.#site.collections.map(label => this.#filesOf(label));
    if (!ofCollections.every(isList)) return unknown;
    const copied = own.filter(path => this.#isCopied(path)).map(path => createStaticFile(path, this.#site));
    if (this.#site.build.jekyll === 3) return copied;
    return [...copied, ...ofCollections.flat()];
  }

  /** What lies among the documents of a collection and is copied as it is. */
  #filesOf(label: string): Value {
    if (label === 'posts') return [];
    const paths = this.#files.below(this.#folderOf(label));
    if (!this.#areRead(paths.filter(path => TEXT_FILE.test(path)))) return unknown;
    return paths.filter(path => this.#isCopied(path)).map(path => createStaticFile(path, this.#site, label));
  }

  #isCopied(path: string): boolean {
    return !TEXT_FILE.test(path) || !this.#hasFrontMatter(path);
  }

  #hasFrontMatter(path: string): boolean {
    return /^---\s*\r?\n/.test(this.#files.read(path) ?? '');
  }

  #documentAt(path: string): Document {
    const known = this.#documents.get(path);
    if (known) return known;
    const text = this.#files.read(path) ?? '';
    const document = this.#outline(path, text) ?? this.#create(path, text, this.#frontMatterOf(path, text));
    this.#documents.set(path, document);
    return document;
  }

  #frontMatterOf(path: string, text: string): ReadonlyMap<string, Value> {
    return readFrontMatter(text, this.#site, defaultValuesOfFile(this.#site, path));
  }

  /** A post of which most want to know nothing but its address: all else is read when somebody asks. */
  #outline(path: string, text: string): Document | undefined {
    const fences = isPostFile(path) ? findFences(text) : undefined;
    if (!fences?.closeFence) return undefined;
    const yaml = sliceSpan(text, fences.yaml);
    const usual = readUsualYaml(yaml);
    if (!usual) return undefined;
    const published = usual.data['published'] ?? defaultValuesOfFile(this.#site, path)['published'];
    let data: ReadonlyMap<string, Value> | undefined;
    const frontMatter = (): ReadonlyMap<string, Value> => {
      data ??= this.#frontMatterOf(path, text);
      return data;
    };
    return createDocument({
      ...this.#around(path, text),
      get data() {
        return frontMatter();
      },
      isBroken: false,
      isPublished: published !== false,
      publication: this.#publicationOf(path, {
        data: usual.data,
        writtenDate: writtenValue(yaml, usual, 'date'),
      }),
    });
  }

  #create(path: string, text: string, data: ReadonlyMap<string, Value>): Document {
    const isBroken = isFrontMatterBroken(text, this.#site);
    return createDocument({
      ...this.#around(path, text),
      data,
      isBroken,
      isPublished: data.get('published') !== false,
      publication: this.#publicationOf(path, { ...plainValues(data), isBroken }),
    });
  }

  #around(path: string, text: string): Pick<DocumentFacts, 'path' | 'text' | 'site' | 'neighbour'> {
    return { path, text, site: this.#site, neighbour: (of, step) => this.#neighbour(of, step) };
  }

  #neighbour(path: string, step: 1 | -1): Value {
    const inFolder = withoutFolder(path, this.#site.collectionsFolder);
    const label = isPostFile(path) ? undefined : collectionAt(inFolder, this.#site);
    if (label !== undefined) {
      const documents = this.collection(label);
      if (!isList(documents)) return unknown;
      const at = documents.findIndex(each => isDrop(each) && each.get('path') === path);
      return at < 0 ? null : (documents[at + step] ?? null);
    }
    if (!this.#arePostsRead()) return unknown;
    const posts = this.#posts();
    const at = posts.findIndex(post => post.path === path);
    return at < 0 ? null : (posts[at + step]?.drop ?? null);
  }
}

/** Jekyll sorts pages by the names of their files, in whatever folders (`Reader#sort_files!`). */
function byName(path: string, other: string): number {
  const [a, b] = [path, other].map(each => each.slice(each.lastIndexOf('/') + 1)) as [string, string];
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function groupByName(paths: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const path of paths) {
    const name = path.slice(path.lastIndexOf('/') + 1, path.lastIndexOf('.'));
    const group = groups.get(name);
    if (group) group.push(path);
    else groups.set(name, [path]);
  }
  return groups;
}
