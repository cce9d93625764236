import type { Stats } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';

/** Looks for a file of a name in a folder and those above it; remembers what it found for each folder. */
export function createNearest(): (name: string, folder: string) => Promise<string | undefined> {
  const found = new Map<string, Promise<string | undefined>>();
  async function search(name: string, folder: string): Promise<string | undefined> {
    const file = path.join(folder, name);
    // Something other than a file is reported when it is read.
    if (await statOf(file)) return file;
    const parent = path.dirname(folder);
    return parent === folder ? undefined : nearest(name, parent);
  }
  function nearest(name: string, folder: string): Promise<string | undefined> {
    return remember(found, path.join(folder, name), () => search(name, folder));
  }
  return nearest;
}

/** Returns the value of a key, which is computed once. */
export function remember<Value>(
  known: Map<string, Promise<Value>>,
  key: string,
  find: () => Promise<Value>,
): Promise<Value> {
  const value = known.get(key) ?? find();
  known.set(key, value);
  return value;
}

/** What a path leads to, if anything. */
export function statOf(file: string): Promise<Stats | undefined> {
  return fs.stat(file).catch(() => undefined);
}

/** Whether a folder is another one or lies below it; both are absolute. */
export function isWithin(folder: string, top: string): boolean {
  return folder === top || folder.startsWith(top + path.sep);
}

/** The path of a file or folder relative to a folder, with `/` on every system; empty for the folder itself. */
export function relativeTo(folder: string, file: string): string {
  return path.relative(folder, file).split(path.sep).join('/');
}
