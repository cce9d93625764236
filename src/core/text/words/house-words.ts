import { parsePattern } from '../patterns/pattern.ts';
import { createMatcher, type PatternMatch, type PatternMatcher } from '../patterns/pattern-matcher.ts';
import { phraseKey } from '../phrase.ts';

/** A word of the house: how the site writes it, or that it does not. */
export interface HouseWord {
  /** As the settings spell it: a text, or a pattern between two slashes. */
  readonly match: string;
  /** What to write instead; undefined where there is no one word for it. */
  readonly use: string | undefined;
  /** For those who ask why. */
  readonly why: string | undefined;
  /** Posts are not checked for it: it is only tried. */
  readonly isOff: boolean;
  /** Where it occurs in a text, but for what is written as it should be. */
  find(text: string): readonly FoundWord[];
}

/** A word at a place of a text. */
export interface FoundWord {
  readonly start: number;
  readonly end: number;
  readonly use: string | undefined;
}

/** What the settings say of a word. */
export type HouseWordEntry = Omit<HouseWord, 'find'>;

/** Longer ones nobody reads. */
const MAX_MATCH_LENGTH = 500;
/** Repetitions with a number are written out up to this size. */
const MAX_WRITTEN_OUT = 400;

/** A word that can be looked for, or the English sentence that says what is wrong with its `match`. */
export function createHouseWord(entry: HouseWordEntry): HouseWord | string {
  const { match, use } = entry;
  if (match.length > MAX_MATCH_LENGTH) return phraseKey('"match" is longer than 500 characters.');
  const written = /^\/(.+)\/(i?)$/su.exec(match);
  const source = written?.[1] ?? sourceOf(match);
  try {
    new RegExp(source, 'u');
  } catch {
    return phraseKey('"match" is not a valid regular expression.');
  }
  const pattern = parsePattern(source, MAX_WRITTEN_OUT);
  if (!pattern) return phraseKey('"match" repeats what it matched before (\\1), which is not possible here.');
  const matcher = createMatcher(pattern, { ignoresCase: written?.[2] === 'i', mayPart });
  if (!matcher) return phraseKey('"match" looks ahead or back, or is too large.');
  if (new RegExp(`^(?:${source})$`, 'u').test('')) return phraseKey('"match" matches an empty text.');
  const writing: Writing = { use, isPattern: written !== null, startsLow: /^\p{Ll}/u.test(match) };
  return { ...entry, find: text => findWord(text, matcher, writing) };
}

/**
 * A text as the expression that finds it: its white space also at the end of a line, its apostrophe also as a curved one,
 * a small first letter also as a capital, as at the start of a sentence.
 */
function sourceOf(match: string): string {
  const characters = Array.from(match.trim().replace(/\s+/g, ' '));
  return characters
    .map((character, index) => {
      if (character === ' ') return '\\s+';
      if (character === "'" || character === '’') return "['’]";
      const upper = character.toUpperCase();
      if (index === 0 && upper !== character && upper.length === character.length)
        return `[${character}${upper}]`;
      return character.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
    })
    .join('');
}

/** A letter of a script that writes spaces between words. Korean has none before a particle. */
const LETTER = /[\p{L}\p{M}\p{N}_]/u;
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;

/** Not within a word. */
function mayPart(before: string, after: string): boolean {
  return !(isWordLetter(before) && isWordLetter(after));
}

function isWordLetter(character: string): boolean {
  return LETTER.test(character) && !UNSPACED.test(character);
}

interface Writing {
  readonly use: string | undefined;
  readonly isPattern: boolean;
  /** Its first letter is a small one. */
  readonly startsLow: boolean;
}

function findWord(text: string, matcher: PatternMatcher, writing: Writing): readonly FoundWord[] {
  return matcher.findAll(text).flatMap(match => {
    const { start, end } = match;
    const use = writing.use === undefined ? undefined : writeUse(match, writing.use, writing);
    if (isInAddress(text, match) || (use !== undefined && isWritten(text, match, use))) return [];
    return [{ start, end, use }];
  });
}

/** `$1` stands for what the first group of a pattern matched, `$&` for all. */
function writeUse({ groups }: PatternMatch, use: string, { isPattern, startsLow }: Writing): string {
  const found = groups[0]!;
  if (isPattern) {
    return use.replace(/\$([$&]|\d{1,2})/g, (_, name: string) => {
      if (name === '$') return '$';
      return groups[name === '&' ? 0 : Number(name)] ?? '';
    });
  }
  const isCapital = startsLow && /^\p{Lu}/u.test(found);
  return isCapital ? use.replace(/^\p{Ll}/u, letter => letter.toUpperCase()) : use;
}

/** Whether a match is, or stands within, what should be written: `Side` in `Side Door`. */
function isWritten(text: string, { start, end }: PatternMatch, use: string): boolean {
  const found = text.slice(start, end);
  for (let at = use.indexOf(found); at >= 0; at = use.indexOf(found, at + 1)) {
    if (text.startsWith(use, start - at)) return true;
  }
  return false;
}

/** So far the words beside a match are looked at. */
const BESIDE = 200;

/** Whether a match is a part of an address, a file's name or a name on a social network. */
function isInAddress(text: string, { start, end }: PatternMatch): boolean {
  const before = /[\w./:@#%?=&~+-]*$/.exec(text.slice(Math.max(0, start - BESIDE), start))![0];
  const behind = /^[\w./:@#%?=&~+-]*/.exec(text.slice(end, end + BESIDE))![0];
  if (/[@#/\\]$/.test(before) || /^@\w/.test(behind)) return true;
  const whole = before + text.slice(start, end) + behind;
  return /:\/\/|\w@\w|^www\./.test(whole) || /^[\w-]+\/|^\.\w/.test(behind) || /\w\.$/.test(before);
}
