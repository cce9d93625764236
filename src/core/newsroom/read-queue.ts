import { BATCH } from './newsroom-host.ts';

/** Why a file is to be looked at: it has surely changed, or its time and size may tell that it has not. */
export type Suspicion = 'changed' | 'unsure';

/** Reads files in batches, each once however often it is asked for while it waits. */
export interface ReadQueue {
  /** How many files wait, or are being read. */
  readonly pending: number;
  /** Settles when no file waits any more. */
  read(paths: readonly string[], suspicion: Suspicion): Promise<void>;
  /** The file is gone: what is being read of it is no longer true. */
  remove(path: string): void;
  clear(): void;
}

/** What a queue does with the files. */
export interface QueueWork {
  /** Reads a file if need be; what it returns is done once all of its batch have been read. */
  look(path: string, suspicion: Suspicion): Promise<() => void>;
  /** See `createPauses`. */
  pauseIfDue(): Promise<void>;
  /** No file waits any more. */
  onEmpty(): void;
}

/** Makes a queue in which nothing waits. */
export function createReadQueue({ look, pauseIfDue, onEmpty }: QueueWork): ReadQueue {
  const waiting = new Map<string, Suspicion>();
  const removedMeanwhile = new Set<string>();
  let inWork = 0;
  let isCleared = false;
  let reading: Promise<void> | undefined;

  async function readWaiting(): Promise<void> {
    while (waiting.size > 0) {
      const batch = takeBatch();
      inWork = batch.length;
      const finishes = await Promise.all(batch.map(([path, suspicion]) => look(path, suspicion)));
      for (const [index, finish] of finishes.entries()) {
        if (!isCleared && !removedMeanwhile.has(batch[index]![0])) finish();
      }
      inWork = 0;
      removedMeanwhile.clear();
      await pauseIfDue();
    }
  }

  function takeBatch(): readonly (readonly [path: string, suspicion: Suspicion])[] {
    const batch: [string, Suspicion][] = [];
    for (const entry of waiting) {
      if (batch.length === BATCH) break;
      batch.push(entry);
      waiting.delete(entry[0]);
    }
    return batch;
  }

  return {
    get pending() {
      return waiting.size + inWork;
    },
    async read(paths, suspicion) {
      if (isCleared) return;
      for (const path of paths) if (waiting.get(path) !== 'changed') waiting.set(path, suspicion);
      // Who comes while it reads waits for the same end.
      reading ??= readWaiting().finally(() => {
        reading = undefined;
        onEmpty();
      });
      await reading;
    },
    remove(path) {
      waiting.delete(path);
      if (inWork > 0) removedMeanwhile.add(path);
    },
    clear() {
      isCleared = true;
      waiting.clear();
    },
  };
}
