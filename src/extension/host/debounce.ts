import type * as vscode from 'vscode';

/** Runs something for a key once that key has been quiet for a while. */
export interface Debouncer<Key> extends vscode.Disposable {
  /** Restarts the wait for `key`. */
  schedule(key: Key): void;
  cancel(key: Key): void;
}

/** Creates a debouncer that waits for `milliseconds`. */
export function createDebouncer<Key>(milliseconds: number, run: (key: Key) => void): Debouncer<Key> {
  const timers = new Map<Key, Timer>();

  function cancel(key: Key): void {
    clearTimeout(timers.get(key));
    timers.delete(key);
  }

  return {
    schedule(key) {
      cancel(key);
      const timer = setTimeout(() => {
        timers.delete(key);
        run(key);
      }, milliseconds);
      timers.set(key, timer);
    },
    cancel,
    dispose() {
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
    },
  };
}
