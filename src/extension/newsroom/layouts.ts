import * as vscode from 'vscode';
import type { Log } from '../host/log.ts';
import { mayBeFolder, type WorkspaceFiles } from './workspace-files.ts';

/** Knows the layouts of sites; remembers what it has found. */
export interface Layouts extends vscode.Disposable {
  /** Their names as front matter gives them: the path below `_layouts` without the ending. */
  find(root: vscode.Uri): Promise<readonly string[]>;
  clear(): void;
}

/** Looks into `_layouts`, where Jekyll looks unless `layouts_dir` says otherwise. */
export function createLayouts(files: WorkspaceFiles, log: Log): Layouts {
  const known = new Map<string, Promise<readonly string[]>>();
  const clear = () => known.clear();
  const clearIfOfLayouts = (uri: vscode.Uri): void => {
    if (uri.path.includes('/_layouts') || mayBeFolder(uri)) clear();
  };
  const subscriptions = vscode.Disposable.from(
    files.onDidCreate(clearIfOfLayouts),
    files.onDidDelete(clearIfOfLayouts),
  );
  return {
    find(root) {
      const key = root.toString();
      const found = known.get(key) ?? list(vscode.Uri.joinPath(root, '_layouts'), '', log);
      known.set(key, found);
      return found;
    },
    clear,
    dispose: () => void subscriptions.dispose(),
  };
}

async function list(folder: vscode.Uri, prefix: string, log: Log): Promise<readonly string[]> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(folder);
    const names = entries.map(([name, type]) =>
      // Not through symbolic links, which may lead in circles.
      type === vscode.FileType.Directory
        ? list(vscode.Uri.joinPath(folder, name), `${prefix}${name}/`, log)
        : [`${prefix}${name.replace(/\.[^.]*$/, '')}`],
    );
    return (await Promise.all(names)).flat();
  } catch (error) {
    const isAbsent = error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
    if (!isAbsent) log.warn(`${folder.toString(true)}: ${String(error)}`);
    return [];
  }
}
