import { parentPort, workerData } from 'node:worker_threads';
import {
  createNewsroom,
  createSharedLists,
  type Newsroom,
  type SummaryFields,
  summaryOf,
} from '../../core/index.ts';
import { createSites } from '../site/sites.ts';
import type { CheckOptions } from '../words/options.ts';
import { type Checking, checkFile, type Outcome } from './checker.ts';
import { readRuleLevels } from './rule-levels.ts';
import { createTurns } from './turns.ts';

/** What a thread is started with. */
export interface ThreadData {
  readonly options: CheckOptions;
  readonly now: number;
  readonly files: readonly string[];
  /** By the roots of their sites: the summaries of posts, and the paths of those that cannot be read. */
  readonly newsrooms: readonly StoredNewsroom[];
  readonly turns: SharedArrayBuffer;
}

/** A newsroom as plain data. */
export interface StoredNewsroom {
  readonly root: string;
  readonly posts: readonly SummaryFields[];
  readonly unread: readonly string[];
}

/** What a thread tells. */
export interface ThreadResult {
  readonly index: number;
  readonly outcome: Outcome;
}

/** Checks posts in a thread of its own until none is left. It writes no file, and tells nobody but the thread that began it. */
export async function runCheckThread(): Promise<void> {
  // It is what `startThreads` has handed over.
  const { options, now, files, newsrooms, turns: memory } = workerData as ThreadData;
  const turns = createTurns(memory);
  const known = new Map(newsrooms.map(stored => [stored.root, openNewsroom(stored)]));
  const sites = createSites(options, readRuleLevels(options.rules, {}), { now, tell: () => {} });
  const checking: Checking = {
    options,
    sites,
    newsroomOf: root => known.get(root),
    stop: new AbortController().signal,
    asked: { files: false },
  };
  while (turns.hasMore()) {
    const index = turns.take();
    if (index === undefined) turns.waitForReport();
    else {
      const outcome = await checkFile(files[index]!, checking);
      parentPort!.postMessage({ index, outcome } satisfies ThreadResult);
    }
  }
}

function openNewsroom({ posts, unread }: StoredNewsroom): Newsroom {
  const newsroom = createNewsroom();
  const share = createSharedLists();
  for (const fields of posts) newsroom.set(summaryOf(fields, share));
  for (const path of unread) newsroom.setUnread(path);
  return newsroom;
}
