import { once } from 'node:events';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import {
  createNewsroom,
  createSharedLists,
  type OpenNewsroom,
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
  readonly turns: SharedArrayBuffer;
}

/** A part of the newsroom of a site, as plain data: summaries of posts, and paths of those that cannot be read. */
export interface NewsroomPart {
  readonly root: string;
  readonly posts: readonly SummaryFields[];
  readonly unread: readonly string[];
}

/** What a thread is sent when it asks for more of the newsrooms; undefined after the last part. */
export type ThreadAnswer = NewsroomPart | undefined;

/** What a thread tells: what came of a post, or that it is ready for more of the newsrooms. */
export type ThreadMessage = 'more' | { readonly index: number; readonly outcome: Outcome };

/** Checks posts in a thread of its own until none is left. It writes no file, and tells nobody but the thread that began it. */
export async function runCheckThread(): Promise<void> {
  // It is what `startThreads` has handed over.
  const { options, now, files, turns: memory } = workerData as ThreadData;
  const port = parentPort!;
  const turns = createTurns(memory);
  const newsrooms = await receiveNewsrooms(port);
  const sites = createSites(options, readRuleLevels(options.rules, {}), { now, tell: () => {} });
  const checking: Checking = {
    options,
    sites,
    newsroomOf: root => newsrooms.get(root),
    stop: new AbortController().signal,
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

/** Asks for one part after the other: all of a large newsroom at once would be in memory twice for a while. */
async function receiveNewsrooms(port: MessagePort): Promise<ReadonlyMap<string, OpenNewsroom>> {
  const newsrooms = new Map<string, OpenNewsroom>();
  const share = createSharedLists();
  for (;;) {
    const answer = once(port, 'message');
    port.postMessage('more' satisfies ThreadMessage);
    const [part] = (await answer) as [ThreadAnswer];
    if (part === undefined) return newsrooms;
    const newsroom = newsrooms.get(part.root) ?? createNewsroom();
    newsrooms.set(part.root, newsroom);
    for (const fields of part.posts) newsroom.set(summaryOf(fields, share));
    for (const path of part.unread) newsroom.setUnread(path);
  }
}
