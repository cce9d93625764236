import type { Site } from '../site/site.ts';
import { createNewsroom, type Newsroom } from './newsroom.ts';
import { createNewsroomCache } from './newsroom-cache.ts';
import { createPauses, type NewsroomHost } from './newsroom-host.ts';
import { createSummariser } from './post-summary.ts';
import { createReadQueue, type Suspicion } from './read-queue.ts';
import type { FileStamp } from './stored-summaries.ts';

/** Keeps the newsroom of a site in step with its files. */
export interface NewsroomKeeper {
  readonly newsroom: Newsroom;
  /** All posts have been read once, or taken from the cache. */
  readonly isComplete: boolean;
  /** How many files wait to be read, or to be looked at again. */
  readonly pending: number;
  /** The bytes that the summary of a post was made of; undefined where it was made of none, or of what is in an editor. */
  stampOf(path: string): FileStamp | undefined;
  /** Starts anew with these files. What the cache says of them holds until they have been looked at. */
  start(paths: readonly string[]): Promise<void>;
  /** Files were written or made. However many and how often, each is read once. */
  change(paths: readonly string[]): Promise<void>;
  remove(paths: readonly string[]): void;
  /** The post is in an editor: its text counts, not the file. */
  open(path: string, text: string): void;
  close(path: string): Promise<void>;
  /** Writes to the cache what has changed. */
  save(): Promise<void>;
  dispose(): void;
}

/** Makes a keeper for the posts of a site. */
export function createNewsroomKeeper(site: Site, host: NewsroomHost): NewsroomKeeper {
  const summarise = createSummariser(site);
  const pauseIfDue = createPauses(host);
  const newsroom = createNewsroom();
  const cache = createNewsroomCache({ site, host, pauseIfDue });
  const queue = createReadQueue({ look, pauseIfDue, onEmpty: () => host.onChange() });
  const opened = new Set<string>();
  let isComplete = false;
  let isDisposed = false;

  async function look(path: string, suspicion: Suspicion): Promise<() => void> {
    if (opened.has(path)) return nothing;
    try {
      if (suspicion === 'unsure' && (await isAsStamped(path))) return nothing;
      const readAt = host.now();
      const bytes = await host.read(path);
      return unlessOpened(path, () => (bytes === undefined ? forget(path) : take(path, bytes, readAt)));
    } catch {
      // Why does not matter here: the host says which posts could not be read, and they are tried again when they change.
      return unlessOpened(path, () => setUnread(path));
    }
  }

  async function isAsStamped(path: string): Promise<boolean> {
    const stamp = cache.stampOf(path);
    const stat = stamp && stamp.mtime !== 0 ? await host.stat(path) : undefined;
    return stat !== undefined && stat.mtime === stamp?.mtime && stat.size === stamp.size;
  }

  function unlessOpened(path: string, finish: () => void): () => void {
    return () => {
      if (!opened.has(path)) finish();
    };
  }

  function take(path: string, bytes: Uint8Array, readAt: number): void {
    if (cache.stamp(path, bytes, readAt)) return;
    const text = host.decode(bytes);
    if (text === undefined) setUnread(path);
    else newsroom.set(summarise(path, text));
  }

  function setUnread(path: string): void {
    cache.unstamp(path);
    newsroom.setUnread(path);
  }

  function forget(path: string): void {
    cache.forget(path);
    newsroom.remove(path);
  }

  return {
    newsroom,
    get isComplete() {
      return isComplete;
    },
    get pending() {
      return queue.pending;
    },
    stampOf: cache.stampOf,
    async start(paths) {
      const wanted = new Set(paths);
      for (const path of [...cache.stamped(), ...newsroom.unread]) if (!wanted.has(path)) forget(path);
      await cache.read(wanted, ({ summary }) => {
        if (isDisposed || opened.has(summary.path)) return false;
        newsroom.set(summary);
        return true;
      });
      isComplete ||= paths.every(path => cache.stampOf(path) !== undefined || opened.has(path));
      await queue.read(paths, 'unsure');
      isComplete = true;
      host.onChange();
    },
    change: paths => queue.read(paths, 'changed'),
    remove(paths) {
      for (const path of paths) {
        queue.remove(path);
        if (!opened.has(path)) forget(path);
      }
      host.onChange();
    },
    open(path, text) {
      opened.add(path);
      // What is in an editor is not what the stamp was made of.
      cache.unstamp(path);
      newsroom.set(summarise(path, text));
      host.onChange();
    },
    async close(path) {
      if (opened.delete(path)) await queue.read([path], 'changed');
    },
    save: () => cache.save(newsroom),
    dispose() {
      isDisposed = true;
      queue.clear();
    },
  };
}

function nothing(): void {}
