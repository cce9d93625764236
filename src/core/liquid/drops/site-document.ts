import { collectionAt, type Publication, type PublishedValues } from '../../site/permalink.ts';
import { type Site, withoutFolder } from '../../site/site.ts';
import { contentOfFile } from '../../text/fences.ts';
import { order } from '../values/compare-values.ts';
import { parseTime } from '../values/parse-time.ts';
import { toText } from '../values/print-value.ts';
import { RubyTime, toLocalTime } from '../values/ruby-time.ts';
import { type Drop, isDrop, isHash, isList, unknown, type Value } from '../values/value.ts';

/** A post, a page or a file of a collection, as Liquid sees it. */
export interface Document {
  readonly path: string;
  readonly address: string | undefined;
  readonly isPublished: boolean;
  readonly date: Value;
  readonly drop: Drop;
}

/** What a document is made of. */
export interface DocumentFacts {
  readonly path: string;
  readonly text: string;
  /** What its front matter says; read when somebody asks. */
  readonly data: ReadonlyMap<string, Value>;
  /** Jekyll could not read its front matter: neither did it read what the path says. */
  readonly isBroken: boolean;
  readonly isPublished: boolean;
  readonly site: Site;
  readonly publication: Publication;
  /** The post next to one, the later or the earlier. */
  readonly neighbour: (path: string, step: 1 | -1) => Value;
}

/** A document whose parts are found when somebody asks for them. */
export function createDocument(facts: DocumentFacts): Document {
  const { path, publication, isPublished } = facts;
  const whole = placeOf(path, facts.site);
  const isBroken = facts.isBroken && whole.collection !== undefined;
  const place = isBroken ? { ...whole, day: undefined, slug: '', folders: [] } : whole;
  let excerpt: Value | undefined;
  const get = (key: string, asker?: Value): Value | undefined => {
    const { data } = facts;
    const own = data.get(key);
    if (isBroken && ofPath.has(key)) return key === 'excerpt' ? toText(own ?? null) : own;
    switch (key) {
      case 'title':
        // `Document#populate_title` takes `false` for none.
        return place.collection === undefined || (own ?? false) !== false ? own : titleFrom(place.slug);
      case 'date':
        return dateOf(facts, place);
      case 'tags':
        return termsOf(data, 'tag', 'tags');
      case 'categories':
        return categoriesOf(data, place);
      case 'url':
        return publication.address ?? unknown;
      case 'id':
        if (place.collection === undefined) return own;
        return publication.address === undefined
          ? unknown
          : idOf(publication.address, place, data.get('slug'));
      case 'path':
        return path;
      case 'relative_path':
        return place.collection === undefined ? own : path;
      case 'excerpt':
        if (place.collection === undefined) return own;
        if (own !== undefined && own !== null) return toText(own);
        excerpt ??= excerptOf(facts);
        return excerpt;
      case 'content':
        return contentOf(facts, drop, asker);
      case 'output':
        return unknown;
      default:
        return place.collection === undefined ? pageMember(facts, key) : documentMember(facts, place, key);
    }
  };
  const own = ['title', 'date', 'tags', 'categories', 'url', 'id', 'path', 'excerpt'];
  const drop: Drop = {
    isDrop: true,
    get,
    keys: () => [...new Set([...own, ...facts.data.keys()])],
    print: () => unknown,
  };
  return {
    path,
    address: publication.permalink,
    isPublished,
    get date() {
      return dateOf(facts, place);
    },
    drop,
  };
}

/** What `Document#read_post_data` adds to what a front matter says. */
const ofPath: ReadonlySet<string> = new Set(['title', 'tags', 'categories', 'excerpt', 'slug', 'ext']);

/** What the path of a document says. */
interface Place {
  readonly collection: string | undefined;
  readonly name: string;
  readonly extension: string;
  readonly slug: string;
  readonly day: string | undefined;
  /** The folders above `_posts`, which are categories. */
  readonly folders: readonly string[];
}

function placeOf(path: string, site: Site): Place {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const extension = /\.[^.]*$/.exec(name)?.[0] ?? '';
  const inFolder = withoutFolder(path, site.collectionsFolder);
  const [, above = '', label] = /^(.*?)(?:^|\/)_(posts|drafts)\//.exec(inFolder) ?? [];
  const collection = label ? 'posts' : collectionAt(path.replace(/^[^_/]+\/(?=_)/, ''), site);
  const base = name.slice(0, name.length - extension.length);
  const [, day, slug = base] = /^(\d{2,4}-\d{1,2}-\d{1,2})-(.*)$/s.exec(base) ?? [];
  const folders = above.split('/').filter(folder => folder !== '');
  return { collection, name, extension, slug, day, folders };
}

/** `Utils.titleize_slug`. */
function titleFrom(slug: string): string {
  const words = slug.split('-').map(word => word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase());
  return words.join(' ');
}

function dateOf({ data, site }: DocumentFacts, { day, collection }: Place): Value {
  const timeZone = site.timeZone ?? 'UTC';
  const written = data.get('date') ?? day;
  // What has no date has that of the build, a draft that of its file, which was just written.
  const isUndated = written === undefined || written === null;
  // Jekyll 3 gives none to other documents than posts.
  if (isUndated && collection !== 'posts' && site.build.jekyll === 3) return null;
  if (isUndated && collection !== undefined && site.now !== undefined)
    return toLocalTime(new RubyTime(site.now, 0, 'utc'), timeZone);
  if (isUndated) return collection === undefined ? null : unknown;
  if (collection === undefined) return written;
  const time = written instanceof RubyTime ? written : parseTime(toText(written), timeZone);
  return time instanceof RubyTime ? toLocalTime(time, timeZone) : unknown;
}

/** More items than any front matter has: aliases in aliases multiply. */
const MAX_ITEMS = 10_000;

function flat(value: Value | undefined): readonly Value[] {
  if (value === undefined || value === null) return [];
  if (!isList(value)) return [value];
  let count = 0;
  const spread = (part: Value): readonly Value[] => {
    if (!isList(part)) return part === null ? [] : [part];
    count += part.length;
    return count > MAX_ITEMS ? [] : part.flatMap(spread);
  };
  return spread(value);
}

/** `Utils.pluralized_array_from_hash`: a text under the plural is split at its blanks. */
function termsOf(data: ReadonlyMap<string, Value>, singular: string, plural: string): readonly Value[] {
  const [one, many] = [data.get(singular), data.get(plural)];
  if (one !== undefined && one !== null && one !== false) return flat(one);
  if (typeof many === 'string') return many.split(/\s+/).filter(word => word !== '');
  return many !== undefined && isList(many) ? flat(many) : [];
}

function categoriesOf(data: ReadonlyMap<string, Value>, { folders }: Place): readonly Value[] {
  const many = data.get('categories');
  const written = typeof many === 'string' ? many.split(/\s+/).filter(word => word !== '') : flat(many);
  const named = [...folders, ...written, ...termsOf(data, 'category', 'categories')].map(toText);
  return [...new Set(named)];
}

function idOf(address: string, { name, extension, slug }: Place, ownSlug: Value | undefined): string {
  const folder = address.replace(/\/$/, '').replace(/\/[^/]*$/, '') || '/';
  const isOwn = ownSlug !== undefined && ownSlug !== null;
  const last = isOwn ? toText(ownSlug) : slug || name.slice(0, -extension.length);
  return folder === '/' ? `/${last}` : `${folder}/${last}`;
}

function documentMember(facts: DocumentFacts, place: Place, key: string): Value | undefined {
  const own = facts.data.get(key);
  switch (key) {
    case 'collection':
      return place.collection;
    case 'slug':
      return own ?? place.slug;
    case 'ext':
      return own ?? place.extension;
    case 'name':
      // Since Jekyll 4.
      return facts.site.build.jekyll === 3 ? own : (own ?? place.name);
    case 'draft':
      return own ?? /(?:^|\/)_drafts\//.test(facts.path);
    case 'next':
      return facts.neighbour(facts.path, 1);
    case 'previous':
      return facts.neighbour(facts.path, -1);
    default:
      return own;
  }
}

function pageMember({ data, path, publication }: DocumentFacts, key: string): Value | undefined {
  if (key === 'name') return path.slice(path.lastIndexOf('/') + 1);
  if (key === 'dir') return publication.address?.replace(/[^/]*$/, '') ?? unknown;
  return data.get(key);
}

/** What stands before the separator, the first paragraph unless something else is said, as it is published. */
function excerptOf({ path, text, data, site }: DocumentFacts): Value {
  const separator = toText(data.get('excerpt_separator') ?? fromConfig(site, 'excerpt_separator') ?? '\n\n');
  return separator === '' ? '' : (site.excerpt?.({ path, text, separator }, site) ?? unknown);
}

/**
 * What a document holds while another page is printed: its HTML where it was printed before that, else its text as it
 * is written. Posts are printed by their dates, and before all other documents; then come pages.
 */
function contentOf({ path, text, site }: DocumentFacts, drop: Drop, asker: Value | undefined): Value {
  if (asker === undefined || !isDrop(asker)) return unknown;
  const [rank, askersRank] = [drop, asker].map(rankOf);
  // Pages are printed last, in an order of their own.
  if (rank === LAST) return askersRank === LAST ? unknown : contentOfFile(text);
  const isPrinted = rank !== askersRank ? rank! < askersRank! : (order(drop, asker) ?? 0) < 0;
  return isPrinted ? (site.content?.({ path, text }, site) ?? unknown) : contentOfFile(text);
}

const LAST = 2;

function rankOf({ get }: Drop): number {
  const collection = get('collection');
  if (collection === undefined || collection === null) return LAST;
  return collection === 'posts' ? 0 : 1;
}

function fromConfig(site: Site, name: string): string | undefined {
  const value = site.config[name];
  return typeof value === 'string' ? value : undefined;
}

/** The values of a front matter as permalinks are made of them. */
export function plainValues(data: ReadonlyMap<string, Value>): PublishedValues {
  const date = data.get('date');
  const plain = Object.create(null) as Record<string, unknown>;
  const toPlain = createToPlain();
  for (const [name, value] of data) plain[name] = toPlain(value);
  const isText = typeof date === 'string';
  return {
    data: plain,
    writtenDate: isText ? JSON.stringify(date) : date === undefined ? undefined : toText(date),
  };
}

function createToPlain(): (value: Value) => unknown {
  let count = 0;
  const toPlain = (value: Value): unknown => {
    if (isList(value)) {
      count += value.length;
      return count > MAX_ITEMS ? undefined : value.map(toPlain);
    }
    if (isHash(value) || typeof value === 'boolean' || value === null || value === unknown) {
      return typeof value === 'boolean' ? value : undefined;
    }
    return toText(value);
  };
  return toPlain;
}
