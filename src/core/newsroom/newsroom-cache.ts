import type { Site } from '../site/site.ts';
import { hashText } from '../text/hash-text.ts';
import type { Newsroom } from './newsroom.ts';
import { BATCH, type NewsroomHost } from './newsroom-host.ts';
import { createSharedLists } from './packed-summary.ts';
import {
  type FileStamp,
  hashBytes,
  readSummaries,
  SHARDS,
  type StoredSummary,
  shardOf,
  writeSummaries,
} from './stored-summaries.ts';

/** Which bytes the summaries of a newsroom were made of, and the files in which both outlive the window. */
export interface NewsroomCache {
  /** Undefined where the summary was made of no file, or of one that is to be read again. */
  stampOf(path: string): FileStamp | undefined;
  stamped(): Iterable<string>;
  /** The summary of a file was made of these bytes, read at a time; returns whether it already was. */
  stamp(path: string, bytes: Uint8Array, readAt: number): boolean;
  /** The summary is no longer made of the file. */
  unstamp(path: string): void;
  /** The file is gone. */
  forget(path: string): void;
  /** Hands what is stored of the files in `wanted` to `keep`, as long as it returns true. */
  read(wanted: ReadonlySet<string>, keep: (stored: StoredSummary) => boolean): Promise<void>;
  /** Writes what has changed. */
  save(newsroom: Newsroom): Promise<void>;
}

/** What a cache is made with. */
interface Sources {
  readonly site: Site;
  readonly host: NewsroomHost;
  /** See `createPauses`. */
  readonly pauseIfDue: () => Promise<void>;
}

/** A file that changed in the moments before it was read may change again without a later `mtime`; in milliseconds. */
const UNSURE = 2000;

/** Makes the cache of a site's newsroom. Nothing of it is read yet. */
export function createNewsroomCache({ site, host, pauseIfDue }: Sources): NewsroomCache {
  const siteKey = siteKeyOf(site);
  const share = createSharedLists();
  const stamps = new Map<string, FileStamp>();
  /** Files whose `mtime` is not known yet, and when they were read: it is asked for when the cache is written. */
  const undated = new Map<string, number>();
  const changedShards = new Set<number>();

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

  return {
    stampOf: path => stamps.get(path),
    stamped: () => stamps.keys(),
    stamp(path, bytes, readAt) {
      const stamp = { mtime: 0, size: bytes.length, hash: hashBytes(bytes) };
      const known = stamps.get(path);
      stamps.set(path, stamp);
      undated.set(path, readAt);
      changedShards.add(shardOf(path));
      return known !== undefined && known.size === stamp.size && known.hash === stamp.hash;
    },
    unstamp(path) {
      stamps.delete(path);
    },
    forget(path) {
      undated.delete(path);
      if (stamps.delete(path)) changedShards.add(shardOf(path));
    },
    async read(wanted, keep) {
      for (let shard = 0; shard < SHARDS; shard++) {
        const bytes = await host.readCache(nameOf(shard));
        const text = bytes && host.decode(bytes);
        if (text === undefined) continue;
        for (const stored of readSummaries(text, siteKey, share)) {
          const { path } = stored.summary;
          if (!wanted.has(path)) changedShards.add(shard);
          else if (!stamps.has(path) && keep(stored)) stamps.set(path, stored.stamp);
        }
        await pauseIfDue();
      }
    },
    async save(newsroom) {
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
      let gathered = 0;
      for (const [path, stamp] of stamps) {
        const shard = stored.get(shardOf(path));
        const summary = shard && newsroom.get(path);
        if (summary) shard.push({ stamp, summary });
        if (++gathered % BATCH === 0) await pauseIfDue();
      }
      for (const [shard, summaries] of stored) {
        await host.writeCache(nameOf(shard), writeSummaries(summaries, siteKey));
        await pauseIfDue();
      }
    },
  };
}

function nameOf(shard: number): string {
  return `posts-${String(shard).padStart(2, '0')}.jsonl`;
}

/** Tells one configuration from another, since with it all permalinks change. */
export function siteKeyOf({ config, build: { jekyll, drafts, unpublished } }: Site): string {
  return hashText(JSON.stringify([config, jekyll, drafts, unpublished])).toString(36);
}
