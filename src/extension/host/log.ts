import * as vscode from 'vscode';

/** Where the extension logs what it knows of a site, and errors that users cannot fix. */
export type Log = Pick<vscode.LogOutputChannel, 'info' | 'warn' | 'error' | 'show'>;

/** Runs work in the background: if it throws, that is our bug and goes to the log. */
export function runInBackground(work: Promise<unknown>, log: Log): void {
  work.catch((error: unknown) => {
    if (!(error instanceof vscode.CancellationError))
      log.error(error instanceof Error ? error : String(error));
  });
}
