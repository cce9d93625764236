import * as vscode from 'vscode';
import { createDebouncer } from '../host/debounce.ts';
import { type Log, runInBackground } from '../host/log.ts';
import { MARKDOWN_ENDINGS } from './find-posts.ts';

/** What to do about changed files, in batches. */
interface PostFileWatch {
  readonly log: Log;
  onDidChange(uris: readonly vscode.Uri[]): Promise<void>;
  /** Files, or folders with all that was in them. */
  onDidDelete(uris: readonly vscode.Uri[]): void;
  /** A folder was added that may hold posts. */
  onDidMoveFolder(): void;
}

/**
 * A checkout of another branch changes thousands of files within moments. From the first event on so many milliseconds
 * are awaited, not from the last: while it goes on, what has changed by then is already known to be out of date.
 */
const STORM_TIME = 100;

/** Watches Markdown files, and folders that are moved or deleted as a whole. */
export function watchPostFiles(watch: PostFileWatch): vscode.Disposable {
  const changes = new Map<string, vscode.Uri>();
  const deletions = new Map<string, vscode.Uri>();
  const storm = createDebouncer<'files'>(STORM_TIME, () => {
    const [changed, deleted] = [[...changes.values()], [...deletions.values()]];
    changes.clear();
    deletions.clear();
    if (deleted.length > 0) watch.onDidDelete(deleted);
    if (changed.length > 0) runInBackground(watch.onDidChange(changed), watch.log);
  });
  const folder = createDebouncer<'folder'>(STORM_TIME * 5, watch.onDidMoveFolder);

  function change(uri: vscode.Uri): void {
    scheduleOnce();
    deletions.delete(uri.toString());
    changes.set(uri.toString(), uri);
  }

  function remove(uri: vscode.Uri): void {
    scheduleOnce();
    changes.delete(uri.toString());
    deletions.set(uri.toString(), uri);
  }

  function scheduleOnce(): void {
    if (changes.size + deletions.size === 0) storm.schedule('files');
  }

  const files = vscode.workspace.createFileSystemWatcher(`**/*.${MARKDOWN_ENDINGS}`);
  // Of a folder that is moved or deleted, VS Code tells with one event, and no name of a file is in it.
  const folders = vscode.workspace.createFileSystemWatcher('**/{_posts,_drafts}{,/**}', false, true, false);
  return vscode.Disposable.from(
    storm,
    folder,
    files,
    folders,
    files.onDidCreate(change),
    files.onDidChange(change),
    files.onDidDelete(remove),
    folders.onDidCreate(uri => !hasEnding(uri) && folder.schedule('folder')),
    folders.onDidDelete(uri => !hasEnding(uri) && remove(uri)),
  );
}

function hasEnding({ path }: vscode.Uri): boolean {
  return /\.\w+$/.test(path.slice(path.lastIndexOf('/') + 1));
}
