import type { Language } from '../text/phrase.ts';
import { readBuildFiles, type SiteFolderReader } from './build/build-files.ts';
import type { BuildSetting } from './build/build-setting.ts';
import { readSite, type Site } from './site.ts';

/** What a site is read from. */
export interface SiteSources extends Language {
  /** The text of its `_config.yml`, where there is one. */
  readonly configYaml: string | undefined;
  /** Its files; undefined where its root is not known. */
  readonly folder: SiteFolderReader | undefined;
  readonly setting: BuildSetting;
}

/**
 * The folder whose files Jekyll makes the site of, relative to the one where `_config.yml` lies: `source`. Empty where it
 * is the same one, or lies elsewhere.
 */
export function sourceFolderOf({ config }: Pick<Site, 'config'>): string {
  const { source } = config;
  if (typeof source !== 'string' || source.startsWith('/')) return '';
  const names = source.split('/').filter(name => name !== '' && name !== '.');
  return names.includes('..') ? '' : names.join('/');
}

/** Where the Ruby of a site's own plugins may lie. Before Jekyll 3, `plugins` named a folder; Octopress sites have it so. */
function pluginFoldersOf(site: Site): readonly string[] {
  const { plugins_dir: folder, plugins } = site.config;
  // A list of `plugins` names gems; a folder elsewhere is none of the site's.
  const own = [...[folder].flat(), plugins].filter(
    name => typeof name === 'string' && /^[^/]/.test(name) && !name.includes('..'),
  );
  const source = sourceFolderOf(site);
  const usual = source === '' ? '_plugins' : `${source}/_plugins`;
  return [
    ...own.map(name => String(name).replace(/^\.\/+|\/+$/g, '')),
    ...(typeof folder === 'string' || Array.isArray(folder) ? [] : [usual]),
  ];
}

/** Reads a site by its `_config.yml` and all other files that tell how it is built. */
export async function readSiteFolder({ configYaml, folder, setting, translate }: SiteSources): Promise<Site> {
  const written = readSite(configYaml, { setting, translate });
  if (!folder) return written;
  const files = await readBuildFiles(folder, pluginFoldersOf(written));
  return readSite(configYaml, { files, setting, translate });
}
