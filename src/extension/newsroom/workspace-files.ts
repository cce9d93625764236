import * as vscode from 'vscode';
import { isOutsideSite } from '../../core/index.ts';
import { createDebouncer } from '../host/debounce.ts';
import { type Log, runInBackground } from '../host/log.ts';
import { listFiles } from './list-files.ts';
import { isAtOrBelow } from './post-path.ts';

/** Tells which files of the workspace come, change and go, whoever writes them. */
export interface WorkspaceFiles extends vscode.Disposable {
  /** A file has come, or a folder. Of one file it may be told twice. */
  readonly onDidCreate: vscode.Event<vscode.Uri>;
  readonly onDidChange: vscode.Event<vscode.Uri>;
  /** A file has gone, or a folder with all that was in it. */
  readonly onDidDelete: vscode.Event<vscode.Uri>;
}

/** What is written together with its folder is there so many milliseconds after the first of it. */
const STORM_TIME = 300;

/**
 * Watches the workspace; what VS Code itself does with files it tells also where nothing is watched. Of a folder that
 * comes with something in it, by a move or a checkout, VS Code often tells the name alone: such folders are listed, where
 * the window has sites.
 */
export function createWorkspaceFiles(log: Log, hasSites: () => boolean): WorkspaceFiles {
  const created = new vscode.EventEmitter<vscode.Uri>();
  const deleted = new vscode.EventEmitter<vscode.Uri>();
  const watcher = vscode.workspace.createFileSystemWatcher('**/*');
  const folders = new Map<string, vscode.Uri>();
  const storm = createDebouncer<'folders'>(STORM_TIME, () => {
    const come = [...folders.values()];
    folders.clear();
    for (const folder of outermost(come)) runInBackground(tellAllIn(folder), log);
  });

  async function tellAllIn(folder: vscode.Uri): Promise<void> {
    if (!(await isFolder(folder))) return;
    for (const path of (await listFiles(folder, log)) ?? []) created.fire(vscode.Uri.joinPath(folder, path));
  }

  function create(uri: vscode.Uri): void {
    created.fire(uri);
    if (!hasSites() || !mayBeFolder(uri) || isOutsideSites(uri)) return;
    if (folders.size === 0) storm.schedule('folders');
    folders.set(uri.toString(), uri);
  }

  function remove(uri: vscode.Uri): void {
    deleted.fire(uri);
  }

  const { onDidCreateFiles, onDidDeleteFiles, onDidRenameFiles } = vscode.workspace;
  const subscriptions = vscode.Disposable.from(
    created,
    deleted,
    storm,
    watcher,
    watcher.onDidCreate(create),
    watcher.onDidDelete(remove),
    onDidCreateFiles(({ files }) => files.forEach(create)),
    onDidDeleteFiles(({ files }) => files.forEach(remove)),
    onDidRenameFiles(({ files }) => {
      for (const { oldUri, newUri } of files) {
        remove(oldUri);
        create(newUri);
      }
    }),
  );
  return {
    onDidCreate: created.event,
    onDidChange: watcher.onDidChange,
    onDidDelete: deleted.event,
    dispose: () => void subscriptions.dispose(),
  };
}

/** Whether what came or went may be a folder: its name has no ending, as `_posts`, `.github` and `v1.0` have none. */
export function mayBeFolder({ path }: vscode.Uri): boolean {
  return !/[^/]\.[a-z]\w*$/i.test(path);
}

/** By its path in the workspace: that may itself lie in a folder of such a name. */
function isOutsideSites(uri: vscode.Uri): boolean {
  return isOutsideSite(vscode.workspace.asRelativePath(uri, false));
}

function outermost(folders: readonly vscode.Uri[]): readonly vscode.Uri[] {
  const inOrder = [...folders].sort((a, b) => a.path.length - b.path.length);
  const kept: vscode.Uri[] = [];
  for (const folder of inOrder)
    if (!kept.some(({ path }) => isAtOrBelow(folder.path, path))) kept.push(folder);
  return kept;
}

async function isFolder(uri: vscode.Uri): Promise<boolean> {
  try {
    return (await vscode.workspace.fs.stat(uri)).type === vscode.FileType.Directory;
  } catch {
    return false; // It has gone again.
  }
}
