import type { Site } from '../site/site.ts';
import { hashText } from '../text/hash-text.ts';
import { createNewsroom, type Newsroom } from './newsroom.ts';
import { createSharedLists } from './packed-summary.ts';
import { createSummariser } from './post-summary.ts';
import {
  type FileStamp,
  hashBytes,
  readSummaries,
  SHARDS,
  type StoredSummary,
  shardOf,
  writeSummaries,
} from './stored-summaries.ts';

/** The file system and the machine, as far as a newsroom needs them. */
export interface NewsroomHost {
  /** Undefined where there is no such file; throws where it cannot be told. Paths are relative to the site's root. */
  stat(path: string): Promise<{ readonly mtime: number; readonly size: number } | undefined>;
  /** Undefined where there is no such file; throws where it cannot be read. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** Undefined where the bytes are no UTF-8. */
  decode(bytes: Uint8Array): string | undefined;
  /** A file of the cache; undefined where there is none that can be read. */
  readCache(name: string): Promise<Uint8Array | undefined>;
  /** Writes a file of the cache as a whole: nobody ever reads half of it. */
  writeCache(name: string, text: string): Promise<void>;
  /** Milliseconds since 1970 UTC. */
  now(): number;
  /** Lets whatever else waits run. */
  pause(): Promise<void>;
  /** What is known has changed, or how much is still to be read. */
  onChange(): void;
}

/** Keeps the newsroom of a site in step with its files. */
export interface NewsroomKeeper {
  readonly newsroom: Newsroom;
  /** All posts have been read once, or taken from the cache. */
  readonly isComplete: boolean;
  /** How many files wait to be read, or to be looked at again. */
  readonly pending: number;
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

/** Files that are read at the same time: enough to keep a disk or a server busy. */
const BATCH = 32;
/** Without a pause others wait so many milliseconds at most. */
const TURN = 12;
/** A file that changed in the moments before it was read may change again without a later `mtime`; in milliseconds. */
const UNSURE = 2000;

/** Makes a keeper for the posts of a site. */
export function createNewsroomKeeper(site: Site, host: NewsroomHost): NewsroomKeeper {
  const summarise = createSummariser(site);
  const siteKey = siteKeyOf(site);
  const newsroom = createNewsroom();
  const share = createSharedLists();
  const stamps = new Map<string, FileStamp>();
  /** Files whose `mtime` is not known yet, and when they were read: it is asked for when the cache is written. */
  const undated = new Map<string, number>();
  const opened = new Set<string>();
  const waiting = new Set<string>();
  const changedShards = new Set<number>();
  /** Gone while they were being read: what was read of them is no longer true. */
  const removedMeanwhile = new Set<string>();
  let reading: Promise<void> | undefined;
  let inWork = 0;
  let isComplete = false;
  let isDisposed = false;
  let lastPause = host.now();

  async function pauseIfDue(): Promise<void> {
    if (host.now() - lastPause < TURN) return;
    host.onChange();
    await host.pause();
    lastPause = host.now();
  }

  async function readCache(paths: ReadonlySet<string>): Promise<void> {
    for (let shard = 0; shard < SHARDS && !isDisposed; shard++) {
      const bytes = await host.readCache(nameOf(shard));
      const text = bytes && host.decode(bytes);
      if (text === undefined) continue;
      for (const { stamp, summary } of readSummaries(text, siteKey, share)) {
        const isWanted = paths.has(summary.path) && !opened.has(summary.path) && !stamps.has(summary.path);
        if (isWanted) keep(summary.path, { stamp, summary });
        else if (!paths.has(summary.path)) changedShards.add(shard);
      }
      await pauseIfDue();
    }
  }

  function keep(path: string, { stamp, summary }: StoredSummary): void {
    stamps.set(path, stamp);
    newsroom.set(summary);
  }

  /** Reads a file if need be; what it returns is to be done once all of its batch have been read. */
  async function look(path: string): Promise<() => void> {
    if (opened.has(path)) return nothing;
    try {
      const known = stamps.get(path);
      const stat = known && known.mtime !== 0 ? await host.stat(path) : undefined;
      if (stat && known && known.mtime === stat.mtime && known.size === stat.size) return nothing;
      const readAt = host.now();
      const bytes = await host.read(path);
      return bytes === undefined ? () => forget(path) : () => take(path, bytes, readAt);
    } catch {
      // Why does not matter here: the host says which posts could not be read, and they are tried again when they change.
      return () => setUnread(path);
    }
  }

  function take(path: string, bytes: Uint8Array, readAt: number): void {
    const stamp = { mtime: 0, size: bytes.length, hash: hashBytes(bytes) };
    const known = stamps.get(path);
    changedShards.add(shardOf(path));
    undated.set(path, readAt);
    if (known && known.size === stamp.size && known.hash === stamp.hash) {
      stamps.set(path, stamp);
      return;
    }
    const text = host.decode(bytes);
    if (text === undefined) setUnread(path);
    else keep(path, { stamp, summary: summarise(path, text) });
  }

  /** A file that has not changed for a while before it was read is what was read. */
  async function date(path: string): Promise<void> {
    const [stamp, readAt] = [stamps.get(path), undated.get(path)];
    if (!stamp || readAt === undefined) return;
    undated.delete(path);
    try {
      const stat = await host.stat(path);
      const isSure = stat && stat.size === stamp.size && stat.mtime < readAt - UNSURE;
      if (isSure && stamps.get(path) === stamp) stamps.set(path, { ...stamp, mtime: stat.mtime });
    } catch {
      // Without a date it is read again the next time, which tells what is wrong with it.
    }
  }

  function setUnread(path: string): void {
    stamps.delete(path);
    newsroom.setUnread(path);
  }

  function forget(path: string): void {
    undated.delete(path);
    if (stamps.delete(path)) changedShards.add(shardOf(path));
    newsroom.remove(path);
  }

  async function readWaiting(): Promise<void> {
    while (waiting.size > 0 && !isDisposed) {
      const batch = takeBatch();
      inWork = batch.length;
      const finishes = await Promise.all(batch.map(look));
      for (const [index, finish] of finishes.entries()) {
        const path = batch[index]!;
        if (!opened.has(path) && !removedMeanwhile.has(path) && !isDisposed) finish();
      }
      inWork = 0;
      removedMeanwhile.clear();
      await pauseIfDue();
    }
  }

  function takeBatch(): readonly string[] {
    const batch: string[] = [];
    for (const path of waiting) {
      if (batch.length === BATCH) break;
      batch.push(path);
      waiting.delete(path);
    }
    return batch;
  }

  async function change(paths: readonly string[]): Promise<void> {
    for (const path of paths) waiting.add(path);
    // Who comes while it reads waits for the same end.
    reading ??= readWaiting().finally(() => {
      reading = undefined;
      host.onChange();
    });
    await reading;
  }

  return {
    newsroom,
    get isComplete() {
      return isComplete;
    },
    get pending() {
      return waiting.size + inWork;
    },
    async start(paths) {
      const wanted = new Set(paths);
      for (const path of [...stamps.keys(), ...newsroom.unread]) if (!wanted.has(path)) forget(path);
      await readCache(wanted);
      const isCached = paths.every(path => stamps.has(path) || opened.has(path));
      isComplete ||= isCached;
      await change(paths);
      isComplete = true;
      host.onChange();
    },
    change,
    remove(paths) {
      for (const path of paths) {
        waiting.delete(path);
        if (inWork > 0) removedMeanwhile.add(path);
        if (!opened.has(path)) forget(path);
      }
      host.onChange();
    },
    open(path, text) {
      opened.add(path);
      // What is in an editor is not what the stamp was made of.
      stamps.delete(path);
      newsroom.set(summarise(path, text));
      host.onChange();
    },
    async close(path) {
      if (opened.delete(path)) await change([path]);
    },
    async save() {
      const shards = [...changedShards];
      changedShards.clear();
      if (shards.length === 0) return;
      const inShards = new Set(shards);
      const paths = [...undated.keys()].filter(path => inShards.has(shardOf(path)));
      for (let start = 0; start < paths.length; start += BATCH) {
        await Promise.all(paths.slice(start, start + BATCH).map(date));
        await pauseIfDue();
      }
      const stored = new Map<number, StoredSummary[]>(shards.map(shard => [shard, []]));
      for (const [path, stamp] of stamps) {
        const summary = newsroom.get(path);
        if (summary) stored.get(shardOf(path))?.push({ stamp, summary });
      }
      for (const [shard, summaries] of stored) {
        await host.writeCache(nameOf(shard), writeSummaries(summaries, siteKey));
        await pauseIfDue();
      }
    },
    dispose() {
      isDisposed = true;
      waiting.clear();
    },
  };
}

function nothing(): void {}

function nameOf(shard: number): string {
  return `posts-${String(shard).padStart(2, '0')}.jsonl`;
}

/** Tells one configuration from another, since with it all permalinks change. */
export function siteKeyOf({ config }: Site): string {
  return hashText(JSON.stringify(config)).toString(36);
}
