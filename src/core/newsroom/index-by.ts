import { hashText } from '../text/hash-text.ts';
import type { PostSummary } from './post-summary.ts';

/** Finds the posts of a newsroom by keys that they have; setting and removing take time linear in a post's keys. */
export interface Index {
  add(summary: PostSummary): void;
  remove(summary: PostSummary): void;
  find(key: string): readonly PostSummary[];
}

/**
 * Makes an index by the keys that `keysOf` gives. It keeps hashes instead of the keys, which would take as much memory
 * as the summaries themselves, and asks `keysOf` again for what it finds.
 */
export function createIndex(keysOf: (summary: PostSummary) => readonly string[]): Index {
  /** One post is there by itself: most keys have one, and a list takes five times as much memory. */
  const posts = new Map<number, PostSummary | readonly PostSummary[]>();

  function at(hash: number): readonly PostSummary[] {
    const found = posts.get(hash);
    return found === undefined ? [] : isList(found) ? found : [found];
  }

  function put(hash: number, list: readonly PostSummary[]): void {
    if (list.length === 0) posts.delete(hash);
    else posts.set(hash, list.length === 1 ? list[0]! : list);
  }

  return {
    add(summary) {
      for (const key of keysOf(summary)) {
        const hash = hashOf(key);
        const there = at(hash);
        if (!there.includes(summary)) put(hash, [...there, summary]);
      }
    },
    remove(summary) {
      for (const key of keysOf(summary)) {
        const hash = hashOf(key);
        put(
          hash,
          at(hash).filter(other => other !== summary),
        );
      }
    },
    find(key) {
      return at(hashOf(key)).filter(summary => keysOf(summary).includes(key));
    },
  };
}

/** `Array.isArray` does not tell a list that is read only from what is no list. */
function isList(found: PostSummary | readonly PostSummary[]): found is readonly PostSummary[] {
  return Array.isArray(found);
}

/** Of 30 bits: V8 keeps such numbers without an object of their own. */
function hashOf(key: string): number {
  return hashText(key) >>> 2;
}
