import path from 'node:path';
import type { CheckOptions } from '../words/options.ts';
import { findChanged } from './changed-files.ts';

/** The posts that are checked, of all that were found: those that have changed, and of these one machine's part. */
export function choosePosts(
  files: readonly string[],
  { changed, shard }: Pick<CheckOptions, 'changed' | 'shard'>,
): readonly string[] {
  const onDisk = files.filter(file => file !== '-');
  const hasChanged =
    changed === undefined
      ? undefined
      : findChanged(
          onDisk.map(file => path.dirname(file)),
          changed,
        );
  const chosen = hasChanged ? onDisk.filter(hasChanged) : files;
  return shard ? chosen.filter((_, index) => index % shard.of === shard.index - 1) : chosen;
}
