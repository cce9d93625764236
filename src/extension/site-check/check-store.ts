import * as vscode from 'vscode';
import { type CheckedPost, hashText, readChecks, SHARDS, shardOf, writeChecks } from '../../core/index.ts';
import type { Log } from '../host/log.ts';
import { createCacheFiles } from '../newsroom/cache-files.ts';

/** Keeps what was found in the posts of a site for the next window. */
export interface CheckStore {
  /**
   * Hands to `keep` what was found in posts by the same rules and settings, file by file, and lets others run between
   * two. Returns whether all posts had been checked.
   */
  read(basis: string, keep: (post: CheckedPost) => void): Promise<boolean>;
  /** What is known of the post is to be written anew. */
  change(path: string): void;
  /** Writes what has changed. */
  save(
    checks: Iterable<CheckedPost>,
    about: { readonly basis: string; readonly isWhole: boolean },
  ): Promise<void>;
}

/** The file that is there when all posts have been checked. */
const WHOLE = 'whole';

/** Makes the store of the site at `root` in the extension's own folder. */
export function createCheckStore(root: vscode.Uri, storage: vscode.Uri, log: Log): CheckStore {
  const folder = vscode.Uri.joinPath(storage, 'checks', hashText(root.toString()).toString(36));
  const files = createCacheFiles(folder, log);
  const decoder = new TextDecoder();
  const changed = new Set<number>();
  let lastWhole = '';

  async function readText(name: string): Promise<string> {
    const bytes = await files.read(name);
    return bytes ? decoder.decode(bytes) : '';
  }

  return {
    async read(basis, keep) {
      lastWhole = await readText(WHOLE);
      for (let shard = 0; shard < SHARDS; shard++)
        for (const post of readChecks(await readText(nameOf(shard)), basis)) keep(post);
      return lastWhole === basis;
    },
    change: path => void changed.add(shardOf(path)),
    async save(checks, { basis, isWhole }) {
      const shards = new Map<number, CheckedPost[]>([...changed].map(shard => [shard, []]));
      changed.clear();
      if (shards.size > 0) for (const check of checks) shards.get(shardOf(check.path))?.push(check);
      for (const [shard, posts] of shards) await files.write(nameOf(shard), writeChecks(posts, basis));
      const whole = isWhole ? basis : '';
      if (whole !== lastWhole) await files.write(WHOLE, whole);
      lastWhole = whole;
    },
  };
}

function nameOf(shard: number): string {
  return `posts-${String(shard).padStart(2, '0')}.jsonl`;
}
