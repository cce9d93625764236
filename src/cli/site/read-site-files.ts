import fs from 'node:fs';
import path from 'node:path';
import {
  createSiteFiles,
  foldersOutsideSite,
  MAX_SITE_FILE,
  mayHoldText,
  type SiteFiles,
} from '../../core/index.ts';
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

/** What sums up the bytes of files, by their absolute paths. */
export interface FileSums {
  /** The sum of a file that has been read. */
  knownSum(file: string): string | undefined;
  sumOf(bytes: Uint8Array): string;
  /** The file tells nothing of the site. */
  isLeftOut(file: string): boolean;
}

/** All that may be asked of a site's files: as long as it is the same, so are the answers. */
export function* stampFiles(root: string, { knownSum, sumOf, isLeftOut }: FileSums): Generator<string> {
  for (const file of listFiles(root, '')) {
    if (path.basename(file).startsWith('.copydesk')) continue;
    const place = path.join(root, file);
    if (isLeftOut(place)) continue;
    const known = knownSum(place);
    const bytes = known === undefined && mayHoldText(file) ? readBytes(place) : undefined;
    yield `${file} ${known ?? (bytes === undefined ? '' : sumOf(bytes))}`;
  }
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
  return readBytes(file)?.toString('utf8');
}

function readBytes(file: string): Buffer | undefined {
  try {
    return fs.statSync(file).size > MAX_SITE_FILE ? undefined : fs.readFileSync(file);
  } catch {
    return undefined;
  }
}
