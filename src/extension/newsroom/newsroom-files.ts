import * as vscode from 'vscode';
import { hashText, type NewsroomHost } from '../../core/index.ts';
import type { Log } from '../host/log.ts';
import { removeIfThere } from '../host/write-new-file.ts';

/** What a site's newsroom is read from and cached in. */
export interface NewsroomPlace {
  /** The site's root. */
  readonly root: vscode.Uri;
  /** The extension's own folder for the workspace. */
  readonly storage: vscode.Uri;
  readonly log: Log;
  onChange(): void;
}

/** How old, in milliseconds, a file must be that another window left half written. */
const LEFT_OVER = 3_600_000;

/** The files of a site and of its cache, in whatever file system they are. */
export function createNewsroomHost({ root, storage, log, onChange }: NewsroomPlace): NewsroomHost {
  const { fs } = vscode.workspace;
  const folder = vscode.Uri.joinPath(storage, 'newsrooms', hashText(root.toString()).toString(36));
  const session = crypto.randomUUID();
  const decoder = new TextDecoder('utf-8', { fatal: true });
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
    async stat(path) {
      const stat = await unlessAbsent(fs.stat(vscode.Uri.joinPath(root, path)));
      return stat && (stat.type & vscode.FileType.File) !== 0 ? stat : undefined;
    },
    read: path => unlessAbsent(fs.readFile(vscode.Uri.joinPath(root, path))),
    decode(bytes) {
      try {
        return decoder.decode(bytes);
      } catch (error) {
        if (!(error instanceof TypeError)) throw error;
        return undefined;
      }
    },
    async readCache(name) {
      try {
        return await fs.readFile(vscode.Uri.joinPath(folder, name));
      } catch {
        // The first time there is none; whatever else is wrong with it, the posts themselves are there to be read.
        return undefined;
      }
    },
    async writeCache(name, text) {
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
    now: () => Date.now(),
    pause: () =>
      new Promise(resolve => {
        setTimeout(resolve, 0);
      }),
    onChange,
  };
}

async function unlessAbsent<Value>(work: Thenable<Value>): Promise<Value | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
}
