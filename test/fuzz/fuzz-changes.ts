/*
 * Makes up posts with Liquid, tidies, lays out, fixes and cleans them up, and shows where that throws, changes something
 * at the second run, drops Liquid, or takes from readers.
 * usage: fuzz-changes [--seed N] [--count N] [--seconds N]
 */
import { parseArgs } from 'node:util';
import { createRandom } from '../support/random.ts';
import { CHANGES, type Change, findChangeFault } from './change-faults.ts';
import { LIQUID_PATH, makeLiquidPost, openLiquidSite } from './made-up-liquid.ts';
import { minimise } from './minimise.ts';

/** How often the minimiser may ask about one fault, and how many of one kind are made small. */
const TRIES = 400;
const SHOWN = 5;

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '2000' },
    seconds: { type: 'string', default: '600' },
  },
});

const site = openLiquidSite();
const random = createRandom(Number(values.seed));
const end = Date.now() + 1000 * Number(values.seconds);
/** How often each kind of fault was met, by the change and the fault's verb. */
const met = new Map<string, number>();
let count = 0;
for (; count < Number(values.count) && Date.now() < end; count++) {
  const text = makeLiquidPost(random);
  for (const change of CHANGES) {
    const fault = faultOf(text, change);
    if (!fault) continue;
    const kind = `${change}: ${kindOf(fault)}`;
    const times = (met.get(kind) ?? 0) + 1;
    met.set(kind, times);
    if (times > SHOWN) continue;
    const isSame = (candidate: string): Promise<boolean> =>
      Promise.resolve(kindOf(faultOf(candidate, change)) === kindOf(fault));
    const small = await minimise(text, isSame, TRIES);
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

/** The verb of a fault. */
function kindOf(fault: string | undefined): string | undefined {
  return fault?.split(' ')[0];
}
