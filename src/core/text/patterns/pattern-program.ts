import type { Pattern } from './pattern.ts';

/** How a pattern is to be matched. */
export interface MatcherOptions {
  readonly ignoresCase: boolean;
  /** Whether a match may begin, or end, between two characters, of which either is '' at the edge of the text. */
  mayPart(before: string, after: string): boolean;
}

/** More steps than any pattern that somebody reads has. */
const MAX_STEPS = 2000;

/** A step of what matches as a pattern does. */
export type Step =
  | { readonly kind: 'read'; fits(character: string): boolean }
  /** Goes on at both, at the first for preference. */
  | { readonly kind: 'fork'; first: number; second: number }
  | { readonly kind: 'note'; readonly slot: number }
  | { readonly kind: 'edge'; holds(before: string, after: string): boolean }
  | { readonly kind: 'done' };

/** A pattern as steps, of which the first is the first of all, and the last is `done`. */
export interface PatternProgram {
  readonly steps: readonly Step[];
  /** How many places are noted: two for each group, and two for all. */
  readonly slots: number;
  /** Finds where a match may begin; undefined where it may begin anywhere. */
  readonly search: RegExp | undefined;
}

/** The steps of a pattern; undefined where it looks ahead or back, or is too large. */
export function createProgram(pattern: Pattern, options: MatcherOptions): PatternProgram | undefined {
  const steps: Step[] = [];
  let isReadable = true;
  let groups = 1;
  const flags = options.ignoresCase ? 'iu' : 'u';
  const mayPart: Step = { kind: 'edge', holds: options.mayPart };
  put(mayPart, { kind: 'note', slot: 0 });
  add(pattern);
  put({ kind: 'note', slot: 1 }, mayPart, { kind: 'done' });
  if (!isReadable) return undefined;
  const first = firstOf(pattern);
  const search = first && new RegExp(first.map(source => `(?:${source})`).join('|'), `g${flags}`);
  return { steps, slots: 2 * groups, search };

  function put(...added: readonly Step[]): void {
    if (steps.length + added.length > MAX_STEPS) isReadable = false;
    else steps.push(...added);
  }

  function add(part: Pattern): void {
    if (!isReadable) return;
    if (part.kind === 'character') put({ kind: 'read', fits: createTest(part.source, flags) });
    else if (part.kind === 'sequence') part.parts.forEach(add);
    else if (part.kind === 'choice') addChoice(part);
    else if (part.kind === 'repeat') addRepeat(part);
    else if (part.kind === 'edge') put({ kind: 'edge', holds: edges[part.source]! });
    else isReadable = false;
  }

  function addChoice({ parts, group }: Extract<Pattern, { kind: 'choice' }>): void {
    if (group !== undefined) {
      groups = Math.max(groups, group + 1);
      put({ kind: 'note', slot: 2 * group });
    }
    addOneOf(parts);
    if (group !== undefined) put({ kind: 'note', slot: 2 * group + 1 });
  }

  function addOneOf([part, ...others]: readonly Pattern[]): void {
    if (others.length === 0) {
      if (part) add(part);
      return;
    }
    const fork = putFork();
    add(part!);
    const jump = putFork();
    fork.second = steps.length;
    addOneOf(others);
    jump.first = steps.length;
    jump.second = steps.length;
  }

  function putFork(): { first: number; second: number } {
    const fork = { kind: 'fork' as const, first: steps.length + 1, second: steps.length + 1 };
    put(fork);
    return fork;
  }

  function addRepeat({ body, min, max, isLazy }: Extract<Pattern, { kind: 'repeat' }>): void {
    for (let count = 0; count < min && isReadable; count++) add(body);
    if (max === Infinity) {
      const start = steps.length;
      const fork = putFork();
      add(body);
      const back = putFork();
      back.first = start;
      back.second = start;
      leaveAt(fork, isLazy);
    } else {
      const forks: { first: number; second: number }[] = [];
      for (let count = min; count < max && isReadable; count++) {
        forks.push(putFork());
        add(body);
      }
      for (const fork of forks) leaveAt(fork, isLazy);
    }
  }

  /** What is here left out goes on behind all that has been put. */
  function leaveAt(fork: { first: number; second: number }, isLazy: boolean): void {
    if (isLazy) {
      fork.second = fork.first;
      fork.first = steps.length;
    } else fork.second = steps.length;
  }
}

const isLetter = (character: string): boolean => /\w/.test(character);

const edges: Readonly<Record<string, (before: string, after: string) => boolean>> = {
  '^': before => before === '',
  $: (_, after) => after === '',
  '\\b': (before, after) => isLetter(before) !== isLetter(after),
  '\\B': (before, after) => isLetter(before) === isLetter(after),
};

function createTest(source: string, flags: string): (character: string) => boolean {
  const expression = new RegExp(`^(?:${source})$`, flags);
  const known = new Map<string, boolean>();
  return character => {
    const seen = known.get(character);
    if (seen !== undefined) return seen;
    const fits = expression.test(character);
    known.set(character, fits);
    return fits;
  };
}

/** The characters with one of which a match begins; undefined where it may begin with any, or hold none. */
function firstOf(part: Pattern): readonly string[] | undefined {
  switch (part.kind) {
    case 'character':
      return [part.source];
    case 'choice': {
      const all = part.parts.map(firstOf);
      return all.every(each => each !== undefined) ? all.flat() : undefined;
    }
    case 'sequence': {
      const next = part.parts.find(({ kind }) => kind !== 'edge');
      return next && firstOf(next);
    }
    case 'repeat':
      return part.min > 0 ? firstOf(part.body) : undefined;
    default:
      return undefined;
  }
}
