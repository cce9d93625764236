import type { Turns } from './turns.ts';

/** A post that waits to be checked. */
export interface CheckJob {
  /** Of all sites of the workspace, none but this post has it. */
  readonly key: string;
  /** Reads what is checked. */
  read(): Promise<() => void>;
}

/** Checks posts one after the other, in turns. */
export interface CheckQueue {
  readonly pending: number;
  /** However often a post is added while it waits, it is checked once. Settles when none waits any more. */
  add(jobs: Iterable<CheckJob>): Promise<void>;
  /** Those that wait do so no longer. */
  clear(): void;
}

/** Files that are read at the same time. */
const BATCH = 8;

/** Makes a queue in which nothing waits. `onTurn` is told now and then that some posts were checked. */
export function createCheckQueue(turns: Turns, onTurn: () => void): CheckQueue {
  let waiting = new Map<string, CheckJob>();
  let working: Promise<void> | undefined;

  async function work(): Promise<void> {
    while (waiting.size > 0) {
      const batch: CheckJob[] = [];
      for (const [key, job] of waiting) {
        if (batch.length === BATCH) break;
        batch.push(job);
        waiting.delete(key);
      }
      const queue = waiting;
      for (const check of await Promise.all(batch.map(job => job.read()))) {
        await turns.next();
        // It was given up in the meantime.
        if (queue !== waiting) break;
        check();
      }
      onTurn();
    }
  }

  return {
    get pending() {
      return waiting.size;
    },
    async add(jobs) {
      for (const job of jobs) waiting.set(job.key, job);
      working ??= work().finally(() => {
        working = undefined;
      });
      await working;
    },
    clear() {
      waiting = new Map();
    },
  };
}
