/** Milliseconds that go by. */
export function timeOf(task: () => unknown): number {
  const start = performance.now();
  task();
  return performance.now() - start;
}

/** Milliseconds that the processor works for this process, garbage collection included: what else the machine does is not in it. */
export function cpuTimeOf(task: () => unknown): number {
  const sinceStart = startCpuTime();
  task();
  return sinceStart();
}

/** The same until what the task promises has come. */
export async function cpuTimeUntil(task: () => Promise<unknown>): Promise<number> {
  const sinceStart = startCpuTime();
  await task();
  return sinceStart();
}

/** Starts a clock that tells the processor's milliseconds since. */
export function startCpuTime(): () => number {
  const start = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };
}

/** The one in the middle, of an even number the upper one. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}
