import type { Pattern } from './pattern.ts';

/** What matches as a pattern does, in time linear in text and pattern: Thompson's automaton. */
export interface PatternAutomaton {
  /** The steps that read a character. */
  readonly reading: readonly Reading[];
  /** The steps that read nothing, by the state that they lead to. */
  readonly free: readonly (readonly FreeStep[])[];
  readonly looks: readonly PatternAutomaton[];
  readonly start: number;
}

interface Reading {
  readonly from: number;
  readonly to: number;
  fits(unit: number): boolean;
}

interface FreeStep {
  readonly from: number;
  readonly condition: Condition | undefined;
}

/** What must hold where a step is taken. */
type Condition =
  | { readonly kind: 'edge'; readonly side: 'start' | 'end' }
  | { readonly kind: 'look'; readonly index: number; readonly isNegative: boolean };

interface Count {
  readonly min: number;
  readonly max: number;
}

/** The state in which all is matched. */
const DONE = 0;

/** The automaton of a pattern; undefined where it asks for what this cannot do: a look behind, a boundary of words. */
export function createAutomaton(pattern: Pattern): PatternAutomaton | undefined {
  const reading: Reading[] = [];
  const free: FreeStep[][] = [[]];
  const looks: PatternAutomaton[] = [];
  let canRead = true;
  const addState = (): number => free.push([]) - 1;
  const addStep = (from: number, to: number, condition?: Condition): void => {
    free[to]!.push({ from, condition });
  };
  const start = add(pattern, DONE);
  return canRead ? { reading, free, looks, start } : undefined;

  /** Adds what matches a part and then goes on at `next`; returns where it begins. */
  function add(part: Pattern, next: number): number {
    if (part.kind === 'sequence') return part.parts.reduceRight((to, inner) => add(inner, to), next);
    if (part.kind === 'repeat') return addRepeat(part, next);
    if (part.kind === 'character') return addCharacter(part.source, next);
    const state = addState();
    if (part.kind === 'choice') for (const inner of part.parts) addStep(state, add(inner, next));
    else if (part.kind === 'edge') {
      if (part.source !== '^' && part.source !== '$') canRead = false;
      addStep(state, next, { kind: 'edge', side: part.source === '^' ? 'start' : 'end' });
    } else {
      const look = part.isBehind ? undefined : createAutomaton(part.body);
      if (look)
        addStep(state, next, { kind: 'look', index: looks.push(look) - 1, isNegative: part.isNegative });
      else canRead = false;
    }
    return state;
  }

  function addRepeat({ body, min, max }: Extract<Pattern, { kind: 'repeat' }>, next: number): number {
    if (max !== Infinity) return addCopies(body, { min, max }, next);
    if (min > 1) canRead = false;
    const state = addState();
    addStep(state, next);
    const inner = add(body, state);
    addStep(state, inner);
    return min === 1 ? inner : state;
  }

  /** `a{1,3}` as `a(a(a)?)?`: counts are small, or count as endless. */
  function addCopies(body: Pattern, { min, max }: Count, next: number): number {
    if (max === 0) return next;
    const rest = addCopies(body, { min: Math.max(0, min - 1), max: max - 1 }, next);
    const state = add(body, rest);
    if (min > 0) return state;
    const skipped = addState();
    addStep(skipped, state);
    addStep(skipped, next);
    return skipped;
  }

  /** Outside of brackets the expression has two characters for a pair of surrogates. */
  function addCharacter(source: string, next: number): number {
    if (/^[\ud800-\udbff][\udc00-\udfff]$/.test(source))
      return addCharacter(source[0]!, addCharacter(source[1]!, next));
    const state = addState();
    reading.push({ from: state, to: next, fits: createTest(source) });
    return state;
  }
}

/** For each place of a text, its end included, 1 where a match begins. */
export function startsOf({ reading, free, looks, start }: PatternAutomaton, text: string): Uint8Array {
  const starts = new Uint8Array(text.length + 1);
  const found = looks.map(look => startsOf(look, text));
  let after = new Uint8Array(free.length);
  // From the end on: which states lead to a match is known of the place behind first.
  for (let place = text.length; place >= 0; place--) {
    const here = new Uint8Array(free.length);
    const ready = [DONE];
    here[DONE] = 1;
    const reach = (state: number): void => {
      if (here[state] === 1) return;
      here[state] = 1;
      ready.push(state);
    };
    if (place < text.length) {
      const unit = text.charCodeAt(place);
      for (const { from, to, fits } of reading) if (after[to] === 1 && fits(unit)) reach(from);
    }
    for (let state = ready.pop(); state !== undefined; state = ready.pop()) {
      for (const { from, condition } of free[state]!) if (holds(condition, place)) reach(from);
    }
    starts[place] = here[start]!;
    after = here;
  }
  return starts;

  function holds(condition: Condition | undefined, place: number): boolean {
    if (condition === undefined) return true;
    if (condition.kind === 'edge') return place === (condition.side === 'start' ? 0 : text.length);
    return (found[condition.index]![place] === 1) !== condition.isNegative;
  }
}

/** Whether a UTF-16 unit is one of those that a part of an expression without the flag `u` stands for. */
function createTest(source: string): (unit: number) => boolean {
  const expression = new RegExp(`^${source}$`);
  const known = new Map<number, boolean>();
  return unit => {
    const seen = known.get(unit);
    if (seen !== undefined) return seen;
    const fits = expression.test(String.fromCharCode(unit));
    known.set(unit, fits);
    return fits;
  };
}
