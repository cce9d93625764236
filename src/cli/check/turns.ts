/** How many posts threads may be ahead of the one that is reported next: what they found waits in memory. */
const AHEAD = 256;

/** What threads have in common: who checks which post, and how far the report is. Its memory may be sent to a thread. */
export interface Turns {
  readonly memory: SharedArrayBuffer;
  /** The next post that nobody has checked; undefined where there is none, or the report has to catch up before. */
  take(): number | undefined;
  /** Whether posts are left that nobody has taken. */
  hasMore(): boolean;
  /** Waits until the report has caught up, or for a while. Only for threads that do nothing else. */
  waitForReport(): void;
  /** The report has come to this post. */
  reported(index: number): void;
  /** Nobody takes any more. */
  end(): void;
}

/** In the shared memory: the number of posts, the next one, and how many are reported. */
const COUNT = 0;
const NEXT = 1;
const REPORTED = 2;

/** Turns for so many posts, or those that another thread has begun. */
export function createTurns(of: number | SharedArrayBuffer): Turns {
  const memory = typeof of === 'number' ? new SharedArrayBuffer(3 * Int32Array.BYTES_PER_ELEMENT) : of;
  const numbers = new Int32Array(memory);
  if (typeof of === 'number') Atomics.store(numbers, COUNT, of);
  return {
    memory,
    take() {
      for (;;) {
        const next = Atomics.load(numbers, NEXT);
        if (next >= Atomics.load(numbers, COUNT) || next >= Atomics.load(numbers, REPORTED) + AHEAD)
          return undefined;
        if (Atomics.compareExchange(numbers, NEXT, next, next + 1) === next) return next;
      }
    },
    hasMore: () => Atomics.load(numbers, NEXT) < Atomics.load(numbers, COUNT),
    waitForReport() {
      Atomics.wait(numbers, REPORTED, Atomics.load(numbers, REPORTED), 100);
    },
    reported(index) {
      Atomics.store(numbers, REPORTED, index + 1);
      Atomics.notify(numbers, REPORTED);
    },
    end() {
      Atomics.store(numbers, COUNT, 0);
      Atomics.notify(numbers, REPORTED);
    },
  };
}
