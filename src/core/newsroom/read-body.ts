import { createSampler } from './fingerprint.ts';

/** What is kept of a post's body besides its links. */
export interface BodySummary {
  /** The first words that a reader meets, without markup. */
  readonly words: string;
  /** What bodies have in common that are nearly the same text: see `likeness`. */
  readonly fingerprint: string;
}

/** So many UTF-16 units of the text are kept to be shown. */
const WORDS_LENGTH = 120;
/** The text of longer bodies is told by its beginning, in UTF-16 units. */
const MAX_LENGTH = 200_000;

const [SPACE, AMPERSAND, ZERO, NINE, SEMICOLON, LESS] = [32, 38, 48, 57, 59, 60];

/**
 * Reads the text of a body once, character by character. Markup is what stands between `<` and `>`: good enough to
 * show some words and to tell texts apart, in a fraction of the time that kramdown's reading takes.
 */
export function readBodyText(text: string, from: number): BodySummary {
  const sampler = createSampler();
  const findEnd = createMarkupEnds(text);
  const end = Math.min(text.length, from + MAX_LENGTH);
  let words = '';
  for (let at = from; at < end; at++) {
    let code = text.charCodeAt(at);
    const past = code === LESS ? findEnd(at) : code === AMPERSAND ? endOfEntity(text, at) : at;
    if (past > at) {
      at = past;
      code = SPACE;
    }
    if (words.length < WORDS_LENGTH) {
      if (code > SPACE) words += text[at];
      else if (words !== '' && !words.endsWith(' ')) words += ' ';
    }
    // Neither blanks nor most signs of ASCII: the same text may be laid out otherwise.
    if (code > SEMICOLON || (code >= ZERO && code <= NINE)) sampler.add(code);
  }
  return { words: words.trim(), fingerprint: sampler.finish() };
}

/** The semicolon of a reference to a character; `at` itself where there is none. */
function endOfEntity(text: string, at: number): number {
  for (let end = at + 1; end < at + 9; end++) if (text.charCodeAt(end) === SEMICOLON) return end;
  return at;
}

/** Finds the last character of what `<` begins; `<` itself where it begins no markup. In all, it takes linear time. */
function createMarkupEnds(text: string): (at: number) => number {
  const missing = new Set<string>();

  function find(end: string, at: number): number | undefined {
    const found = missing.has(end) ? -1 : text.indexOf(end, at);
    if (found >= 0) return found + end.length - 1;
    missing.add(end);
    return undefined;
  }

  return at => {
    const next = text[at + 1] ?? '';
    if (next === '!' && text.startsWith('<!--', at)) return find('-->', at) ?? at;
    if (!/[a-z/]/i.test(next)) return at;
    const raw = next === 's' ? /^(?:script|style)\b/.exec(text.slice(at + 1, at + 8)) : null;
    return (raw && find(`</${raw[0]}>`, at)) ?? find('>', at) ?? at;
  };
}
