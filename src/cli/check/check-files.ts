import os from 'node:os';
import { setImmediate } from 'node:timers/promises';
import type { Newsrooms, SumUp } from '../site/read-newsrooms.ts';
import type { CheckOptions } from '../words/options.ts';
import { type Checking, checkFile, type Outcome } from './checker.ts';
import { startHelper } from './helper-thread.ts';
import { createTurns } from './turns.ts';

/** What has to be known to check posts in several threads. */
export interface FileChecking {
  readonly options: CheckOptions;
  readonly checking: Checking;
  readonly newsrooms: Newsrooms;
  readonly now: number;
  /** Those that were started for these files before. */
  readonly threads?: Threads | undefined;
}

/** A thread of fewer posts than these would not be worth its start. */
const LEAST_FOR_THREAD = 150;
/** Each takes some 100 MB. */
const MOST_THREADS = 4;

/** Checks files, and gives what came of each in their order. This thread checks as well as those that it starts. */
export async function* checkFiles(
  files: readonly string[],
  given: FileChecking,
): AsyncGenerator<{ readonly file: string; readonly outcome: Outcome }> {
  const { checking, newsrooms } = given;
  const threads = given.threads ?? startThreads(files, given);
  threads?.begin(checking, newsrooms);
  try {
    for (const [index, file] of files.entries()) {
      yield { file, outcome: threads ? await threads.outcomeOf(index) : await checkFile(file, checking) };
      threads?.reported(index);
      if (checking.stop.aborted) return;
    }
  } finally {
    await threads?.end();
  }
}

/** Threads that check files together with this one. They are started early, since they have to load the program. */
export interface Threads {
  /** What sums up posts in each of them, until they begin to check. */
  readonly helpers: readonly SumUp[];
  /** From now on, posts are checked. */
  begin(checking: Checking, newsrooms: Newsrooms): void;
  /** Checks posts itself until that of an index has been checked, here or elsewhere. */
  outcomeOf(index: number): Promise<Outcome>;
  /** The report has come to the post of an index. */
  reported(index: number): void;
  end(): Promise<void>;
}

/** Starts as many threads as files are worth; undefined where this one does it alone. */
export function startThreads(
  files: readonly string[],
  { options, now }: Pick<FileChecking, 'options' | 'now'>,
): Threads | undefined {
  const count = countThreads(files, options);
  // Run from its sources, the program has no file that a thread could be started with.
  if (count <= 1 || typeof __filename === 'undefined') return undefined;
  const turns = createTurns(files.length);
  const outcomes = new Map<number, Outcome>();
  let wake = (): void => {};
  let running = count - 1;
  const threads = Array.from({ length: count - 1 }, () =>
    startHelper(
      { options, now, files, turns: turns.memory },
      {
        outcome(index, outcome) {
          outcomes.set(index, outcome);
          wake();
        },
        ended() {
          running--;
          wake();
        },
      },
    ),
  );
  let checking: Checking;

  async function checkNext(index: number): Promise<void> {
    const next = turns.take();
    if (next !== undefined) outcomes.set(next, await checkFile(files[next]!, checking));
    else if (running < count - 1) outcomes.set(index, await checkFile(files[index]!, checking));
    else {
      await new Promise<void>(resolve => {
        wake = resolve;
      });
    }
    // What others have found is taken in between.
    await setImmediate();
  }

  return {
    helpers: threads.map(({ sumUp }) => sumUp),
    begin(given, newsrooms) {
      checking = given;
      for (const thread of threads) void thread.begin(newsrooms);
    },
    async outcomeOf(index) {
      while (!outcomes.has(index)) await checkNext(index);
      const outcome = outcomes.get(index)!;
      outcomes.delete(index);
      return outcome;
    },
    reported: turns.reported,
    async end() {
      turns.end();
      await Promise.all(threads.map(thread => thread.end()));
    },
  };
}

function countThreads(files: readonly string[], { threads }: Pick<CheckOptions, 'threads'>): number {
  if (files.includes('-')) return 1;
  const suits = Math.min(os.availableParallelism(), MOST_THREADS, Math.ceil(files.length / LEAST_FOR_THREAD));
  return Math.min(threads ?? suits, files.length);
}
