/*
 * Breaks real posts, fixes them, and shows where fixing does not end or takes from readers: a second run must change
 * nothing, no post may grow, and none lose words, links or images.
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
  const faults: { readonly index: number; readonly fault: string; readonly text: string }[] = [];
  let count = 0;
  for (; count < Number(values.count) && Date.now() < end; count++) {
    const text = breakPost(posts, random);
    const fault = faultOf(text, safety);
    if (fault) faults.push({ index: count, fault, text });
  }
  console.log(`${safety}: ${faults.length} of ${count} mutants are not fixed for good, or lose something.`);
  for (const { index, fault, text } of faults.slice(0, SHOWN)) {
    const isSame = (candidate: string): Promise<boolean> =>
      Promise.resolve(kindOf(faultOf(candidate, safety)) === kindOf(fault));
    console.log(`mutant ${index} ${fault}: ${JSON.stringify(await minimise(text, isSame, TRIES))}`);
  }
  if (faults.length > 0) process.exitCode = 1;
}

function faultOf(text: string, safety: 'safe' | 'all'): string | undefined {
  return findFixFault(asFixable(text), safety);
}

/** The verb of a fault. */
function kindOf(fault: string | undefined): string | undefined {
  return fault?.split(' ')[0];
}
