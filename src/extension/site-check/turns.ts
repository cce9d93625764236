import * as vscode from 'vscode';
import { pause } from '../host/pause.ts';

/** Shares the extension host, which does one thing at a time, with whoever is typing. */
export interface Turns extends vscode.Disposable {
  /** Called between two pieces of work: waits until it is time for the next. */
  next(): Promise<void>;
}

/** Without a pause others wait for so many milliseconds at most, and for the piece of work in hand. */
const TURN = 5;
/** Milliseconds after a key during which the host is left to typing. */
const PEACE = 500;

/** Makes turns of a few milliseconds, none of them soon after a key. */
export function createTurns(): Turns {
  let started = Date.now();
  let lastKey = 0;
  const subscription = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    // What a program prints into a panel is a document, too.
    if (contentChanges.length > 0 && document.uri.scheme !== 'output') lastKey = Date.now();
  });
  return {
    async next() {
      if (Date.now() - started < TURN) return;
      do {
        await pause(Math.max(0, lastKey + PEACE - Date.now()));
      } while (Date.now() < lastKey + PEACE);
      started = Date.now();
    },
    dispose: () => subscription.dispose(),
  };
}
