import * as vscode from 'vscode';
import type { SiteFolderReader } from '../../core/index.ts';
import type { Log } from '../host/log.ts';
import { readIfThere } from './nearest-files.ts';

/** Reads the files of a site for core, in every file system that VS Code knows. */
export function createFolderReader(root: vscode.Uri, log: Log): SiteFolderReader {
  return {
    read: async path => (await readIfThere(vscode.Uri.joinPath(root, path), log))?.text,
    async list(folder) {
      const uri = vscode.Uri.joinPath(root, folder);
      try {
        const entries = await vscode.workspace.fs.readDirectory(uri);
        return entries.map(([name, type]) => (type & vscode.FileType.Directory ? `${name}/` : name));
      } catch (error) {
        const isAbsent = error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
        if (!isAbsent) log.warn(`${uri.toString(true)}: ${String(error)}`);
        return [];
      }
    },
  };
}
