import * as vscode from 'vscode';

/** Where the extension reports what it has understood of a site, and what the user cannot help. */
export type Log = Pick<vscode.LogOutputChannel, 'info' | 'warn' | 'error' | 'show'>;

/** Awaits work that nobody waits for: what it throws is a bug of ours and goes to the log. */
export function runInBackground(work: Promise<unknown>, log: Log): void {
  work.catch((error: unknown) => {
    if (!(error instanceof vscode.CancellationError))
      log.error(error instanceof Error ? error : String(error));
  });
}
