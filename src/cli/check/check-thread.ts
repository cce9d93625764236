import { once } from 'node:events';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import {
  createNewsroom,
  createSharedLists,
  type OpenNewsroom,
  type SummaryFields,
  summaryOf,
} from '../../core/index.ts';
import { createSumUp, type SummedUp, type SumUp } from '../site/read-newsrooms.ts';
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
  readonly turns: SharedArrayBuffer;
}

/** A part of the newsroom of a site, as plain data: summaries of posts, and paths of those that cannot be read. */
export interface NewsroomPart {
  readonly root: string;
  readonly posts: readonly SummaryFields[];
  readonly unread: readonly string[];
}

/** What a thread is told, one after the other: to sum up posts, a part of the newsrooms, and then to check posts. */
export type ThreadTask = { readonly files: readonly string[] } | NewsroomPart | undefined;

/** What a thread tells: that it is ready for a task, with what came of the last one, or what came of a post. */
export type ThreadMessage =
  | { readonly summedUp: readonly SummedUp[] | undefined }
  | { readonly index: number; readonly outcome: Outcome };

/** Checks posts in a thread of its own until none is left. It writes no file, and tells nobody but the thread that began it. */
export async function runCheckThread(): Promise<void> {
  // It is what `startThreads` has handed over.
  const { options, now, files, turns: memory } = workerData as ThreadData;
  const port = parentPort!;
  const turns = createTurns(memory);
  const sites = createSites(options, readRuleLevels(options.rules, {}), { now, tell: () => {} });
  const { signal: stop } = new AbortController();
  const newsrooms = await receiveNewsrooms(port, createSumUp({ sites, stop }));
  const checking: Checking = {
    options,
    sites,
    newsroomOf: root => newsrooms.get(root),
    stop,
    asked: { files: false },
  };
  while (turns.hasMore()) {
    const index = turns.take();
    if (index === undefined) turns.waitForReport();
    else {
      const outcome = await checkFile(files[index]!, checking);
      port.postMessage({ index, outcome } satisfies ThreadMessage);
    }
  }
}

/**
 * Sums up the posts that it is asked for, and receives the newsrooms part by part: all of a large newsroom at once would
 * be in memory twice for a while.
 */
async function receiveNewsrooms(port: MessagePort, sumUp: SumUp): Promise<ReadonlyMap<string, OpenNewsroom>> {
  const newsrooms = new Map<string, OpenNewsroom>();
  const share = createSharedLists();
  let summedUp: readonly SummedUp[] | undefined;
  for (;;) {
    const answer = once(port, 'message');
    port.postMessage({ summedUp } satisfies ThreadMessage);
    const [task] = (await answer) as [ThreadTask];
    if (task === undefined) return newsrooms;
    summedUp = 'files' in task ? await sumUp(task.files) : undefined;
    if ('files' in task) continue;
    const newsroom = newsrooms.get(task.root) ?? createNewsroom();
    newsrooms.set(task.root, newsroom);
    for (const fields of task.posts) newsroom.set(summaryOf(fields, share));
    for (const path of task.unread) newsroom.setUnread(path);
  }
}
