import type { Turns } from './turns.ts';

/** A post that waits to be checked. */
export interface CheckJob {
  /** Of all sites of the workspace, none but this post has it. */
  readonly key: string;
  /** Reads what is checked. What is returned checks it, and says whether it was too early for that. */
  read(): Promise<() => boolean>;
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
/** What is too early more often than this stays as it was found. */
const MAX_TRIES = 3;

/** How a queue works with others. */
export interface QueueRun {
  readonly turns: Turns;
  /** Told now and then that some posts were checked. */
  onTurn(): void;
  /** Waits for what some posts were checked too early without: that is done once the others are through. */
  catchUp(): Promise<void>;
}

interface WaitingJob {
  readonly job: CheckJob;
  readonly tries: number;
}

/** Makes a queue in which nothing waits. */
export function createCheckQueue({ turns, onTurn, catchUp }: QueueRun): CheckQueue {
  let waiting = new Map<string, WaitingJob>();
  let early = new Map<string, WaitingJob>();
  let working: Promise<void> | undefined;

  async function work(): Promise<void> {
    while (waiting.size > 0 || early.size > 0) {
      if (waiting.size === 0) {
        await catchUp();
        for (const [key, again] of early) if (!waiting.has(key)) waiting.set(key, again);
        early = new Map();
      }
      await workOff(waiting);
      onTurn();
    }
  }

  /** Checks some posts of a queue, as long as nobody gives it up. */
  async function workOff(queue: Map<string, WaitingJob>): Promise<void> {
    const batch: [string, WaitingJob][] = [];
    for (const entry of queue) {
      if (batch.push(entry) === BATCH) break;
    }
    for (const [key] of batch) queue.delete(key);
    const read = await Promise.all(batch.map(([, { job }]) => job.read()));
    for (const [index, check] of read.entries()) {
      await turns.next();
      if (queue !== waiting) return;
      const [key, { job, tries }] = batch[index]!;
      if (check() && tries < MAX_TRIES) early.set(key, { job, tries: tries + 1 });
    }
  }

  return {
    get pending() {
      return waiting.size + early.size;
    },
    async add(jobs) {
      for (const job of jobs) waiting.set(job.key, { job, tries: 1 });
      working ??= work().finally(() => {
        working = undefined;
      });
      await working;
    },
    clear() {
      waiting = new Map();
      early = new Map();
    },
  };
}
