import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { findThemeFolder, type Site, type SiteFiles } from '../../core/index.ts';
import { readSiteFiles } from './read-site-files.ts';

/** The files of the theme of the site at a folder; undefined where they are not at hand. */
export async function findTheme(
  root: string,
  site: Site,
  setting: string | undefined,
): Promise<SiteFiles | undefined> {
  const lock = await fs.readFile(path.join(root, 'Gemfile.lock'), 'utf8').catch(() => '');
  const folder = await findThemeFolder(site, {
    root: root.split(path.sep).join('/'),
    setting,
    environment: { HOME: os.homedir(), ...process.env },
    lock,
    async list(name) {
      const entries = await fs.readdir(name, { withFileTypes: true }).catch(() => []);
      return entries.map(entry => (entry.isFile() ? entry.name : `${entry.name}/`));
    },
  });
  return folder === undefined ? undefined : readSiteFiles(folder);
}
