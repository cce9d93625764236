import * as vscode from 'vscode';
import { createDebouncer } from '../host/debounce.ts';
import { type Log, runInBackground } from '../host/log.ts';
import { isMarkdownFile } from './find-posts.ts';
import { mayBeFolder, type WorkspaceFiles } from './workspace-files.ts';

/** What to do about changed files, in batches. */
interface PostFileWatch {
  readonly files: WorkspaceFiles;
  readonly log: Log;
  onDidChange(uris: readonly vscode.Uri[]): Promise<void>;
  /** Files, or folders with all that was in them. */
  onDidDelete(uris: readonly vscode.Uri[]): void;
}

/**
 * A checkout of another branch changes thousands of files within moments. From the first event on so many milliseconds
 * are awaited, not from the last: while it goes on, what has changed by then is already known to be out of date.
 */
const STORM_TIME = 100;

/** Watches Markdown files, and folders that are deleted as a whole. */
export function watchPostFiles({ files, log, onDidChange, onDidDelete }: PostFileWatch): vscode.Disposable {
  const changes = new Map<string, vscode.Uri>();
  const deletions = new Map<string, vscode.Uri>();
  const storm = createDebouncer<'files'>(STORM_TIME, () => {
    const [changed, deleted] = [[...changes.values()], [...deletions.values()]];
    changes.clear();
    deletions.clear();
    if (deleted.length > 0) onDidDelete(deleted);
    if (changed.length > 0) runInBackground(onDidChange(changed), log);
  });

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

  return vscode.Disposable.from(
    storm,
    files.onDidCreate(uri => isMarkdownFile(uri) && change(uri)),
    files.onDidChange(uri => isMarkdownFile(uri) && change(uri)),
    files.onDidDelete(uri => (isMarkdownFile(uri) || mayBeFolder(uri)) && remove(uri)),
  );
}
