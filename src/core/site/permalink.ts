import { asText } from '../text/escape/as-text.ts';
import { isRecord } from '../text/is-record.ts';
import { readJekyllDate } from './jekyll-date.ts';
import { compilePermalink, datePlaceholders, type Placeholders, slugify } from './permalink-template.ts';
import { isHidden } from './publication.ts';
import { defaultValuesOfFile, type Site, withoutFolder } from './site.ts';
import { createZoneOffset } from './time-zone.ts';

/** Where and when Jekyll publishes a post. */
export interface Publication {
  /**
   * The path of its page below the site's `baseurl`, as `/2024/03/05/ferry.html`, with `%XX` as in links. Undefined
   * where there is none, as of a draft, or none that is known.
   */
  readonly permalink: string | undefined;
  /** The path by which Liquid names it, `page.url`, whether or not it is published; undefined where it is not known. */
  readonly address: string | undefined;
  /** The path that its page would have, were it not for `published: false`; undefined where there is none. */
  readonly hiddenAt: string | undefined;
  /** Its date in milliseconds since 1970 UTC; undefined where it is not known. */
  readonly date: number | undefined;
}

/** What of a front matter bears on where and when a file is published. */
export interface PublishedValues {
  readonly data: Readonly<Record<string, unknown>>;
  /** The value of `date` as it stands in the file, with its quotes. */
  readonly writtenDate: string | undefined;
  /** Jekyll could not read the front matter: neither does it read what the path says then. */
  readonly isBroken?: boolean;
}

/** Tells of the file at a path, relative to the site's root. */
export type FindPublication = (path: string, values: PublishedValues) => Publication;

/**
 * Makes what tells where the Jekyll of a site publishes its files: 4.3, or 3.10 of GitHub Pages. A site without `timezone` is taken to be built on
 * a machine whose clock shows UTC.
 */
export function createPublications(site: Site): FindPublication {
  const offsetAt = createZoneOffset(site.timeZone ?? 'UTC');
  const usualTemplate = templateOfPosts(site);
  const fillUsual = compilePermalink(usualTemplate);
  return (path, values) => {
    const defaults = defaultValuesOfFile(site, path);
    const field = (name: string): unknown => values.data[name] ?? defaults[name];
    const place = values.isBroken === true ? withoutDay(placeOf(path, site)) : placeOf(path, site);
    const dayOf = field('date') ?? place.day;
    // A draft without a date has that of its file, which was just written, another post that of the build.
    const isDated = dayOf !== undefined || (values.isBroken !== true && !/(?:^|\/)_drafts\//.test(path));
    const isNow = !isDated && site.now !== undefined;
    const clock = isNow ? site.now + offsetAt(site.now) : clockOf(dayOf, values.writtenDate, offsetAt);
    const date = clock === undefined ? undefined : clock - offsetAt(clock - offsetAt(clock));
    const unknown = { permalink: undefined, address: undefined, hiddenAt: undefined, date };
    const template = field('permalink') ?? templateOf(place, site);
    if (typeof template !== 'string' || template === '') return unknown;
    const fill = template === usualTemplate ? fillUsual : compilePermalink(template);
    const categories = () => [
      ...place.folders,
      ...splitTerms(defaults['categories']),
      ...splitTerms(values.data['categories']),
      ...listOf(field('category')),
    ];
    const address = fill(placeholdersOf(place, { slug: field('slug'), clock, categories }, site));
    if (!place.isPublished) return { ...unknown, address };
    const own = values.data['published'];
    // What hides posts by default hides no pages (`Publisher#published?`).
    const usual = place.collection === undefined ? undefined : defaults['published'];
    const isOff = isHidden(own === undefined ? usual : own) && !site.build.unpublished;
    return { ...unknown, address, ...(isOff ? { hiddenAt: address } : { permalink: address }) };
  };
}

/** What the path of a file tells of it. */
interface Place {
  /** `posts`, another collection, or undefined for a page. */
  readonly collection: string | undefined;
  readonly isPublished: boolean;
  /** The path below the folder of the collection, without the ending; of a page the folder alone. */
  readonly inside: () => string;
  /** The name of the file without its ending. */
  readonly name: string;
  /** Of the published file: `.html`. */
  readonly outputExtension: string;
  /** The day before the name, as `2024-03-05`. */
  readonly day: string | undefined;
  readonly slug: string;
  /** The folders above `_posts`: they are categories too. */
  readonly folders: readonly string[];
}

/** By `Document#categories_from_path`, `#populate_title` and `#cleaned_relative_path`. */
function placeOf(wholePath: string, site: Site): Place {
  const path = withoutFolder(wholePath, site.collectionsFolder);
  const isElsewhere = site.collectionsFolder !== '' && path === wholePath;
  const file = path.slice(path.lastIndexOf('/') + 1);
  const name = file.replace(/\.[^.]*$/, '');
  const dated = /^(\d{2,4}-\d{1,2}-\d{1,2})-(.*)$/s.exec(name);
  const special = /(?:^|\/)_(posts|drafts)\//.exec(path);
  const slug = withoutDots(dated?.[2] ?? name, site);
  const common = { name, day: dated?.[1], slug, outputExtension: outputExtensionOf(file) };
  if (special) {
    const folders = path
      .slice(0, special.index)
      .split('/')
      .filter(folder => folder !== '');
    // Without a date in its name a file below `_posts` is left out; drafts are as well, unless asked for.
    const isAskedFor = special[1] === 'posts' ? dated !== null : site.build.drafts;
    const isPublished = isAskedFor && !isElsewhere;
    return {
      ...common,
      collection: 'posts',
      isPublished,
      inside: () => insideOf(path, '_posts', site),
      folders,
    };
  }
  const collection = collectionAt(path, site);
  if (collection === undefined) {
    const inside = () => path.slice(0, path.length - file.length);
    return { ...common, collection: undefined, isPublished: true, inside, folders: [] };
  }
  const isPublished = configOf(collection, site)['output'] === true && !isElsewhere;
  return {
    ...common,
    collection,
    isPublished,
    inside: () => insideOf(path, `_${collection}`, site),
    folders: [],
  };
}

/** What is left where the path's day, name and folders are not looked at (`Document#read_post_data`). */
function withoutDay(place: Place): Place {
  return place.collection === undefined ? place : { ...place, day: undefined, slug: place.name, folders: [] };
}

/** What Jekyll's own converters make of a file (`Convertible#output_ext`); of what is not known, a page. */
export function outputExtensionOf(file: string): string {
  const [, written = ''] = /\.([^.]+)$/.exec(file) ?? [];
  const ending = written.toLowerCase();
  if (ending === 'scss' || ending === 'sass') return '.css';
  return KEPT_ENDINGS.has(ending) || written === 'HTML' ? `.${written}` : '.html';
}

/** Files that are no pages, although they may have front matter. */
const KEPT_ENDINGS: ReadonlySet<string> = new Set('atom css js json rss svg txt webmanifest xml'.split(' '));

/** The collection, other than posts, of a file below the folder of collections; undefined of a page. */
export function collectionAt(path: string, { collections, config }: Site): string | undefined {
  const name = /^_([^/]+)\//.exec(path)?.[1];
  if (name === undefined || collections.includes(name)) return name;
  // Jekyll leaves folders with a `_` out, but where a site asks for them.
  const isAskedFor = [config['include']]
    .flat()
    .some(folder => asText(folder ?? '').replace(/^\/|\/$/g, '') === `_${name}`);
  return isAskedFor ? undefined : name;
}

function insideOf(path: string, folder: string, site: Site): string {
  return withoutDots(path.replace(/\.[^./]*$/, '').replace(folder, ''), site);
}

/** Without those at the end, which Jekyll 3 leaves there. */
function withoutDots(name: string, { build }: Site): string {
  return build.jekyll === 3 ? name : name.replace(/\.+$/, '');
}

function configOf(collection: string, { config }: Site): Readonly<Record<string, unknown>> {
  const collections = config['collections'];
  const own = isRecord(collections) ? collections[collection] : undefined;
  return isRecord(own) ? own : {};
}

/** `Configuration#style_to_permalink`. */
const styles: ReadonlyMap<string, string> = new Map([
  ['none', '/:categories/:title:output_ext'],
  ['date', '/:categories/:year/:month/:day/:title:output_ext'],
  ['ordinal', '/:categories/:year/:y_day/:title:output_ext'],
  ['pretty', '/:categories/:year/:month/:day/:title/'],
  ['weekdate', '/:categories/:year/W:week/:short_day/:title:output_ext'],
]);

/** The template of the permalinks of posts that name none themselves. */
export function templateOfPosts(site: Site): string {
  const style = asText(site.config['permalink'] ?? 'date');
  // Jekyll 3.10 has no such style, and takes it for a template.
  const isStyle = style !== 'weekdate' || site.build.jekyll > 3;
  return asText(configOf('posts', site)['permalink'] ?? (isStyle ? styles.get(style) : undefined) ?? style);
}

function templateOf({ collection, name, outputExtension }: Place, site: Site): unknown {
  const style = asText(site.config['permalink'] ?? 'date');
  if (collection === 'posts') return templateOfPosts(site);
  if (collection === undefined) {
    if (outputExtension !== '.html') return '/:path/:basename:output_ext';
    return name === 'index' ? '/:path/' : `/:path/:basename${suffixOf(style)}`;
  }
  return configOf(collection, site)['permalink'] ?? `/:collection/:path${suffixOf(style)}`;
}

/** `Utils.add_permalink_suffix`. */
function suffixOf(style: string): string {
  if (style === 'pretty' || style.endsWith('/')) return '/';
  return ['date', 'ordinal', 'none'].includes(style) || style.endsWith(':output_ext') ? ':output_ext' : '';
}

interface Facts {
  /** As the post names it; undefined where it does not. */
  readonly slug: unknown;
  readonly clock: number | undefined;
  readonly categories: () => readonly string[];
}

/** What `UrlDrop` of Jekyll 4 has, and of 3.10 not (upgrading from 3 to 4; `drops/url_drop.rb`). */
const sinceJekyll4: ReadonlySet<string> = new Set(
  'slugified_categories long_month week w_year w_day short_day long_day'.split(' '),
);

function placeholdersOf(place: Place, { slug: ownSlug, clock, categories }: Facts, site: Site): Placeholders {
  const dates = clock === undefined ? undefined : datePlaceholders(clock);
  const slug = asText(ownSlug ?? place.slug);
  return name => {
    if (site.build.jekyll < 4 && sinceJekyll4.has(name)) return undefined;
    switch (name) {
      case 'title':
        return slugify(slug, 'pretty');
      case 'slug':
        return slugify(slug, 'default').toLowerCase();
      case 'name':
        return slugify(place.name, 'default').toLowerCase();
      case 'basename':
        return place.collection === undefined ? withoutDots(place.name, site) : undefined;
      case 'categories':
        return [...new Set(categories().map(category => category.toLowerCase()))].join('/');
      case 'slugified_categories':
        return [...new Set(categories().map(each => slugify(each, 'default').toLowerCase()))].join('/');
      case 'collection':
        return place.collection;
      case 'path':
        return place.inside();
      case 'output_ext':
        return place.outputExtension;
      default:
        return dates?.(name);
    }
  };
}

/** What the clock of the site shows at a date, as milliseconds since 1970 if that were UTC. */
function clockOf(
  value: unknown,
  written: string | undefined,
  offsetAt: (milliseconds: number) => number,
): number | undefined {
  if (typeof value !== 'string') return undefined;
  const date = readJekyllDate(value.trim(), /^["']/.test(written ?? ''));
  if (date === undefined || date === 'unreadable') return undefined;
  if (date.offset === undefined) return date.clock;
  const moment = date.clock - date.offset;
  return moment + offsetAt(moment);
}

/** Jekyll splits a text at its blanks (`Document#merge_categories!`). */
function splitTerms(value: unknown): readonly string[] {
  return typeof value === 'string' ? value.split(/\s+/).filter(term => term !== '') : listOf(value);
}

function listOf(value: unknown): readonly string[] {
  return [value]
    .flat(3)
    .filter(item => item !== null && item !== undefined)
    .map(asText);
}
