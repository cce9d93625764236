import type { Random } from '../support/random.ts';
import { marks } from './made-up-words.ts';

/** What may be dropped, doubled or swapped in a text. */
const units: readonly RegExp[] = [
  /./gsu,
  /[^\n]*\n/g,
  /<[^<>]*>/g,
  /[\w-]+="[^"]*"/g,
  /&[^;\s]*;/g,
  /\n\n/g,
  /\S+/g,
  /^ +/gm,
];

/** Breaks a text at a few places. */
export function mutateText(text: string, random: Random): string {
  let mutated = text;
  for (let count = 1 + random.below(5); count > 0; count--) mutated = mutateOnce(mutated, random);
  return mutated;
}

function mutateOnce(text: string, random: Random): string {
  const cut = (start: number, end: number, replacement: string): string =>
    text.slice(0, start) + replacement + text.slice(end);
  if (random.below(3) === 0) {
    const at = random.below(text.length + 1);
    return random.below(8) === 0 ? text.slice(0, at) : cut(at, at, random.pick(marks));
  }
  const found = [...text.matchAll(random.pick(units))];
  if (found.length === 0) return text;
  const one = random.pick(found);
  const [start, end] = [one.index, one.index + one[0].length];
  switch (random.below(4)) {
    case 0:
      return cut(start, end, '');
    case 1:
      return cut(start, end, one[0] + one[0]);
    case 2:
      return cut(start, end, random.pick(marks));
    default: {
      const other = random.pick(found);
      if (other.index < end) return cut(start, end, other[0]);
      const swapped = other[0] + text.slice(end, other.index) + one[0];
      return cut(start, other.index + other[0].length, swapped);
    }
  }
}
