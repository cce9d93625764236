import fs from 'node:fs';
import path from 'node:path';
import { createSiteFiles, foldersOutsideSite, MAX_SITE_FILE, type SiteFiles } from '../../core/index.ts';
import type { NoteRead } from './noted-reads.ts';

/** The files of the site at a folder. Nothing is read before a post's Liquid asks for something. */
export function readSiteFiles(root: string, note?: NoteRead): SiteFiles {
  return createSiteFiles({
    list: () => listFiles(root, ''),
    read(file) {
      const place = path.join(root, file);
      const text = readText(place);
      note?.(place, text);
      return text;
    },
  });
}

/** The same files; `tell` is called whenever something is asked of them. */
export function watchFiles(files: SiteFiles, tell: () => void): SiteFiles {
  const asked = <Answer>(answer: Answer): Answer => {
    tell();
    return answer;
  };
  return {
    get paths() {
      return asked(files.paths);
    },
    ofTheme: files.ofTheme,
    has: file => asked(files.has(file)),
    read: file => asked(files.read(file)),
    below: folder => asked(files.below(folder)),
    once: (find, about) => asked(files.once(find, about)),
  };
}

/** The paths of a site's files with their sizes and times: what of them may be asked for is the same if these are. */
export function* stampFiles(root: string): Generator<string> {
  for (const file of listFiles(root, '')) {
    const stats = fs.statSync(path.join(root, file), { throwIfNoEntry: false });
    if (!path.basename(file).startsWith('.copydesk')) yield `${file} ${stats?.size} ${stats?.mtimeMs}`;
  }
}

function* listFiles(root: string, folder: string): Generator<string> {
  for (const entry of readFolder(path.join(root, folder))) {
    const file = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isFile()) yield file;
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

function readText(file: string): string | undefined {
  try {
    return fs.statSync(file).size > MAX_SITE_FILE ? undefined : fs.readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
