import { parseDocument, type ScalarTag } from 'yaml';
import { isRecord } from '../text/is-record.ts';
import { defaultKramdownOptions, type KramdownOptions, setKramdownOption } from './kramdown-options.ts';
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
  /** Whether posts that are dated in the future are published. */
  readonly future: boolean;
  readonly kramdown: KramdownOptions;
  /** All that `_config.yml` says, as Liquid sees it. */
  readonly config: Readonly<Record<string, unknown>>;
  /** The tags of Liquid that plugins bring. */
  readonly tags: ReadonlySet<string>;
  /** Undefined where nobody has handed them in: then Liquid knows no more than the post and `config` say. */
  readonly files?: SiteFiles;
  /** Makes HTML of a text, as filters of Liquid ask for it. */
  readonly markdown?: (text: string, kind: 'markdown' | 'quotes') => string;
  /** What is wrong with the configuration, in sentences for the user. */
  readonly problems: readonly string[];
}

/** A site without `_config.yml`: Jekyll's defaults. */
export const defaultSite: Site = {
  defaults: [],
  collections: [],
  collectionsFolder: '',
  timeZone: undefined,
  future: false,
  kramdown: defaultKramdownOptions,
  config: {},
  tags: new Set(),
  problems: [],
};

/** Reads the text of a `_config.yml`. What cannot be read counts as not said. */
export function readSite(configYaml: string | undefined): Site {
  if (configYaml === undefined) return defaultSite;
  const { config, problem } = readConfig(configYaml);
  const { defaults, collections, collections_dir: folder, timezone, future } = config;
  const { kramdown, problems } = readKramdownOptions(config);
  return {
    defaults: Array.isArray(defaults) ? defaults.flatMap(toDefaults) : [],
    collections: Array.isArray(collections) ? collections.map(String) : Object.keys(Object(collections)),
    collectionsFolder: typeof folder === 'string' ? folder.replace(/^\/+|\/+$/g, '') : '',
    timeZone: typeof timezone === 'string' && isTimeZone(timezone) ? timezone : undefined,
    future: future === true || (typeof future === 'string' && /^(?:yes|on)$/i.test(future)),
    kramdown,
    config,
    tags: new Set(),
    problems: problem === undefined ? problems : [problem, ...problems],
  };
}

function readKramdownOptions(config: Readonly<Record<string, unknown>>): Pick<Site, 'kramdown' | 'problems'> {
  const problems: string[] = [];
  let kramdown: KramdownOptions = defaultKramdownOptions;
  // One that is named but not given is the default.
  const highlighter = config['highlighter'] ?? 'rouge';
  if (highlighter !== 'rouge') kramdown = { ...kramdown, highlighting: undefined };
  const options = isRecord(config['kramdown']) ? config['kramdown'] : {};
  for (const [name, value] of Object.entries(options)) {
    // Jekyll adds its defaults to the highlighter's options; kramdown within a post does not.
    const isHighlighting = name === 'syntax_highlighter_opts' && isRecord(value);
    const completed = isHighlighting ? { default_lang: 'plaintext', guess_lang: true, ...value } : value;
    const changed = setKramdownOption(kramdown, name, completed);
    if (changed) kramdown = changed;
    else problems.push(`kramdown does not know the option "${name}: ${String(value)}".`);
  }
  return { kramdown, problems };
}

/** The front matter that `_config.yml` gives to the post at `path`, relative to the site's root. */
export function defaultValues(site: Site, path: string): Readonly<Record<string, unknown>> {
  let values: Readonly<Record<string, unknown>> = Object.create(null);
  let winner: FrontMatterDefaults | undefined;
  for (const entry of site.defaults.filter(candidate => appliesTo(candidate, path, site))) {
    const isStronger = winner === undefined || hasPrecedence(entry, winner);
    values = isStronger ? merge(values, entry.values) : merge(entry.values, values);
    if (isStronger) winner = entry;
  }
  return values;
}

/** As Jekyll's `FrontmatterDefaults` asks: a path without `*` is the start of others; drafts are posts. */
function appliesTo({ path, type }: FrontMatterDefaults, postPath: string, site: Site): boolean {
  const relativePath = withoutFolder(postPath, site.collectionsFolder);
  if (type !== undefined && !typesOf(relativePath, site).includes(type)) return false;
  if (!path.includes('*')) return relativePath.startsWith(withoutFolder(path, site.collectionsFolder));
  const pattern = path.replace(/\/+$/, '').split('*').map(escapePattern).join('[^/]*');
  return new RegExp(`^${pattern}(?:/|$)`).test(postPath);
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
function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
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

/** Psych, which reads the configuration for Jekyll, follows YAML 1.1 here; but `y` and `n` are text to it. */
const psychBoolean: ScalarTag = {
  tag: 'tag:yaml.org,2002:bool',
  default: true,
  test: /^(?:yes|no|on|off)$/i,
  resolve: text => /^(?:yes|on)$/i.test(text),
};

interface ConfigReading {
  readonly config: Readonly<Record<string, unknown>>;
  readonly problem?: string;
}

/** Whoever wonders at new problems in all posts finds the reason in what is wrong here. */
function readConfig(yaml: string): ConfigReading {
  const unread = 'Posts are checked as if nothing were set here.';
  try {
    const document = parseDocument(yaml, { uniqueKeys: false, customTags: [psychBoolean] });
    const config: unknown = document.toJS();
    const line = document.errors[0]?.linePos?.[0].line;
    const isBroken = document.errors.length > 0;
    const fault = `This is not valid YAML${line === undefined ? '' : `, see line ${line}`}.`;
    if (isRecord(config))
      return isBroken
        ? { config, problem: `${fault} Posts are checked by what can be read of it.` }
        : { config };
    if (isBroken) return { config: {}, problem: `${fault} ${unread}` };
    // Jekyll takes an empty file for one that says nothing.
    return (config ?? undefined) === undefined
      ? { config: {} }
      : { config: {}, problem: `This file holds no keys with values. ${unread}` };
  } catch {
    // Aliases that multiply, which the library does not follow.
    return { config: {}, problem: `This file cannot be read. ${unread}` };
  }
}
