import fs from 'node:fs';
import path from 'node:path';
import {
  createSiteFiles,
  noBuildSetting,
  readSite,
  type Site,
  type SiteFiles,
  withFiles,
  withTheme,
} from '../../../src/core/index.ts';

/** The moment at which the sites are built: 2024-06-01 12:00 UTC, in milliseconds. */
export const now = 1_717_243_200_000;

/** What Jekyll made of a site: the pages of its posts and its style sheets, null where it publishes none. */
export interface BuiltSite {
  readonly pages: Readonly<Record<string, string | null>>;
  readonly sheets: Readonly<Record<string, string>>;
}

/** The made-up sites, one in each folder beside this file, by their names. */
export const siteNames: readonly string[] = fs
  .readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .map(({ name }) => name);

/** The folder of a site. */
export function folderOf(name: string): string {
  return path.join(import.meta.dirname, name);
}

/** Opens a site, with the theme in its folder `theme` where it has one, as a version of Jekyll has it. */
export function openFolder(name: string, jekyll = '4.3.1'): Site {
  const own = readFiles(folderOf(name), file => !file.startsWith('theme/'));
  const setting = { ...noBuildSetting, jekyll };
  const site = withFiles(readSite(own.read('_config.yml'), { setting }), own);
  const theme = readFiles(path.join(folderOf(name), 'theme'));
  return theme.paths.length === 0 ? site : withTheme(site, theme);
}

function readFiles(folder: string, isIts: (file: string) => boolean = () => true): SiteFiles {
  const entries = fs.existsSync(folder)
    ? fs.readdirSync(folder, { recursive: true, withFileTypes: true })
    : [];
  const paths = entries
    .filter(entry => entry.isFile())
    .map(entry => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
  return createSiteFiles({
    list: () => paths.filter(isIts),
    read: file => fs.readFileSync(path.join(folder, file), 'utf8'),
  });
}
