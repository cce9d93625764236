import { type BuildTexts, configsOf, readRuns } from './read-workflows.ts';

/** The texts of a site's files that tell how it is built, besides `_config.yml`. Paths are relative to its root. */
export interface BuildFiles extends BuildTexts {
  readonly gemfile: string | undefined;
  readonly gemfileLock: string | undefined;
  /** Files that a command line names in place of `_config.yml`, or may, by path. */
  readonly configs: ReadonlyMap<string, string>;
  /** The Ruby of the site's own plugins, `_plugins/**`, by path. */
  readonly plugins: ReadonlyMap<string, string>;
  /** A file `CNAME` in its root: GitHub Pages reads from it at which name the site is. */
  readonly hasDomain: boolean;
  /** Somebody has looked for all these; otherwise what is not here may be there all the same. */
  readonly areRead: boolean;
}

/** A site of which nothing but `_config.yml` is known. */
export const noBuildFiles: BuildFiles = {
  gemfile: undefined,
  gemfileLock: undefined,
  workflows: new Map(),
  scripts: new Map(),
  configs: new Map(),
  plugins: new Map(),
  hasDomain: false,
  areRead: false,
};

/** The files of a site, as a host reads them; paths are relative to the site's root, and may start with `../`. */
export interface SiteFolderReader {
  /** The text of a file; undefined where there is none that can be read. */
  read(path: string): Promise<string | undefined>;
  /** The names in a folder, those of folders with `/` behind them; empty where there is none. */
  list(folder: string): Promise<readonly string[]>;
}

/** More files than this of a kind are no configuration. */
const MAX_FILES = 200;
/** Longer texts, in UTF-16 units, are no configuration either. */
const MAX_LENGTH = 500_000;
/** Plugins in folders deeper than this are left out. */
const MAX_DEPTH = 5;
/** A site may lie in a folder of its repository, as `docs/`. */
const ABOVE = ['', '../', '../../'] as const;
const SCRIPTS = ['netlify.toml', '.gitlab-ci.yml'] as const;

/** What a command line that is nowhere in the repository may name beside `_config.yml`. */
const OTHER_CONFIG = /^_config[-._][^/]*\.ya?ml$/;

/** Whether a changed file, by its path, may change what `readBuildFiles` finds. */
export function isBuildFile(path: string): boolean {
  return (
    /(?:^|\/)(?:CNAME|Gemfile|Gemfile\.lock|netlify\.toml|\.gitlab-ci\.yml|_config[-._][^/]*\.ya?ml|_plugins\/.*\.rb)$/.test(
      path,
    ) || /(?:^|\/)\.github\/workflows\/[^/]+\.ya?ml$/.test(path)
  );
}

/**
 * Reads the files that tell how a site is built. What belongs to the repository is looked for in the site's root, then
 * above it, up to the root of the repository.
 *
 * @param pluginFolders where `_config.yml` says that plugins lie
 */
export async function readBuildFiles(
  { read, list }: SiteFolderReader,
  pluginFolders: readonly string[] = ['_plugins'],
): Promise<BuildFiles> {
  const readShort = async (path: string): Promise<string | undefined> => {
    const text = await read(path);
    return text === undefined || text.length > MAX_LENGTH ? undefined : text;
  };
  const readAll = async (paths: readonly string[]): Promise<ReadonlyMap<string, string>> => {
    const texts = new Map<string, string>();
    for (const path of paths.slice(0, MAX_FILES)) {
      const text = await readShort(path);
      if (text !== undefined) texts.set(path, text);
    }
    return texts;
  };
  const listRuby = async (folder: string, depth: number): Promise<readonly string[]> => {
    const found: string[] = [];
    for (const name of depth > MAX_DEPTH ? [] : [...(await list(folder))].sort()) {
      if (name.endsWith('/')) found.push(...(await listRuby(`${folder}/${name.slice(0, -1)}`, depth + 1)));
      else if (name.endsWith('.rb')) found.push(`${folder}/${name}`);
      if (found.length > MAX_FILES) break;
    }
    return found;
  };

  let gemfile: string | undefined;
  let gemfileLock: string | undefined;
  let workflows: readonly string[] = [];
  const scripts: string[] = [];
  const inRoot = new Set(await list(''));
  for (const above of ABOVE) {
    const names = above === '' ? inRoot : new Set(await list(above));
    if (gemfile === undefined && gemfileLock === undefined) {
      gemfile = names.has('Gemfile') ? await readShort(`${above}Gemfile`) : undefined;
      gemfileLock = names.has('Gemfile.lock') ? await readShort(`${above}Gemfile.lock`) : undefined;
    }
    if (workflows.length === 0 && names.has('.github/')) {
      const folder = `${above}.github/workflows`;
      const files = [...(await list(folder))].filter(name => /\.ya?ml$/.test(name)).sort();
      workflows = files.map(name => `${folder}/${name}`);
    }
    scripts.push(...SCRIPTS.filter(name => names.has(name)).map(name => above + name));
    if (names.has('.git/') || names.has('.git')) break;
  }
  const files = {
    ...noBuildFiles,
    gemfile,
    gemfileLock,
    hasDomain: inRoot.has('CNAME'),
    // Some hosts list nothing.
    areRead: inRoot.size > 0,
    workflows: await readAll(workflows),
    scripts: await readAll(scripts),
  };
  return {
    ...files,
    configs: await readAll([
      ...configsOf(readRuns(files)).filter(path => path !== '_config.yml'),
      ...[...inRoot].filter(name => OTHER_CONFIG.test(name)),
    ]),
    plugins: await readAll((await Promise.all(pluginFolders.map(name => listRuby(name, 0)))).flat()),
  };
}
