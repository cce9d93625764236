import assert from 'node:assert/strict';

/**
 * A watch that tells the milliseconds of work that this process has done since: where the machine does other work beside
 * it, the clock would tell of that as well.
 */
export function startWatch(): () => number {
  const start = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };
}

/** Less is no time worth measuring. */
const NO_TIME = 500;
/** Twice as much takes twice as long where the time is linear, and four times as long where it is quadratic. */
const MAX_RATIO = 3;

/** Asserts that work on so much takes no more than linear time. */
export function assertLinear(size: number, work: (size: number) => void): void {
  let ratio = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < 3; attempt++) {
    const [half, whole] = [size / 2, size].map(some => {
      const watch = startWatch();
      work(some);
      return watch();
    });
    ratio = Math.min(ratio, whole! / half!);
    if (whole! < NO_TIME || ratio < MAX_RATIO) return;
  }
  assert.fail(`Twice as much takes ${ratio.toFixed(1)} times as long.`);
}
