import type { Pattern } from '../text/patterns/pattern.ts';

/** More places than this within one repetition are not looked into. */
const MAX_PLACES = 40;

/**
 * Whether no repetition of the pattern can split a text in more than one way. Where one can, as in `(a+)+` or
 * `(a|a)*`, a matcher that goes back, such as that of JavaScript, takes time exponential in the text.
 */
export function isSafePattern(pattern: Pattern): boolean {
  if (pattern.kind === 'character' || pattern.kind === 'edge') return true;
  if (pattern.kind === 'look') return isSafePattern(pattern.body);
  if (pattern.kind !== 'repeat') return pattern.parts.every(isSafePattern);
  return pattern.max === Infinity ? !isAmbiguous(pattern) : isSafePattern(pattern.body);
}

/** Glushkov's automaton: its states are the places of characters in the pattern. */
interface Automaton {
  readonly places: string[];
  /** From each place to those that may come next. */
  readonly next: Set<number>[];
  /** Some place leads to another in two ways, or what is looked for within is ambiguous itself. */
  hasTwoWays: boolean;
}

/** What a part of the pattern can begin and end with. */
interface Ends {
  readonly first: readonly number[];
  readonly last: readonly number[];
  readonly isOptional: boolean;
}

const noEnds: Ends = { first: [], last: [], isOptional: true };

function isAmbiguous(loop: Pattern): boolean {
  const automaton: Automaton = { places: [], next: [], hasTwoWays: false };
  if (loop.size > MAX_PLACES) return true;
  addPart(loop, automaton);
  return automaton.hasTwoWays || hasTwins(automaton);
}

function addPart(pattern: Pattern, automaton: Automaton): Ends {
  switch (pattern.kind) {
    case 'character': {
      const place = automaton.places.push(pattern.source) - 1;
      automaton.next.push(new Set());
      return { first: [place], last: [place], isOptional: false };
    }
    case 'edge':
      return noEnds;
    case 'look':
      if (!isSafePattern(pattern.body)) automaton.hasTwoWays = true;
      return noEnds;
    case 'sequence':
      return pattern.parts.reduce(
        (before, part) => append(before, addPart(part, automaton), automaton),
        noEnds,
      );
    case 'choice': {
      const ends = pattern.parts.map(part => addPart(part, automaton));
      return {
        first: ends.flatMap(({ first }) => first),
        last: ends.flatMap(({ last }) => last),
        isOptional: ends.some(({ isOptional }) => isOptional),
      };
    }
    case 'repeat': {
      const { body, min, max } = pattern;
      if (max !== Infinity) return addCopies(body, min, max, automaton);
      const ends = addPart(body, automaton);
      connect(ends.last, ends.first, automaton);
      return { ...ends, isOptional: ends.isOptional || min === 0 };
    }
  }
}

/** `a{1,3}` as `a(a(a)?)?`. */
function addCopies(body: Pattern, min: number, max: number, automaton: Automaton): Ends {
  if (max === 0) return noEnds;
  const head = addPart(body, automaton);
  const tail = addCopies(body, Math.max(0, min - 1), max - 1, automaton);
  const ends = append(head, tail, automaton);
  return min === 0 ? { ...ends, isOptional: true } : ends;
}

function append(before: Ends, after: Ends, automaton: Automaton): Ends {
  connect(before.last, after.first, automaton);
  return {
    first: before.isOptional ? [...before.first, ...after.first] : before.first,
    last: after.isOptional ? [...before.last, ...after.last] : after.last,
    isOptional: before.isOptional && after.isOptional,
  };
}

function connect(from: readonly number[], to: readonly number[], automaton: Automaton): void {
  for (const place of from) {
    for (const follower of to) {
      if (automaton.next[place]!.has(follower)) automaton.hasTwoWays = true;
      automaton.next[place]!.add(follower);
    }
  }
}

/**
 * Whether two runs over one text can part and meet again. All places of a loop lead to each other; so it is enough to
 * ask whether the pair of one place with itself leads to a pair of two, and that pair back.
 */
function hasTwins({ places, next }: Automaton): boolean {
  if (places.length === 0) return false;
  const fits = places.map(fitsOf);
  // What fits no sample is compared by its source.
  const overlaps = places.map((source, a) =>
    places.map((other, b) => source === other || (fits[a]! & fits[b]!) !== 0n),
  );
  const before = next.map((_, place) => next.flatMap((to, from) => (to.has(place) ? [from] : [])));
  const forwards = pairsFrom(
    next.map(to => [...to]),
    overlaps,
  );
  const backwards = pairsFrom(before, overlaps);
  return [...forwards].some(
    pair => backwards.has(pair) && Math.floor(pair / places.length) !== pair % places.length,
  );
}

function pairsFrom(
  edges: readonly (readonly number[])[],
  overlaps: readonly (readonly boolean[])[],
): Set<number> {
  const count = edges.length;
  // A set is walked on into what is added meanwhile.
  const pairs = new Set([0]);
  for (const pair of pairs) {
    for (const a of edges[Math.floor(pair / count)]!) {
      for (const b of edges[pair % count]!) if (overlaps[a]![b]) pairs.add(a * count + b);
    }
  }
  return pairs;
}

/** Characters to try: ASCII, and one or two of other kinds. */
const samples = [
  ...Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)),
  ...'\u00a0\u2028\u3000éÉßωЖ中国。，あ한😀\u0301',
];

/** Which samples fit a place, a bit for each. */
function fitsOf(source: string): bigint {
  const expression = new RegExp(`^${source}$`, 'u');
  return BigInt(`0b${samples.map(sample => (expression.test(sample) ? '1' : '0')).join('')}`);
}
