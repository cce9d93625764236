/*
 * Breaks real posts, fixes them, and shows where fixing does not end or takes from readers: a second run must change
 * nothing, no post may grow, and none lose words, links or images.
 * usage: fuzz-fixes [--seed N] [--count N] [--safety safe|all] [--seconds N]
 */
import { parseArgs } from 'node:util';
import { asFixable, breakPost, readUnbroken } from './broken-posts.ts';
import { findFixFault } from './fix-faults.ts';
import { minimiseFault, runOptions, startRun } from './fuzz-run.ts';

/** How many faults are made small. */
const SHOWN = 12;

const { values } = parseArgs({
  options: {
    ...runOptions,
    seconds: { type: 'string', default: '3600' },
    safety: { type: 'string', default: 'safe,all' },
  },
});

const posts = readUnbroken();
const { random, goesOn } = startRun(values);
for (const safety of ['safe', 'all'] as const) {
  if (!values.safety.split(',').includes(safety)) continue;
  const faults: { readonly index: number; readonly fault: string; readonly text: string }[] = [];
  let count = 0;
  for (; goesOn(count); count++) {
    const text = breakPost(posts, random);
    const fault = faultOf(text, safety);
    if (fault) faults.push({ index: count, fault, text });
  }
  console.log(`${safety}: ${faults.length} of ${count} mutants are not fixed for good, or lose something.`);
  for (const { index, fault, text } of faults.slice(0, SHOWN)) {
    const small = await minimiseFault(text, candidate => faultOf(candidate, safety));
    console.log(`mutant ${index} ${fault}: ${JSON.stringify(small)}`);
  }
  if (faults.length > 0) process.exitCode = 1;
}

function faultOf(text: string, safety: 'safe' | 'all'): string | undefined {
  return findFixFault(asFixable(text), safety);
}
