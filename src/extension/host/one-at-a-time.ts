/**
 * Work of which one run goes on at a time. Asked for meanwhile, it is run once more behind that, however often it was
 * asked for: so what the last run finds is never older than the last request.
 */
export function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  let waiting: Promise<void> | undefined;

  async function runBehind(before: Promise<unknown>): Promise<void> {
    await before;
    waiting = undefined;
    const own = work();
    running = Promise.allSettled([own]);
    await own;
  }

  return () => {
    waiting ??= runBehind(running);
    return waiting;
  };
}
