/** A regular expression as far as it matters how long it takes to match. */
export type Pattern = {
  /** How many characters it is made of, repetitions written out; at least 1. */
  readonly size: number;
} & (
  | {
      /** One character out of some; the source says which. */
      readonly kind: 'character';
      readonly source: string;
    }
  | { readonly kind: 'sequence'; readonly parts: readonly Pattern[] }
  | {
      readonly kind: 'choice';
      readonly parts: readonly Pattern[];
      /** The number of the group whose brackets stand around it, from 1 on, where what it matched is kept. */
      readonly group?: number;
    }
  | Repeat
  | {
      /** What is looked ahead or back for: it takes time, but no character. */
      readonly kind: 'look';
      readonly body: Pattern;
      readonly isNegative: boolean;
      readonly isBehind: boolean;
    }
  | {
      /** A place between characters: `^`, `\b` and the like. */
      readonly kind: 'edge';
      readonly source: string;
    }
);

/** What is repeated; `max` is Infinity also where writing it out would take too much room. */
interface Repeat {
  readonly kind: 'repeat';
  readonly body: Pattern;
  readonly min: number;
  readonly max: number;
  /** It matches as little as it can. */
  readonly isLazy: boolean;
}

/** Unless somebody asks for more, repetitions up to this size are written out; longer ones count as endless. */
const MAX_WRITTEN_OUT = 30;

const TOKEN =
  /\((?:\?(?:[:=!]|<[=!]|<[^>]*>|[a-z-]+:))?|\[(?:\\.|[^\]\\])*\]|\\(?:[pPu]\{[^}]*\}|u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|c[A-Za-z]|k<[^>]*>|[1-9]\d*|.)|\{\d+(?:,\d*)?\}\??|[*+?]\??|./gsu;

/**
 * Reads a regular expression that has the flag `u` and no fault; undefined where it refers back to what it matched.
 *
 * @param maxSize repetitions of more characters than this count as endless
 */
export function parsePattern(source: string, maxSize = MAX_WRITTEN_OUT): Pattern | undefined {
  const tokens = source.match(TOKEN) ?? [];
  if (tokens.some(word => /^\\[1-9k]/.test(word))) return undefined;
  let index = 0;
  let groups = 0;
  return readChoice();

  function readChoice(): Pattern & { readonly kind: 'choice' } {
    const parts = [readSequence()];
    for (; tokens[index] === '|'; parts.push(readSequence())) index++;
    return { kind: 'choice', parts, size: sizeOf(parts) };
  }

  function readSequence(): Pattern {
    const parts: Pattern[] = [];
    while (index < tokens.length && tokens[index] !== '|' && tokens[index] !== ')') {
      const atom = readAtom();
      const range = rangeOf(tokens[index] ?? '');
      if (range) index++;
      parts.push(range ? repeat(atom, range, maxSize) : atom);
    }
    return { kind: 'sequence', parts, size: sizeOf(parts) };
  }

  function readAtom(): Pattern {
    const word = tokens[index++]!;
    if (/^(?:\^|\$|\\[bB])$/.test(word)) return { kind: 'edge', source: word, size: 1 };
    if (!word.startsWith('(')) return { kind: 'character', source: word, size: 1 };
    const isGroup = word === '(' || /^\(\?<[^=!]/.test(word);
    const group = isGroup ? ++groups : undefined;
    const body = readChoice();
    index++; // The closing bracket.
    if (group !== undefined) return { ...body, group };
    const [, behind, mark] = /^\(\?(<?)([=!])/.exec(word) ?? [];
    if (mark === undefined) return body;
    return { kind: 'look', body, isNegative: mark === '!', isBehind: behind === '<', size: 1 };
  }
}

function sizeOf(parts: readonly Pattern[]): number {
  return Math.max(
    1,
    parts.reduce((sum, { size }) => sum + size, 0),
  );
}

type Range = Pick<Repeat, 'min' | 'max' | 'isLazy'>;

function repeat(body: Pattern, { min, max, isLazy }: Range, maxSize: number): Pattern {
  const size = max * body.size;
  if (size > maxSize) return { kind: 'repeat', body, min, max: Infinity, isLazy, size: body.size };
  return { kind: 'repeat', body, min, max, isLazy, size: Math.max(1, size) };
}

function rangeOf(word: string): Range | undefined {
  const isLazy = word.length > 1 && word.endsWith('?');
  if (/^[*+?]/.test(word))
    return { min: word[0] === '+' ? 1 : 0, max: word[0] === '?' ? 1 : Infinity, isLazy };
  const [, min, comma, max] = /^\{(\d+)(,?)(\d*)\}/.exec(word) ?? [];
  if (min === undefined) return undefined;
  return { min: Number(min), max: comma ? (max ? Number(max) : Infinity) : Number(min), isLazy };
}
