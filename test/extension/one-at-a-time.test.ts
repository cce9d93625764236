import assert from 'node:assert/strict';
import { oneAtATime } from '../../src/extension/host/one-at-a-time.ts';

describe('Work of which one run goes on at a time', () => {
  it('is run once more behind a run that it was asked for in, and no oftener', async () => {
    const ends: (() => void)[] = [];
    const run = oneAtATime(() => new Promise(resolve => ends.push(resolve)));
    const first = run();
    await begun(ends, 1);
    const others = [run(), run(), run()];
    assert.equal(ends.length, 1);
    ends[0]!();
    await first;
    await begun(ends, 2);
    ends[1]!();
    await Promise.all(others);
    assert.equal(ends.length, 2);
    void run();
    await begun(ends, 3);
  });

  it('goes on behind a run that fails, which whoever asked for it is told', async () => {
    let runs = 0;
    const run = oneAtATime(async () => {
      if (runs++ === 0) throw new Error('too early');
    });
    await assert.rejects(run(), /too early/);
    await run();
    assert.equal(runs, 2);
  });
});

async function begun(runs: readonly unknown[], count: number): Promise<void> {
  while (runs.length < count) await new Promise(resolve => setTimeout(resolve, 1));
}
