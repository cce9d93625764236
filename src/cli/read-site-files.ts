import fs from 'node:fs';
import path from 'node:path';
import { createSiteFiles, foldersOutsideSite, MAX_SITE_FILE, type SiteFiles } from '../core/index.ts';

/** The files of the site at a folder. Nothing is read before a post's Liquid asks for something. */
export function readSiteFiles(root: string): SiteFiles {
  return createSiteFiles({
    list: () => listFiles(root, ''),
    read: file => readText(path.join(root, file)),
  });
}

function* listFiles(root: string, folder: string): Generator<string> {
  for (const entry of readFolder(path.join(root, folder))) {
    const file = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isFile() || (entry.isSymbolicLink() && isFile(path.join(root, file)))) yield file;
    else if (entry.isDirectory() && !foldersOutsideSite.has(entry.name)) yield* listFiles(root, file);
  }
}

function readFolder(folder: string): readonly fs.Dirent[] {
  try {
    return fs.readdirSync(folder, { withFileTypes: true });
  } catch {
    // A folder that cannot be opened holds nothing that can be asked for.
    return [];
  }
}

/** Jekyll follows links to files; those to folders may lead in circles, and nothing is known of what they hold. */
function isFile(link: string): boolean {
  try {
    return fs.statSync(link).isFile();
  } catch {
    return false;
  }
}

function readText(file: string): string | undefined {
  try {
    return fs.statSync(file).size > MAX_SITE_FILE ? undefined : fs.readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
