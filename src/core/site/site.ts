import { parse } from 'yaml';
import { isRecord } from '../text/is-record.ts';
import { defaultKramdownOptions, type KramdownOptions, setKramdownOption } from './kramdown-options.ts';
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
  /** The name of its time zone; undefined where none is given, or one that cannot be told here. */
  readonly timeZone: string | undefined;
  /** Whether posts that are dated in the future are published. */
  readonly future: boolean;
  readonly kramdown: KramdownOptions;
  /** What is wrong with the configuration, in sentences for the user. */
  readonly problems: readonly string[];
}

/** A site without `_config.yml`: Jekyll's defaults. */
export const defaultSite: Site = {
  defaults: [],
  timeZone: undefined,
  future: false,
  kramdown: defaultKramdownOptions,
  problems: [],
};

/** Reads the text of a `_config.yml`. What cannot be read counts as not said: Jekyll itself reports it. */
export function readSite(configYaml: string | undefined): Site {
  if (configYaml === undefined) return defaultSite;
  const config = parseOrNothing(configYaml);
  if (!isRecord(config)) return defaultSite;
  const { defaults, timezone, future } = config;
  const { kramdown, problems } = readKramdownOptions(config);
  return {
    defaults: Array.isArray(defaults) ? defaults.flatMap(toDefaults) : [],
    timeZone: typeof timezone === 'string' && isTimeZone(timezone) ? timezone : undefined,
    future: future === true || (typeof future === 'string' && /^(?:yes|on)$/i.test(future)),
    kramdown,
    problems,
  };
}

function readKramdownOptions(config: Readonly<Record<string, unknown>>): Pick<Site, 'kramdown' | 'problems'> {
  const problems: string[] = [];
  let kramdown: KramdownOptions = defaultKramdownOptions;
  const { highlighter } = config;
  if (highlighter !== undefined && highlighter !== 'rouge')
    kramdown = { ...kramdown, highlighting: undefined };
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

/** The fields that `_config.yml` gives to the post at `path`, relative to the site's root. */
export function defaultFields(site: Site, path: string): ReadonlySet<string> {
  const names = site.defaults
    .filter(entry => appliesTo(entry, path))
    .flatMap(entry => Object.keys(entry.values));
  return new Set(names);
}

/** As Jekyll's `FrontmatterDefaults` asks: a path without `*` is the start of others; drafts are posts. */
function appliesTo({ path, type }: FrontMatterDefaults, postPath: string): boolean {
  if (type !== undefined && type !== 'posts') return false;
  if (!path.includes('*')) return postPath.startsWith(path);
  const pattern = path.replace(/\/+$/, '').split('*').map(escapePattern).join('[^/]*');
  return new RegExp(`^${pattern}(?:/|$)`).test(postPath);
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

function toDefaults(entry: unknown): readonly FrontMatterDefaults[] {
  if (!isRecord(entry) || !isRecord(entry['values'])) return [];
  const scope = isRecord(entry['scope']) ? entry['scope'] : {};
  const path = typeof scope['path'] === 'string' ? scope['path'] : '';
  const type = typeof scope['type'] === 'string' ? scope['type'] : undefined;
  return [{ path, type, values: entry['values'] }];
}

function parseOrNothing(yaml: string): unknown {
  try {
    return parse(yaml, { logLevel: 'silent', uniqueKeys: false });
  } catch {
    // A `_config.yml` that cannot be read stops Jekyll with a message of its own; a post is checked without it.
    return undefined;
  }
}
