import { readGems } from './build/read-gems.ts';
import type { Site } from './site.ts';

/** Where the gems of a machine may lie. */
export interface GemSurroundings {
  /** The absolute path of the site's root, with `/`. */
  readonly root: string;
  /** The folder that the setting `theme` names, relative to the root or absolute; undefined where it names none. */
  readonly setting: string | undefined;
  /** As `HOME`, `GEM_HOME`, `GEM_PATH` and `BUNDLE_PATH` say. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The text of `Gemfile.lock`, which says which version is meant; empty where there is none. */
  readonly lock: string;
  /** The names in a folder, those of folders with `/` behind them; empty where there is none. */
  list(folder: string): Promise<readonly string[]>;
}

/** The name of the gem that is a site's theme; undefined where it has none. */
function themeOf({ config }: Site): string | undefined {
  const { theme } = config;
  // It becomes part of a path.
  return typeof theme === 'string' && /^[\w.-]+$/.test(theme.trim()) ? theme.trim().toLowerCase() : undefined;
}

/** The folder of a site's theme: the one that is named, else the gem's; undefined where it is not at hand. */
export async function findThemeFolder(
  site: Site,
  surroundings: GemSurroundings,
): Promise<string | undefined> {
  const { root, setting, lock, list } = surroundings;
  if (setting !== undefined) {
    const folder = /^(?:\/|[A-Za-z]:)/.test(setting) ? setting : `${root}/${setting}`;
    return (await list(folder)).length > 0 ? folder : undefined;
  }
  const name = themeOf(site);
  if (name === undefined) return undefined;
  const found: { readonly folder: string; readonly version: string }[] = [];
  for (const pattern of gemFolders(surroundings)) {
    for (const folder of await expand(pattern, list)) {
      for (const entry of await list(folder)) {
        const version = entry.startsWith(`${name}-`) ? entry.slice(name.length + 1, -1) : '';
        if (/^\d+(?:\.\w+)*$/.test(version) && entry.endsWith('/'))
          found.push({ folder: `${folder}/${entry.slice(0, -1)}`, version });
      }
    }
  }
  const wanted = readGems(undefined, lock).locked.get(name);
  const locked = found.find(({ version }) => version === wanted);
  const [newest] = found.toSorted((a, b) => compareVersions(b.version, a.version));
  return (locked ?? newest)?.folder;
}

/** The folders that hold gems, `*` for any name: Bundler's, Ruby's, those of its version managers and of systems. */
function gemFolders({ root, environment }: GemSurroundings): readonly string[] {
  const { HOME: home, GEM_HOME: gemHome, GEM_PATH: gemPath, BUNDLE_PATH: bundlePath } = environment;
  const named = [gemHome, bundlePath, ...(gemPath ?? '').split(':')].filter(folder => folder);
  return [
    ...[`${root}/vendor/bundle`, `${root}/.bundle`, bundlePath]
      .filter(folder => folder)
      .map(folder => `${folder}/ruby/*/gems`),
    ...named.map(folder => `${folder}/gems`),
    ...(home === undefined
      ? []
      : [
          '.gem/ruby/*',
          '.local/share/gem/ruby/*',
          '.rbenv/versions/*/lib/ruby/gems/*',
          '.rvm/gems/*',
          '.asdf/installs/ruby/*/lib/ruby/gems/*',
        ].map(folder => `${home}/${folder}/gems`)),
    '/usr/local/bundle/gems',
    '/usr/local/lib/ruby/gems/*/gems',
    '/opt/homebrew/lib/ruby/gems/*/gems',
    '/var/lib/gems/*/gems',
    '/usr/lib/ruby/gems/*/gems',
    '/usr/share/rubygems-integration/*/gems',
  ];
}

async function expand(pattern: string, list: GemSurroundings['list']): Promise<readonly string[]> {
  let folders: readonly string[] = [''];
  for (const part of pattern.split('/').slice(1)) {
    if (part !== '*') {
      folders = folders.map(folder => `${folder}/${part}`);
      continue;
    }
    const lists = await Promise.all(
      folders.map(async folder => {
        const entries = await list(folder);
        return entries.filter(entry => entry.endsWith('/')).map(entry => `${folder}/${entry.slice(0, -1)}`);
      }),
    );
    folders = lists.flat();
  }
  return folders;
}

function compareVersions(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
