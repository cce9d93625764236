/*
 * Makes up posts with Liquid, tidies, lays out, fixes and cleans them up, and shows where that throws, changes something
 * at the second run, drops Liquid, or takes from readers.
 * usage: fuzz-changes [--seed N] [--count N] [--seconds N]
 */
import { parseArgs } from 'node:util';
import { CHANGES, type Change, findChangeFault } from './change-faults.ts';
import { kindOf, minimiseFault, runOptions, startRun } from './fuzz-run.ts';
import { LIQUID_PATH, makeLiquidPost, openLiquidSite } from './made-up-liquid.ts';

/** How many faults of one kind are made small. */
const SHOWN = 5;

const site = openLiquidSite();
const { random, goesOn } = startRun(parseArgs({ options: runOptions }).values);
/** How often each kind of fault was met, by the change and the fault's verb. */
const met = new Map<string, number>();
let count = 0;
for (; goesOn(count); count++) {
  const text = makeLiquidPost(random);
  for (const change of CHANGES) {
    const fault = faultOf(text, change);
    if (!fault) continue;
    const kind = `${change}: ${kindOf(fault)}`;
    const times = (met.get(kind) ?? 0) + 1;
    met.set(kind, times);
    if (times > SHOWN) continue;
    const small = await minimiseFault(text, candidate => faultOf(candidate, change));
    console.log(`post ${count}, ${change} ${faultOf(small, change)}: ${JSON.stringify(small)}`);
  }
}
console.log(`${count} posts, ${CHANGES.length} changes each.`);
for (const [kind, times] of met) console.log(`${kind}: ${times}`);
if (met.size > 0) process.exitCode = 1;

function faultOf(text: string, change: Change): string | undefined {
  try {
    return findChangeFault(text, LIQUID_PATH, site, change);
  } catch (error) {
    return `throws ${error}`;
  }
}
