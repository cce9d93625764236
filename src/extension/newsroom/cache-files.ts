import * as vscode from 'vscode';
import type { Log } from '../host/log.ts';
import { removeIfThere } from '../host/write-new-file.ts';

/** Copydesk's own files that outlive the window. All of them may be gone the next time. */
export interface CacheFiles {
  /** Undefined where there is none that can be read. */
  read(name: string): Promise<Uint8Array | undefined>;
  /** Writes a file as a whole, so that nobody reads half of it. */
  write(name: string, text: string): Promise<void>;
}

/** How old, in milliseconds, a file must be that another window left half written. */
const LEFT_OVER = 3_600_000;

/** The files in a folder, which is made when the first of them is written. */
export function createCacheFiles(folder: vscode.Uri, log: Log): CacheFiles {
  const { fs } = vscode.workspace;
  const session = crypto.randomUUID();
  let isMade = false;
  let hasTold = false;

  async function makeFolder(): Promise<void> {
    if (isMade) return;
    await fs.createDirectory(folder);
    isMade = true;
    for (const [name] of await fs.readDirectory(folder)) {
      const file = vscode.Uri.joinPath(folder, name);
      const isLeftOver = name.endsWith('.tmp') && Date.now() - (await fs.stat(file)).mtime > LEFT_OVER;
      if (isLeftOver) await fs.delete(file);
    }
  }

  return {
    async read(name) {
      try {
        return await fs.readFile(vscode.Uri.joinPath(folder, name));
      } catch {
        // The first time there is none; whatever else is wrong with it, the posts themselves are there to be read.
        return undefined;
      }
    },
    async write(name, text) {
      const draft = vscode.Uri.joinPath(folder, `${name}.${session}.tmp`);
      try {
        await makeFolder();
        await fs.writeFile(draft, new TextEncoder().encode(text));
        await fs.rename(draft, vscode.Uri.joinPath(folder, name), { overwrite: true });
      } catch (error) {
        await removeIfThere(draft);
        // Without a cache all works, only slower: nobody is to be asked about a full disk here, or told 64 times.
        if (!hasTold) log.warn(`${folder.toString(true)}: ${String(error)}`);
        hasTold = true;
      }
    },
  };
}
