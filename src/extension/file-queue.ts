import * as vscode from 'vscode';
import { type Log, runInBackground } from './log.ts';

/** Files that wait to be read. */
export interface FileQueue extends vscode.Disposable {
  /** A file that waits already is read once. */
  add(files: readonly vscode.Uri[]): void;
}

/** How a queue reads. */
interface Reading {
  readonly log: Log;
  /** What it throws means that the file cannot be read, or is no longer there. */
  read(file: vscode.Uri): Promise<void>;
}

/** Read together; then whatever else wants to run may do so. */
const batchSize = 16;

/** Makes a queue that reads in the background, and says so while there is much to read. */
export function createFileQueue({ log, read }: Reading): FileQueue {
  const waiting = new Map<string, vscode.Uri>();
  let isReading = false;
  let isDisposed = false;

  async function readAll(progress?: vscode.Progress<{ message: string }>): Promise<void> {
    let done = 0;
    let failed = 0;
    while (waiting.size > 0 && !isDisposed) {
      const batch = take(batchSize);
      const results = await Promise.allSettled(batch.map(read));
      done += batch.length;
      failed += results.filter(({ status }) => status === 'rejected').length;
      progress?.report({ message: `${done}/${done + waiting.size}` });
      await pause();
    }
    if (failed > 0) log.warn(vscode.l10n.t('{0} of {1} posts could not be read.', failed, done));
  }

  function take(count: number): readonly vscode.Uri[] {
    const taken: vscode.Uri[] = [];
    for (const [key, file] of waiting) {
      if (taken.length === count) break;
      taken.push(file);
      waiting.delete(key);
    }
    return taken;
  }

  async function start(): Promise<void> {
    isReading = true;
    try {
      if (waiting.size <= batchSize) await readAll();
      else {
        const title = vscode.l10n.t('Copydesk: reading posts');
        await vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, readAll);
      }
    } finally {
      isReading = false;
    }
  }

  return {
    add(files) {
      for (const file of files) waiting.set(file.toString(), file);
      if (!isReading && !isDisposed && waiting.size > 0) runInBackground(start(), log);
    },
    dispose() {
      isDisposed = true;
      waiting.clear();
    },
  };
}

function pause(): Promise<void> {
  return new Promise(resolve => {
    setTimeout(resolve, 0);
  });
}
