import fs from 'node:fs';
import path from 'node:path';
import type { NewsroomHost } from '../../core/index.ts';

/** What a newsroom reads and caches, on the disk. */
export function createDiskHost(folder: string, cache: string): NewsroomHost {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  return {
    async stat(file) {
      const { mtimeMs, size } = await fs.promises.stat(path.join(folder, file));
      return { mtime: Math.floor(mtimeMs), size };
    },
    read: file => fs.promises.readFile(path.join(folder, file)),
    decode: bytes => decoder.decode(bytes),
    async readCache(name) {
      const file = path.join(cache, name);
      return fs.existsSync(file) ? fs.promises.readFile(file) : undefined;
    },
    async writeCache(name, text) {
      fs.mkdirSync(cache, { recursive: true });
      await fs.promises.writeFile(path.join(cache, `${name}.tmp`), text);
      await fs.promises.rename(path.join(cache, `${name}.tmp`), path.join(cache, name));
    },
    now: () => Date.now(),
    pause: () => new Promise(resolve => setImmediate(resolve)),
    onChange: () => {},
  };
}
