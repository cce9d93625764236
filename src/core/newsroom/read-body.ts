import { fingerprintOf } from './fingerprint.ts';

/** What is kept of a post's body besides its links. */
export interface BodySummary {
  /** The first words that a reader meets, without markup. */
  readonly words: string;
  /** What bodies have in common that are nearly the same text: see `likeness`. */
  readonly fingerprint: string;
}

/** So many UTF-16 units of the text are kept to be shown. */
const WORDS_LENGTH = 120;
/** Longer texts are told by their beginning, in UTF-16 units. */
const MAX_LENGTH = 6000;
/** So far into the body, in UTF-16 units, the text is looked for. */
const MAX_REACH = 60_000;

const [SPACE, EXCLAMATION, AMPERSAND, SLASH, ZERO, NINE, SEMICOLON, LESS] = [32, 33, 38, 47, 48, 57, 59, 60];
const [LETTER_A, LETTER_S, LETTER_Z] = [97, 115, 122];

/** Reads the body of a text that starts at a UTF-16 offset. */
export type ReadBodyText = (text: string, from: number) => BodySummary;

/**
 * Makes what reads the text of a body, character by character. Markup is what stands between `<` and `>`: good enough
 * to show some words and to tell texts apart, in a fraction of the time that kramdown's reading takes.
 */
export function createBodyReader(): ReadBodyText {
  const readFingerprint = createFingerprintReader();
  return (text, from) => ({ words: readWords(text, from), fingerprint: readFingerprint(text, from) });
}

/** Makes what reads a body for its fingerprint alone. */
export function createFingerprintReader(): (text: string, from: number) => string {
  // The same for all bodies: who reads a hundred thousand makes no garbage.
  const units = new Uint16Array(MAX_LENGTH);
  return (text, from) => fingerprintOf(units.subarray(0, readUnits(text, from, units)));
}

function readWords(text: string, from: number): string {
  const findEnd = createMarkupEnds(text);
  const end = Math.min(text.length, from + MAX_REACH);
  const words: number[] = [];
  for (let at = from; at < end && words.length < WORDS_LENGTH; at++) {
    const past = findEnd(at);
    const code = past > at ? SPACE : text.charCodeAt(at);
    at = past;
    if (code > SPACE) words.push(code);
    else if (words.length > 0 && words.at(-1) !== SPACE) words.push(SPACE);
  }
  return String.fromCharCode(...words).trim();
}

/**
 * Fills `units` with what tells a text from others; returns how many there are. Neither blanks nor most signs of ASCII
 * are among them: the same text may be laid out otherwise.
 */
function readUnits(text: string, from: number, units: Uint16Array): number {
  const findEnd = createMarkupEnds(text);
  const end = Math.min(text.length, from + MAX_REACH);
  let length = 0;
  for (let at = from; at < end && length < MAX_LENGTH; at++) {
    const code = text.charCodeAt(at);
    if (code > LESS) {
      units[length++] = code;
    } else if (code === LESS || code === AMPERSAND) {
      const past = findEnd(at);
      if (past === at && code === LESS) units[length++] = code;
      at = past;
    } else if (code >= ZERO && code <= NINE) {
      units[length++] = code;
    }
  }
  return length;
}

/**
 * The last character of the markup, or of the reference to a character, that begins at a place; the place itself where
 * none does.
 */
type FindEnd = (at: number) => number;

/** The semicolon of a reference to a character; `at` itself where there is none. */
function endOfEntity(text: string, at: number): number {
  for (let end = at + 1; end < at + 9; end++) if (text.charCodeAt(end) === SEMICOLON) return end;
  return at;
}

/** Makes what finds the ends of the markup in a text that is read once, forwards; in all, it takes linear time. */
function createMarkupEnds(text: string): FindEnd {
  /** What does not come any more; in a usual text nothing. */
  const missing = new Set<string>();

  function find(end: string, at: number): number | undefined {
    const found = missing.size > 0 && missing.has(end) ? -1 : text.indexOf(end, at);
    if (found >= 0) return found + end.length - 1;
    missing.add(end);
    return undefined;
  }

  return at => {
    const code = text.charCodeAt(at);
    if (code !== LESS) return code === AMPERSAND ? endOfEntity(text, at) : at;
    const next = text.charCodeAt(at + 1);
    if (next === EXCLAMATION && text.startsWith('<!--', at)) return find('-->', at) ?? at;
    const isMarkup = next === SLASH || ((next | 32) >= LETTER_A && (next | 32) <= LETTER_Z);
    if (!isMarkup) return at;
    const raw = next === LETTER_S ? /^(?:script|style)\b/.exec(text.slice(at + 1, at + 8)) : null;
    return (raw && find(`</${raw[0]}>`, at)) ?? find('>', at) ?? at;
  };
}
