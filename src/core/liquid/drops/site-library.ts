import { createPublications } from '../../site/permalink.ts';
import type { Site } from '../../site/site.ts';
import type { SiteFiles } from '../../site/site-files.ts';
import { order } from '../values/compare-values.ts';
import { type Drop, isList, type Unknown, unknown, type Value } from '../values/value.ts';
import { readFrontMatter } from './front-matter-values.ts';
import { readData } from './site-data.ts';
import { createDocument, type Document, plainValues } from './site-document.ts';

/** What posts' Liquid finds among the files of their site. */
export interface SiteLibrary {
  /** The path of the include of that name; `unknown` where a theme may bring it. */
  findInclude(name: string): string | Unknown | undefined;
  read(path: string): string | undefined;
  has(path: string): boolean;
  /** The address of the file at a path, below `baseurl`: what `{% link %}` asks; undefined where there is none. */
  addressOf(path: string): string | Unknown | undefined;
  /** The address of a post that is not there: what its path and the site say of it. */
  addressOfPostAt(path: string): string | undefined;
  /** The posts that are published and read, the earliest first: what `{% post_url %}` asks. */
  posts(): readonly Document[];
  /** Whether all posts have been read. */
  readonly isWhole: boolean;
  /** A page or post, with the front matter that it is to have. */
  pageOf(path: string, data: ReadonlyMap<string, Value>): Drop;
  /** `site.posts` and its like. */
  ofSite(name: string): Value;
  /** The documents of a collection. */
  collection(name: string): Value;
}

/** The library of a site. Everything in it is read when it is asked for, and then once. */
export function libraryOf(files: SiteFiles, site: Site): SiteLibrary {
  return new Library(files, site);
}

/** Files with front matter of which Jekyll makes pages; a reader of others would read pictures. */
const TEXT_FILE = /\.(?:md|markdown|mkd|mkdn|mkdown|html?|xml|json|txt|css|scss|sass|js|svg|textile)$/i;
const POST = /^(?:.+\/)?_posts\/(?:.+\/)?\d{2,4}-\d{1,2}-\d{1,2}-[^/]*\.[^./]+$/;
const HIDDEN = /(?:^|\/)[._#~]/;

class Library implements SiteLibrary {
  readonly #files: SiteFiles;
  readonly #site: Site;
  readonly #publicationOf: ReturnType<typeof createPublications>;
  readonly #made = new Map<string, Value>();
  readonly #documents = new Map<string, Document>();
  #posts: readonly Document[] | undefined;

  constructor(files: SiteFiles, site: Site) {
    this.#files = files;
    this.#site = site;
    this.#publicationOf = createPublications(site);
  }

  findInclude(name: string): string | Unknown | undefined {
    const { includes_dir: folder, theme, remote_theme: remote } = this.#site.config;
    const path = `${typeof folder === 'string' ? folder.replace(/^\/|\/$/g, '') : '_includes'}/${name}`;
    if (this.#files.has(path)) return path;
    return theme !== undefined || remote !== undefined ? unknown : undefined;
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
    if (place === undefined) return undefined;
    if (!TEXT_FILE.test(place)) return `/${name}`;
    const text = this.#files.read(place);
    if (text === undefined) return unknown;
    if (!/^---\s*\r?\n/.test(text)) return `/${name}`;
    // Only files that are copied as they are may be named with a slash at the start.
    if (path.startsWith('/')) return undefined;
    return this.#documentAt(place).address ?? unknown;
  }

  addressOfPostAt(path: string): string | undefined {
    return POST.test(path) ? this.#publicationOf(path, plainValues(new Map())).permalink : undefined;
  }

  get isWhole(): boolean {
    return this.#areRead(POST);
  }

  posts(): readonly Document[] {
    if (this.#posts) return this.#posts;
    const paths = this.#files.paths.filter(path => POST.test(path));
    const published = paths
      .filter(path => this.#files.read(path) !== undefined)
      .map(path => this.#documentAt(path))
      .filter(({ isPublished }) => isPublished);
    this.#posts = published.sort((a, b) => order(a.date, b.date) || (a.path < b.path ? -1 : 1));
    return this.#posts;
  }

  pageOf(path: string, data: ReadonlyMap<string, Value>): Drop {
    return this.#create(path, this.#files.read(path) ?? '', data).drop;
  }

  ofSite(name: string): Value {
    const made = this.#made.get(name) ?? this.#make(name);
    this.#made.set(name, made);
    return made;
  }

  collection(name: string): Value {
    const folder = `${this.#site.collectionsFolder === '' ? '' : `${this.#site.collectionsFolder}/`}_${name}/`;
    const known = this.#made.get(folder);
    if (known !== undefined) return known;
    const paths = this.#files.below(folder).filter(path => TEXT_FILE.test(path));
    if (paths.some(path => this.#files.read(path) === undefined)) return unknown;
    const documents = paths.filter(path => this.#hasFrontMatter(path)).map(path => this.#documentAt(path));
    const drops = documents.filter(({ isPublished }) => isPublished).map(({ drop }) => drop);
    this.#made.set(folder, drops);
    return drops;
  }

  #make(name: string): Value {
    switch (name) {
      case 'data':
        return readData(this.#files, this.#site);
      case 'posts':
        return this.#areRead(POST)
          ? this.posts()
              .toReversed()
              .map(({ drop }) => drop)
          : unknown;
      case 'documents':
        return unknown;
      case 'tags':
      case 'categories':
        return this.#areRead(POST) ? this.#byTerm(name) : unknown;
      case 'pages':
        return this.#pages(() => true);
      case 'html_pages':
        return this.#pages(address => /(?:\.html?|\/)$/.test(address));
      case 'static_files':
        return this.#staticFiles();
      default:
        // The time of the build above all.
        return unknown;
    }
  }

  #areRead(pattern: RegExp): boolean {
    return this.#files.paths.every(path => !pattern.test(path) || this.#files.read(path) !== undefined);
  }

  #byTerm(name: 'tags' | 'categories'): Value {
    const found = new Map<Value, Value[]>();
    for (const { drop } of this.posts()) {
      const terms = drop.get(name);
      for (const term of terms !== undefined && isList(terms) ? terms : []) {
        found.set(term, [drop, ...(found.get(term) ?? [])]);
      }
    }
    return found;
  }

  #pages(isWanted: (address: string) => boolean): Value {
    const paths = this.#files.paths.filter(path => TEXT_FILE.test(path) && !HIDDEN.test(path));
    if (paths.some(path => this.#files.read(path) === undefined)) return unknown;
    return paths
      .filter(path => this.#hasFrontMatter(path))
      .map(path => this.#documentAt(path))
      .filter(({ isPublished, address }) => isPublished && isWanted(address ?? ''))
      .map(({ drop }) => drop);
  }

  #staticFiles(): Value {
    const paths = this.#files.paths.filter(path => !HIDDEN.test(path));
    if (paths.some(path => TEXT_FILE.test(path) && this.#files.read(path) === undefined)) return unknown;
    return paths
      .filter(path => !TEXT_FILE.test(path) || !this.#hasFrontMatter(path))
      .map(path => {
        const name = path.slice(path.lastIndexOf('/') + 1);
        const extension = /\.[^.]*$/.exec(name)?.[0] ?? '';
        return new Map<Value, Value>([
          ['path', `/${path}`],
          ['name', name],
          ['basename', name.slice(0, name.length - extension.length)],
          ['extname', extension],
          ['modified_time', unknown],
        ]);
      });
  }

  #hasFrontMatter(path: string): boolean {
    return /^---\s*\r?\n/.test(this.#files.read(path) ?? '');
  }

  #documentAt(path: string): Document {
    const known = this.#documents.get(path);
    if (known) return known;
    const text = this.#files.read(path) ?? '';
    const document = this.#create(path, text, readFrontMatter(path, text, this.#site));
    this.#documents.set(path, document);
    return document;
  }

  #create(path: string, text: string, data: ReadonlyMap<string, Value>): Document {
    return createDocument({
      path,
      text,
      data,
      site: this.#site,
      publication: this.#publicationOf(path, plainValues(data)),
      neighbour: (of, step) => this.#neighbour(of, step),
    });
  }

  #neighbour(path: string, step: 1 | -1): Value {
    if (!this.#areRead(POST)) return unknown;
    const posts = this.posts();
    const at = posts.findIndex(post => post.path === path);
    return at < 0 ? null : (posts[at + step]?.drop ?? null);
  }
}
