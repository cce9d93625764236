import { createRandom, type Random } from '../support/random.ts';
import { minimise } from './minimise.ts';

/** The options of a fuzzer that looks for faults, for `parseArgs`. */
export const runOptions = {
  seed: { type: 'string', default: '1' },
  count: { type: 'string', default: '2000' },
  seconds: { type: 'string', default: '600' },
} as const;

/** What is made up, and for how long. */
export interface FuzzRun {
  readonly random: Random;
  /** Whether text number `index`, from 0, is still to be made up. */
  goesOn(index: number): boolean;
}

/** Starts a run as its options say; the seconds count from now. */
export function startRun({
  seed,
  count,
  seconds,
}: Readonly<Record<keyof typeof runOptions, string>>): FuzzRun {
  const end = Date.now() + 1000 * Number(seconds);
  return {
    random: createRandom(Number(seed)),
    goesOn: index => index < Number(count) && Date.now() < end,
  };
}

/** How often the minimiser may ask about one fault. */
const TRIES = 400;

/** Makes a text that has a fault small: what is left has one of the same kind. */
export function minimiseFault(text: string, faultOf: (text: string) => string | undefined): Promise<string> {
  const kind = kindOf(faultOf(text));
  return minimise(text, candidate => Promise.resolve(kindOf(faultOf(candidate)) === kind), TRIES);
}

/** The verb of a fault. */
export function kindOf(fault: string | undefined): string | undefined {
  return fault?.split(' ')[0];
}
