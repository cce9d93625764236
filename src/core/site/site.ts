import { asText } from '../text/escape/as-text.ts';
import { isRecord } from '../text/is-record.ts';
import { fitsWildcard } from '../text/patterns/wildcard.ts';
import { createPhrase, type Language, type Phrase } from '../text/phrase.ts';
import { type Build, type BuildEvidence, defaultBuild, readBuild } from './build/build.ts';
import { type BuildFiles, noBuildFiles } from './build/build-files.ts';
import { configsOf, readRuns } from './build/read-workflows.ts';
import {
  defaultKramdownOptions,
  type KramdownOptions,
  noHighlighting,
  setKramdownOption,
} from './kramdown-options.ts';
import { type ConfigReading, readConfig } from './read-config.ts';
import type { SiteFiles } from './site-files.ts';
import { isTimeZone } from './time-zone.ts';

/** Front matter that `_config.yml` gives to the files of a path (`defaults:`). */
export interface FrontMatterDefaults {
  /** A folder or file below the site's root, perhaps with `*`; empty for all. */
  readonly path: string;
  /** `posts`, `pages` or a collection; undefined for all. */
  readonly type: string | undefined;
  readonly values: Readonly<Record<string, unknown>>;
}

/** What a site's `_config.yml` says, as far as it bears on single posts. */
export interface Site {
  readonly defaults: readonly FrontMatterDefaults[];
  /** The names of its collections besides `posts`. */
  readonly collections: readonly string[];
  /** The folder that holds those of its collections; empty for the site's root. */
  readonly collectionsFolder: string;
  /** The name of its time zone; undefined where none is given, or one that cannot be told here. */
  readonly timeZone: string | undefined;
  readonly kramdown: KramdownOptions;
  /** How it is built, by these and its other files. */
  readonly build: Build;
  /** Whether there is a `_config.yml`: otherwise where the site begins is not known. */
  readonly hasConfig: boolean;
  /** All that `_config.yml` says, as Liquid sees it. */
  readonly config: Readonly<Record<string, unknown>>;
  /** Whether Liquid may run; not so where nobody has said yet that the site is to be trusted. */
  readonly runsLiquid: boolean;
  /** Undefined where nobody has handed them in: then Liquid knows no more than the post and `config` say. */
  readonly files?: SiteFiles;
  /** The moment of the build, in milliseconds since 1970 UTC; what asks for it is not known where none is given. */
  readonly now?: number;
  /** Makes HTML of a text, as filters of Liquid ask for it. */
  readonly markdown?: (text: string, kind: 'markdown' | 'quotes') => string;
  /** The HTML of a post's excerpt; undefined where only a build would tell. */
  readonly excerpt?: (source: ExcerptSource, site: Site) => string | undefined;
  /** The HTML of a post without its layouts; undefined where only a build would tell. */
  readonly content?: (source: DocumentSource, site: Site) => string | undefined;
  /** What is wrong with the configuration, in sentences for the user. */
  readonly problems: readonly string[];
}

/** A document's file. */
export interface DocumentSource {
  readonly path: string;
  /** All of the file. */
  readonly text: string;
}

/** What an excerpt is made of. */
export interface ExcerptSource extends DocumentSource {
  /** What stands behind the excerpt; never empty. */
  readonly separator: string;
}

/** A site without `_config.yml`: Jekyll's defaults. */
export const defaultSite: Site = {
  defaults: [],
  collections: [],
  collectionsFolder: '',
  timeZone: undefined,
  kramdown: defaultKramdownOptions,
  build: defaultBuild,
  hasConfig: false,
  config: {},
  runsLiquid: true,
  problems: [],
};

/**
 * Reads the text of a `_config.yml`, and what other files and the settings say of the build. What cannot be read counts
 * as not said.
 */
export function readSite(
  configYaml: string | undefined,
  { files = noBuildFiles, setting, translate }: Omit<BuildEvidence, 'config'> & Language = {},
): Site {
  const phrase = createPhrase(translate);
  const { config: written, problem } = readConfigs(configYaml, files, phrase);
  const build = readBuild({ config: written, files, ...(setting && { setting }) });
  const config = build.baseurl === undefined ? written : { ...written, baseurl: build.baseurl };
  const { defaults, collections, collections_dir: folder, timezone } = config;
  const { kramdown, problems } = readKramdownOptions(config, build, phrase);
  return {
    defaults: Array.isArray(defaults) ? defaults.flatMap(toDefaults) : [],
    collections: Array.isArray(collections) ? collections.map(asText) : Object.keys(Object(collections)),
    collectionsFolder: typeof folder === 'string' ? folder.replace(/^\/+|\/+$/g, '') : '',
    timeZone: typeof timezone === 'string' && isTimeZone(timezone) ? timezone : undefined,
    kramdown,
    build,
    hasConfig: configYaml !== undefined,
    config,
    runsLiquid: true,
    problems: [...(problem === undefined ? [] : [problem]), ...sayEngine(build, phrase), ...problems],
  };
}

/** What another engine than kramdown makes of posts is known to nobody here. */
function sayEngine(
  { markdown: { engine, name }, jekyll, isGitHubPages, sources }: Build,
  phrase: Phrase,
): readonly string[] {
  if (engine === 'kramdown') return [];
  // Its `Converters::Markdown#setup` raises; of other names a plugin may bring the engine.
  const isMissing = name === 'GFM' && jekyll > 3 && !isGitHubPages && sources.jekyll !== undefined;
  return isMissing
    ? [
        phrase('Jekyll {jekyll} has no Markdown engine "{name}" and cannot build the site.', {
          jekyll,
          name,
        }),
      ]
    : [
        phrase('The Markdown engine is {name}, but posts are checked and shown as kramdown reads them.', {
          name,
        }),
      ];
}

/** The files that the build reads, the later over the earlier. */
function readConfigs(configYaml: string | undefined, files: BuildFiles, phrase: Phrase): ConfigReading {
  const own = configYaml === undefined ? { config: {} } : readConfig(configYaml, phrase);
  const paths = configsOf(readRuns(files));
  if (paths.length === 1 && paths[0] === '_config.yml') return own;
  const configs = paths.map(path => {
    if (path === '_config.yml') return own.config;
    const text = files.configs.get(path);
    return text === undefined ? {} : readConfig(text, phrase).config;
  });
  return { ...own, config: configs.reduce(merge, {}) };
}

/** What Jekyll sets below `kramdown` where nothing is: a key without a value changes none of it. */
const jekyllSets: ReadonlySet<string> = new Set([
  'auto_ids',
  'entity_output',
  'footnote_nr',
  'guess_lang',
  'hard_wrap',
  'input',
  'show_warnings',
  'smart_quotes',
  'toc_levels',
]);

function readKramdownOptions(
  config: Readonly<Record<string, unknown>>,
  { isGitHubPages }: Build,
  phrase: Phrase,
): Pick<Site, 'kramdown' | 'problems'> {
  const problems: string[] = [];
  let kramdown: KramdownOptions = defaultKramdownOptions;
  const { highlighter } = config;
  // Without a value, or with `false`, it is rouge (`KramdownParser#initialize`).
  const isRouge =
    highlighter === undefined || highlighter === null || highlighter === false || highlighter === 'rouge';
  if (!isRouge && !isGitHubPages) kramdown = { ...kramdown, highlighting: noHighlighting };
  const options = isRecord(config['kramdown']) ? config['kramdown'] : {};
  for (const [name, value] of Object.entries(options)) {
    if (value === null && jekyllSets.has(name)) continue;
    if (isGitHubPages && pagesSets.has(name)) continue;
    // Jekyll adds its defaults to the highlighter's options; kramdown within a post does not.
    const isHighlighting = name === 'syntax_highlighter_opts' && isRecord(value);
    const completed = isHighlighting ? { default_lang: 'plaintext', guess_lang: true, ...value } : value;
    const changed = setKramdownOption(kramdown, name, completed);
    if (changed) kramdown = changed;
    else problems.push(phrase('kramdown has no option "{option}".', { option: `${name}: ${asText(value)}` }));
  }
  return { kramdown, problems };
}

/** What GitHub Pages sets below `kramdown` whatever a site says: rouge, MathJax, no template (`OVERRIDES`). */
const pagesSets: ReadonlySet<string> = new Set(['math_engine', 'syntax_highlighter', 'template']);

/**
 * The front matter that `_config.yml` gives to the post at `path`, relative to the site's root; or to a file of other
 * `types`, of which those that are copied as they are have none.
 */
export function defaultValues(
  site: Site,
  path: string,
  types: readonly string[] = typesOf(withoutFolder(path, site.collectionsFolder), site),
): Readonly<Record<string, unknown>> {
  let values: Readonly<Record<string, unknown>> = Object.create(null);
  let winner: FrontMatterDefaults | undefined;
  const isIts = ({ type }: FrontMatterDefaults): boolean => type === undefined || types.includes(type);
  for (const entry of site.defaults.filter(
    candidate => isIts(candidate) && appliesTo(candidate, path, site),
  )) {
    const isStronger = winner === undefined || hasPrecedence(entry, winner);
    values = isStronger ? merge(values, entry.values) : merge(entry.values, values);
    if (isStronger) winner = entry;
  }
  return values;
}

/** As Jekyll's `FrontmatterDefaults` asks: a path without `*` is the start of others; drafts are posts. */
function appliesTo({ path }: FrontMatterDefaults, postPath: string, site: Site): boolean {
  const relativePath = withoutFolder(postPath, site.collectionsFolder);
  if (!path.includes('*')) {
    const start = withoutFolder(path, site.collectionsFolder);
    // Jekyll 3 goes by whole names of files and folders.
    if (site.build.jekyll === 3 && start !== '')
      return relativePath === start || relativePath.startsWith(`${start}/`);
    return relativePath.startsWith(start);
  }
  const folders = postPath.split('/');
  const patterns = path.replace(/\/+$/, '').split('/');
  return (
    patterns.length <= folders.length &&
    patterns.every((pattern, index) => fitsWildcard(pattern, folders[index]!))
  );
}

/** The same for a file of the site, which lies where it is to be: without a folder it is a page. */
export function defaultValuesOfFile(site: Site, path: string): Readonly<Record<string, unknown>> {
  return path.includes('/') ? defaultValues(site, path) : defaultValues(site, path, ['pages']);
}

/** A text that has no folder yet may become a post or a page. */
function typesOf(path: string, { collections }: Site): readonly string[] {
  if (!path.includes('/')) return ['posts', 'pages'];
  if (/(?:^|\/)_(?:posts|drafts)\//.test(path)) return ['posts'];
  const collection = /^_([^/]+)\//.exec(path)?.[1];
  return collection !== undefined && collections.includes(collection) ? [collection] : ['pages'];
}

/** Jekyll tells paths in collections from their common folder on. */
export function withoutFolder(path: string, folder: string): string {
  return folder !== '' && path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path;
}

/** The longer path wins, then the one with a type, then the later one. */
function hasPrecedence(entry: FrontMatterDefaults, winner: FrontMatterDefaults): boolean {
  const [length, least] = [entry, winner].map(({ path }) => path.replace(/^\//, '').length) as [
    number,
    number,
  ];
  if (length !== least) return length > least;
  return entry.type !== undefined || winner.type === undefined;
}

/** As Jekyll merges: nothing wins over no value, and mappings are merged key by key. */
function merge(
  base: Readonly<Record<string, unknown>>,
  over: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const merged: Record<string, unknown> = Object.assign(Object.create(null), base);
  for (const [key, value] of Object.entries(over)) {
    const below = merged[key];
    if (value !== null && value !== undefined)
      merged[key] = isRecord(below) && isRecord(value) ? merge(below, value) : value;
  }
  return merged;
}

function toDefaults(entry: unknown): readonly FrontMatterDefaults[] {
  if (!isRecord(entry) || !isRecord(entry['values'])) return [];
  const scope = isRecord(entry['scope']) ? entry['scope'] : {};
  const path = typeof scope['path'] === 'string' ? scope['path'] : '';
  // Jekyll still takes the singular, which it had first.
  const type =
    typeof scope['type'] === 'string' ? scope['type'].replace(/^(?:post|page|draft)$/, '$&s') : undefined;
  return [{ path, type, values: entry['values'] }];
}
