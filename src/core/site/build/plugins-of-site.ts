import { isRecord } from '../../text/is-record.ts';
import type { BuildSetting } from './build-setting.ts';
import {
  isAllowedOnPages,
  isPagesTheme,
  type KnownPlugin,
  knownPlugins,
  type PageChange,
  pagesPlugins,
  pluginsOfThemes,
} from './known-plugins.ts';
import type { KnownTag } from './known-tag.ts';
import type { Gems } from './read-gems.ts';
import { readOwnPlugins } from './read-ruby-plugins.ts';

/** What says which plugins a site has. */
interface PluginEvidence {
  readonly config: Readonly<Record<string, unknown>>;
  readonly gems: Gems;
  /** The Ruby that Jekyll loads from `_plugins`, by path. */
  readonly ownPlugins: ReadonlyMap<string, string>;
  /** The texts of files that may be read beside `_config.yml`. */
  readonly otherConfigs: readonly string[];
  readonly isGitHubPages: boolean;
  readonly setting: BuildSetting;
}

/** Something that changes a post's page besides Liquid and kramdown. */
export interface Rewriter {
  /** A plugin, or a file of the site. */
  readonly name: string;
  readonly change: PageChange;
  /** What a post holds that it changes; undefined where any post may be changed. */
  readonly touches: RegExp | undefined;
}

/** What the plugins of a site bring. */
export interface Brought {
  /** All plugins that run, by the names of their gems. */
  readonly plugins: ReadonlySet<string>;
  /** The tags that plugins bring, or settings name, by name. */
  readonly tags: ReadonlyMap<string, KnownTag>;
  readonly filters: ReadonlySet<string>;
  /** A plugin of which nothing is known may bring more tags. */
  readonly mayHaveMoreTags: boolean;
  /** Plugins may make pages, or other files, of which no file of the site tells. */
  readonly mayMake: { readonly pages: boolean; readonly files: boolean };
  readonly rewriters: readonly Rewriter[];
  /** Plugins read, or may read, before kramdown does: fences of code with a title, links in two pairs of brackets. */
  readonly mayRead: { readonly fences: boolean; readonly wikiLinks: boolean };
}

/** What a theme's gem asks for, Jekyll loads as plugins (`PluginManager#require_theme_deps`). */
function pluginsOfTheme(theme: unknown): readonly string[] {
  return typeof theme === 'string' ? (pluginsOfThemes.get(theme.trim().toLowerCase()) ?? []) : [];
}

/** Names of gems that are most likely plugins; of a plugin, those of its files. */
const MAY_BE_PLUGIN = /^(?:jekyll|octopress|liquid)[-_]./i;

function isKnownTheme(theme: string): boolean {
  const name = theme.trim().toLowerCase();
  return pluginsOfThemes.has(name) || isPagesTheme(name);
}

/** A plugin that is not known, and has to do with files that are no pages. */
const MAKES_FILES =
  /image|img|picture|photo|webp|avif|thumb|asset|media|gallery|resiz|diagram|graph|files?$|static|pdf|webpack|vite|postcss|minif|uploads?|copy|ical|epub/i;

/** Plugins that are not known, and have to do with code, or with links as wikis write them. */
const READS_FENCES = /code|fence|highlight|octopress$/i;
const READS_WIKI_LINKS = /wiki|obsidian|backlink|bidirectional|garden|roam/i;

/** Gathers what the plugins of a site bring: tags, filters, changes of pages. */
export function readBrought(evidence: PluginEvidence): Brought {
  const { config, gems, ownPlugins, otherConfigs, isGitHubPages, setting } = evidence;
  const own = readOwnPlugins(ownPlugins);
  // Some are named by the file that is required, as `jekyll/scholar`.
  const named = [...textsOf(config['plugins']), ...textsOf(config['gems'])].map(name =>
    name.replaceAll('/', '-'),
  );
  const required = [...own.required, ...(own.requiresGems ? gems.asked.keys() : [])].filter(
    name => knownPlugins.has(name) || MAY_BE_PLUGIN.test(name),
  );
  const plugins = new Set(
    isGitHubPages
      ? [...pagesPlugins, ...named.filter(isAllowedOnPages)]
      : [...named, ...gems.plugins, ...required, ...pluginsOfTheme(config['theme'])],
  );
  const tags = new Map<string, KnownTag>();
  const filters = new Set(own.filters);
  const rewriters: Rewriter[] = [];
  for (const name of plugins) {
    const plugin = knownPlugins.get(name);
    for (const [tag, kind] of Object.entries(plugin?.tags ?? {}))
      tags.set(tag, { kind, from: name, unpaired: new Set() });
    for (const filter of plugin?.filters ?? []) filters.add(filter);
    if (plugin?.rewrites !== undefined && isOn(plugin, config))
      rewriters.push({ name, change: plugin.rewrites, touches: plugin.touches });
  }
  // What the site registers itself comes last, and wins.
  for (const [name, tag] of own.tags) tags.set(name, tag);
  for (const name of setting.tags)
    tags.set(name, { kind: 'unknown', from: '.copydesk.json', unpaired: undefined });
  rewriters.push(...own.rewriting.map(name => ({ name, change: 'pages' as const, touches: undefined })));
  const isKnown = (name: string): boolean => knownPlugins.has(name) || name === 'github-pages';
  const unknown = [...plugins].filter(name => !isKnown(name));
  const { theme } = config;
  // Jekyll loads what the gem of a theme asks for, too.
  const isOfTheme = !isGitHubPages && typeof theme === 'string' && !isKnownTheme(theme);
  const makes = (kind: KnownPlugin['makes']): boolean =>
    [...plugins].some(name => knownPlugins.get(name)?.makes === kind);
  const isNamedElsewhere =
    !isGitHubPages && otherConfigs.some(text => namesIn(text).some(name => !plugins.has(name)));
  const files = own.makesFiles || makes('files') || unknown.some(name => MAKES_FILES.test(name));
  return {
    plugins,
    tags,
    filters,
    mayHaveMoreTags: own.hidesTags || unknown.length > 0 || isOfTheme || isNamedElsewhere,
    mayMake: { pages: files || own.makesPages || makes('pages') || unknown.length > 0, files },
    rewriters,
    mayRead: {
      fences: own.reads.fences || unknown.some(name => READS_FENCES.test(name)),
      wikiLinks: own.reads.wikiLinks || unknown.some(name => READS_WIKI_LINKS.test(name)),
    },
  };
}

function isOn({ onlyCollections }: KnownPlugin, config: Readonly<Record<string, unknown>>): boolean {
  if (onlyCollections === undefined) return true;
  const options = config[onlyCollections];
  return isRecord(options) && options['enabled'] !== false && options['collections'] === true;
}

/** The plugins that the text of a configuration lists. */
function namesIn(text: string): readonly string[] {
  const [, list = ''] = /^(?:plugins|gems)[ \t]*:([^\n]*(?:\n[ \t]*(?:-[^\n]*|#[^\n]*)?)*)/m.exec(text) ?? [];
  return Array.from(list.replaceAll(/#[^\n]*/g, '').matchAll(/[a-z][\w/-]+/gi), ([name]) =>
    name.replaceAll('/', '-'),
  );
}

function textsOf(value: unknown): readonly string[] {
  return [value].flat(2).filter(item => typeof item === 'string');
}
