import fs from 'node:fs';
import path from 'node:path';
import type { NewsroomHost } from '../../core/index.ts';

/** What a newsroom reads and caches, on the disk: as the extension does it, without VS Code. */
export function createDiskHost(folder: string, cache: string): NewsroomHost {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const session = crypto.randomUUID();
  return {
    async stat(file) {
      const stats = await unlessAbsent(fs.promises.stat(path.join(folder, file)));
      return stats && { mtime: Math.floor(stats.mtimeMs), size: stats.size };
    },
    read: file => unlessAbsent(fs.promises.readFile(path.join(folder, file))),
    decode(bytes) {
      try {
        return decoder.decode(bytes);
      } catch {
        return undefined; // What is no UTF-8 is what this asks.
      }
    },
    async readCache(name) {
      try {
        return await fs.promises.readFile(path.join(cache, name));
      } catch {
        return undefined; // Whatever is wrong with it, the posts themselves are there to be read.
      }
    },
    async writeCache(name, text) {
      const draft = path.join(cache, `${name}.${session}.tmp`);
      await fs.promises.mkdir(cache, { recursive: true });
      await fs.promises.writeFile(draft, text);
      await fs.promises.rename(draft, path.join(cache, name));
    },
    now: () => Date.now(),
    pause: () => new Promise(resolve => setImmediate(resolve)),
    onChange: () => {},
  };
}

async function unlessAbsent<Value>(work: Promise<Value>): Promise<Value | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
