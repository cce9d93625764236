import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** Milliseconds without a change after which a draft no longer belongs to a run. */
export const STALE_AFTER = 5000;

/**
 * Where a file is written before it takes the place of `target`: beside it, under a name that Jekyll does not read, that
 * is no Markdown, and that is no longer than the file's own may be.
 */
export function draftOf(target: string): string {
  const key = createHash('sha256').update(path.basename(target)).digest('hex').slice(0, 16);
  return path.join(path.dirname(target), `.copydesk-${key}.tmp`);
}

/** Whether a name is that of a draft, which only a killed run leaves behind. */
export function isDraft(name: string): boolean {
  return /^\.copydesk-[0-9a-f]{16}\.tmp$/.test(name);
}

/** Removes a draft that no longer belongs to a run. */
export function removeIfStale(draft: string): void {
  const stats = fs.lstatSync(draft, { throwIfNoEntry: false });
  if (stats?.isFile() && Date.now() - stats.mtimeMs >= STALE_AFTER) fs.rmSync(draft, { force: true });
}

/** Removes what killed runs left behind. */
export function removeLeftovers(drafts: readonly string[]): void {
  for (const draft of drafts) {
    try {
      removeIfStale(draft);
    } catch {
      // It does no harm: it stays, and the next run tries again.
    }
  }
}
