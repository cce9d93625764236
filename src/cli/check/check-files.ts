import os from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { fieldsOf, type SummaryFields } from '../../core/index.ts';
import type { Newsrooms } from '../site/read-newsrooms.ts';
import type { CheckOptions } from '../words/options.ts';
import type { NewsroomPart, ThreadData, ThreadMessage } from './check-thread.ts';
import { type Checking, checkFile, type Outcome } from './checker.ts';
import { createTurns, type Turns } from './turns.ts';

/** What has to be known to check posts in several threads. */
export interface FileChecking {
  readonly options: CheckOptions;
  readonly checking: Checking;
  readonly newsrooms: Newsrooms;
  readonly now: number;
}

/** A thread of fewer posts than these would not be worth its start. */
const LEAST_FOR_THREAD = 150;
/** So many posts are sent to a thread at a time. */
const PART = 500;
/** Each takes some 100 MB. */
const MOST_THREADS = 4;

/** Checks files, and gives what came of each in their order. This thread checks as well as those that it starts. */
export async function* checkFiles(
  files: readonly string[],
  given: FileChecking,
): AsyncGenerator<{ readonly file: string; readonly outcome: Outcome }> {
  const { checking } = given;
  const turns = createTurns(files.length);
  const threads = startThreads(files, turns, given);
  try {
    for (const [index, file] of files.entries()) {
      yield { file, outcome: threads ? await threads.outcomeOf(index) : await checkFile(file, checking) };
      turns.reported(index);
      if (checking.stop.aborted) return;
    }
  } finally {
    turns.end();
    await threads?.end();
  }
}

interface Threads {
  /** Checks posts itself until that of an index has been checked, here or elsewhere. */
  outcomeOf(index: number): Promise<Outcome>;
  end(): Promise<void>;
}

function startThreads(
  files: readonly string[],
  turns: Turns,
  { options, checking, newsrooms, now }: FileChecking,
): Threads | undefined {
  const count = countThreads(files, options);
  // Run from its sources, the program has no file that a thread could be started with.
  if (count <= 1 || typeof __filename === 'undefined') return undefined;
  const data: ThreadData = { options, now, files, turns: turns.memory };
  const outcomes = new Map<number, Outcome>();
  let wake = (): void => {};
  let running = count - 1;
  const workers = Array.from({ length: count - 1 }, () => {
    const worker = new Worker(__filename, {
      workerData: data,
      stdout: false,
      stderr: false,
      // What V8 takes unasked, and as fast with less.
      resourceLimits: { maxYoungGenerationSizeMb: 8 },
    });
    const parts = partsOf(newsrooms);
    worker.on('message', (message: ThreadMessage) => {
      if (message === 'more') worker.postMessage(parts.next().value);
      else {
        outcomes.set(message.index, message.outcome);
        wake();
      }
    });
    // What it had in hand, if it broke down, is checked here. Nothing is said of that: the post is, if it is the cause.
    worker.on('error', () => {});
    worker.on('exit', () => {
      running--;
      wake();
    });
    return worker;
  });

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
    async outcomeOf(index) {
      while (!outcomes.has(index)) await checkNext(index);
      const outcome = outcomes.get(index)!;
      outcomes.delete(index);
      return outcome;
    },
    async end() {
      await Promise.all(workers.map(worker => worker.terminate()));
    },
  };
}

/** The newsrooms in parts of which each is quickly sent. */
function* partsOf(newsrooms: Newsrooms): Generator<NewsroomPart, undefined> {
  for (const [root, newsroom] of newsrooms) {
    yield { root, posts: [], unread: [...newsroom.unread] };
    let posts: SummaryFields[] = [];
    for (const summary of newsroom.all()) {
      posts.push(fieldsOf(summary));
      if (posts.length < PART) continue;
      yield { root, posts, unread: [] };
      posts = [];
    }
    yield { root, posts, unread: [] };
  }
  return undefined;
}

function countThreads(files: readonly string[], { threads }: Pick<CheckOptions, 'threads'>): number {
  if (files.includes('-')) return 1;
  const suits = Math.min(os.availableParallelism(), MOST_THREADS, Math.ceil(files.length / LEAST_FOR_THREAD));
  return Math.min(threads ?? suits, files.length);
}
