import * as vscode from 'vscode';
import { hashText, type NewsroomHost } from '../../core/index.ts';
import type { Log } from '../host/log.ts';
import { pause } from '../host/pause.ts';
import { createCacheFiles } from './cache-files.ts';

/** What a site's newsroom is read from and cached in. */
export interface NewsroomPlace {
  /** The site's root. */
  readonly root: vscode.Uri;
  /** The extension's own folder for the workspace. */
  readonly storage: vscode.Uri;
  readonly log: Log;
  onChange(): void;
}

/** The files of a site and of its cache, in whatever file system they are. */
export function createNewsroomHost({ root, storage, log, onChange }: NewsroomPlace): NewsroomHost {
  const { fs } = vscode.workspace;
  const folder = vscode.Uri.joinPath(storage, 'newsrooms', hashText(root.toString()).toString(36));
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const cache = createCacheFiles(folder, log);

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
    readCache: cache.read,
    writeCache: cache.write,
    now: () => Date.now(),
    pause: () => pause(0),
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
