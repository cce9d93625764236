import { hash } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import type { SiteFolderReader } from '../../core/index.ts';
import { demandFile } from '../files/file-problem.ts';

/** Notes a file's content, or that there is none, and returns it. */
export type NoteRead = <Text extends string | undefined>(file: string, text: Text) => Text;

/** What was read: as long as that is the same, so is what was made of it. */
export interface Reads {
  readonly note: NoteRead;
  /** Of all that was noted, in no matter which order. */
  sum(): string;
}

/** Starts with no reads. */
export function createReads(): Reads {
  const sums = new Map<string, string>();
  return {
    note(file, text) {
      sums.set(file, text === undefined ? '' : sumOf(text));
      return text;
    },
    sum: () => sumOf([...sums].sort(([a], [b]) => (a < b ? -1 : 1)).join('\n')),
  };
}

/** A hash of a text or of bytes. */
export function sumOf(content: string | Uint8Array): string {
  return hash('sha256', content, 'base64url').slice(0, 22);
}

/** A regular file's bytes. */
export async function readFile(file: string): Promise<Buffer> {
  demandFile(await fs.stat(file));
  return fs.readFile(file);
}

/** A file's text, if it can be read. */
export function readIfThere(file: string): Promise<string | undefined> {
  return readFile(file).then(
    bytes => bytes.toString('utf8'),
    () => undefined,
  );
}

/** Reads the site's other files, which say how it is built. */
export function createFolderReader(root: string, { note }: Reads): SiteFolderReader {
  return {
    read: async file => note(path.join(root, file), await readIfThere(path.join(root, file))),
    async list(folder) {
      const entries = await fs.readdir(path.join(root, folder), { withFileTypes: true }).catch(() => []);
      // Which files there are is not noted: those that tell something are read, and others come and go.
      return entries.map(entry => (entry.isDirectory() ? `${entry.name}/` : entry.name));
    },
  };
}
