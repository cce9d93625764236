import type { Pattern } from './pattern.ts';
import { createProgram, type MatcherOptions, type PatternProgram } from './pattern-program.ts';

/** One match: where it stands, and what its groups hold; the group 0 is all of it. */
export interface PatternMatch {
  readonly start: number;
  readonly end: number;
  readonly groups: readonly (string | undefined)[];
}

/** Finds what a pattern matches, never going back: Thompson's simulation, with the priorities and groups of Pike. */
export interface PatternMatcher {
  /** The matches in a text, in order, none within another. */
  findAll(text: string): readonly PatternMatch[];
}

/** A longer match, in characters, is none: so searching on behind each takes linear time. */
const MAX_MATCH = 120;

/** Undefined where a pattern looks ahead or back, or is too large. */
export function createMatcher(pattern: Pattern, options: MatcherOptions): PatternMatcher | undefined {
  const program = createProgram(pattern, options);
  return program && { findAll: text => findAll(program, text) };
}

interface Thread {
  readonly step: number;
  readonly start: number;
  readonly notes: readonly (number | undefined)[];
}

function findAll(program: PatternProgram, text: string): readonly PatternMatch[] {
  const found: PatternMatch[] = [];
  let from = 0;
  while (from <= text.length) {
    const notes = findNext(program, text, from);
    const [start, end] = notes ?? [];
    if (notes === undefined || start === undefined || end === undefined) break;
    const groups: (string | undefined)[] = [];
    for (let slot = 0; slot < notes.length; slot += 2) {
      const [groupStart, groupEnd] = [notes[slot], notes[slot + 1]];
      groups.push(
        groupStart === undefined || groupEnd === undefined ? undefined : text.slice(groupStart, groupEnd),
      );
    }
    if (end > start) found.push({ start, end, groups });
    from = end > start ? end : end + characterAt(text, end).length || end + 1;
  }
  return found;
}

function findNext(
  { steps, slots, search }: PatternProgram,
  text: string,
  from: number,
): Thread['notes'] | undefined {
  let threads: readonly Thread[] = [];
  /** For each step the place at which a thread came to it last: of several, those behind the first do not matter. */
  const seenAt = new Int32Array(steps.length).fill(-1);
  let best: Thread['notes'] | undefined;
  for (let place = from; place <= text.length; ) {
    if (threads.length === 0) {
      if (best) return best;
      if (search) {
        search.lastIndex = place;
        const next = search.exec(text);
        if (!next) return undefined;
        place = next.index;
      }
    }
    const after = characterAt(text, place);
    const before = place === 0 ? '' : characterBefore(text, place);
    const read: Thread[] = [];
    const isDone = !threads.every(follow);
    if (!isDone && !best)
      follow({ step: 0, start: place, notes: new Array<undefined>(slots).fill(undefined) });
    threads = read;
    place += after.length || 1;

    /** Has a thread read the character here; false where it is done: those behind it do not matter any more. */
    function follow(first: Thread): boolean {
      const stack = [first];
      for (let thread = stack.pop(); thread; thread = stack.pop()) {
        if (seenAt[thread.step] === place) continue;
        seenAt[thread.step] = place;
        const step = steps[thread.step]!;
        const { start, notes } = thread;
        if (step.kind === 'read') {
          if (after !== '' && place - start < MAX_MATCH && step.fits(after))
            read.push({ step: thread.step + 1, start, notes });
        } else if (step.kind === 'fork')
          stack.push({ step: step.second, start, notes }, { step: step.first, start, notes });
        else if (step.kind === 'note') {
          const noted = [...notes];
          noted[step.slot] = place;
          stack.push({ step: thread.step + 1, start, notes: noted });
        } else if (step.kind === 'edge') {
          if (step.holds(before, after)) stack.push({ step: thread.step + 1, start, notes });
        } else {
          best = notes;
          return false;
        }
      }
      return true;
    }
  }
  return best;
}

function characterAt(text: string, place: number): string {
  const point = text.codePointAt(place);
  return point === undefined ? '' : String.fromCodePoint(point);
}

function characterBefore(text: string, place: number): string {
  const last = text.charCodeAt(place - 1);
  const isPair = last >= 0xdc00 && last <= 0xdfff && place > 1;
  return isPair ? characterAt(text, place - 2) : text[place - 1]!;
}
