/*
 * Breaks real posts, fixes them, and shows where fixing does not end: a second run must change nothing, and no post may
 * grow.
 * usage: fuzz-fixes [--seed N] [--count N] [--safety safe|all] [--seconds N]
 */
import { parseArgs } from 'node:util';
import { createRandom } from '../support/random.ts';
import { asFixable, breakPost, readUnbroken } from './broken-posts.ts';
import { findFixFault } from './fix-faults.ts';
import { minimise } from './minimise.ts';

/** How often the minimiser may ask about one fault, and how many are made small. */
const TRIES = 400;
const SHOWN = 12;

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '2000' },
    seconds: { type: 'string', default: '3600' },
    safety: { type: 'string', default: 'safe,all' },
  },
});

const posts = readUnbroken();
const random = createRandom(Number(values.seed));
const end = Date.now() + 1000 * Number(values.seconds);
for (const safety of ['safe', 'all'] as const) {
  if (!values.safety.split(',').includes(safety)) continue;
  const faults: { readonly fault: string; readonly text: string }[] = [];
  let count = 0;
  for (; count < Number(values.count) && Date.now() < end; count++) {
    const text = breakPost(posts, random);
    const fault = faultOf(text, safety);
    if (fault) faults.push({ fault, text });
  }
  console.log(`${safety}: ${faults.length} of ${count} mutants are not fixed for good.`);
  for (const { fault, text } of faults.slice(0, SHOWN)) {
    const kind = fault.replace(/\d+/, '');
    const isSame = (candidate: string): Promise<boolean> =>
      Promise.resolve(faultOf(candidate, safety)?.replace(/\d+/, '') === kind);
    console.log(`${fault}: ${JSON.stringify(await minimise(text, isSame, TRIES))}`);
  }
  if (faults.length > 0) process.exitCode = 1;
}

function faultOf(text: string, safety: 'safe' | 'all'): string | undefined {
  return findFixFault(asFixable(text), safety);
}
