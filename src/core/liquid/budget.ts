import { LiquidStop } from './liquid-stop.ts';
import { isHash, isList, Range, type Value } from './values/value.ts';

/** What a post's Liquid may cost. Counted, not timed: the same text always gives the same page. */
export interface Budget {
  /** Counts steps: tags that are run, items that are looked at. Throws when they are used up. */
  spend(steps: number): void;
  /** Counts characters that are made anew. Throws when they are used up. */
  make(characters: number): void;
  /** Counts characters that are printed. Throws when they are used up. */
  print(characters: number): void;
  /** Counts what it takes to look at a value. Throws where it is larger than what any page is made of. */
  charge(value: Value): void;
  /** Counts how deep templates lie in each other. Throws where that is too deep. */
  enter(): void;
  leave(): void;
  /** How deep it is at present. */
  readonly depth: number;
  readonly isUsedUp: boolean;
}

/** The posts of a large site are gone through many times; a second is not reached. */
const MAX_STEPS = 1_000_000;
const MAX_CHARACTERS = 10_000_000;
/** More than any page shows: it is read as Markdown afterwards. */
const MAX_PRINTED = 1_000_000;
/** Each template takes a piece of the stack. */
const MAX_TEMPLATES = 200;
/** More values in one than any page shows. */
const MAX_SIZE = 4_000_000;
/** What goes through lists in lists takes a piece of the stack for each. */
const MAX_DEPTH = 200;

/** A budget of which nothing is spent; `allowance` is how many times a post's steps and characters it holds. */
export function createBudget(allowance = 1): Budget {
  const extentOf = createMeasure();
  let [steps, characters, printed, templates] = [0, 0, 0, 0];
  let isUsedUp = false;
  const limit = (isKept: boolean): void => {
    if (isKept) return;
    isUsedUp = true;
    throw new LiquidStop('too-much', '');
  };
  const spend = (count: number): void => {
    steps += count;
    limit(steps <= MAX_STEPS * allowance);
  };
  const make = (count: number): void => {
    characters += count;
    limit(characters <= MAX_CHARACTERS * allowance);
  };
  return {
    spend,
    make,
    charge(value) {
      const { size, depth } = extentOf(value);
      limit(size <= MAX_SIZE && depth <= MAX_DEPTH);
      if (typeof value === 'string') make(value.length);
      spend(isList(value) ? 1 + value.length : 1);
    },
    print(count) {
      printed += count;
      limit(printed <= MAX_PRINTED);
    },
    enter() {
      if (++templates > MAX_TEMPLATES) throw new LiquidStop('too-deep', '');
    },
    leave() {
      templates--;
    },
    get depth() {
      return templates;
    },
    get isUsedUp() {
      return isUsedUp;
    },
  };
}

interface Extent {
  /** How much is written out if all of it is. */
  readonly size: number;
  readonly depth: number;
}

/** Lists never change, so each is measured once: of a list of twice a list the extent doubles, not the work. */
function createMeasure(): (value: Value) => Extent {
  const extents = new Map<Value, Extent>();
  const measure = (value: Value, level: number): Extent => {
    if (typeof value === 'string') return { size: value.length + 1, depth: 0 };
    if (value instanceof Range) return { size: 1 + value.size, depth: 0 };
    if ((!isList(value) && !isHash(value)) || level > MAX_DEPTH) return { size: 1, depth: 0 };
    const known = extents.get(value);
    if (known) return known;
    let [size, depth] = [1, 0];
    for (const item of isList(value) ? value : [...value.keys(), ...value.values()]) {
      const extent = measure(item, level + 1);
      size += extent.size;
      depth = Math.max(depth, extent.depth + 1);
    }
    extents.set(value, { size, depth });
    return { size, depth };
  };
  return value => measure(value, 0);
}

/** The steps that it takes to read a file. */
export function costOf(text: string): number {
  return text.length >> 3;
}
