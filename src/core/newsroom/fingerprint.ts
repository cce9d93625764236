/** Characters that are compared together: about a word of English, a phrase of Chinese. */
const RUN = 6;
/** Samples a fingerprint consists of; each is one character of it. */
const SAMPLES = 48;
/** A text of fewer runs is too short to be told from others, or to matter. */
const MIN_RUNS = 200;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Takes a text character by character, and makes its fingerprint. */
export interface Sampler {
  /** `code` is a UTF-16 unit. */
  add(code: number): void;
  /** The fingerprint; empty for a short text. */
  finish(): string;
}

/**
 * Makes a sampler by one-permutation hashing (Li, Owen, Zhang 2012): each run of characters has a hash, which falls
 * into one of the samples, and the smallest stands for it. Two texts have as large a part of their samples in common
 * as of their runs; that takes one multiplication a character.
 */
export function createSampler(): Sampler {
  const smallest = new Uint32Array(SAMPLES).fill(0xffff_ffff);
  const last = new Uint32Array(RUN);
  const factor = 0x01000193;
  const oldest = power(factor, RUN);
  let hash = 0;
  let count = 0;
  return {
    add(code) {
      const place = count % RUN;
      hash = (Math.imul(hash, factor) + code - Math.imul(last[place]!, oldest)) | 0;
      last[place] = code;
      count++;
      if (count < RUN) return;
      let mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
      mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39);
      mixed = (mixed ^ (mixed >>> 15)) >>> 0;
      const sample = mixed % SAMPLES;
      if (mixed < smallest[sample]!) smallest[sample] = mixed;
    },
    finish() {
      if (count - RUN < MIN_RUNS) return '';
      return Array.from(smallest, value => ALPHABET[Math.imul(value, 0x9e3779b1) >>> 26]).join('');
    },
  };
}

function power(base: number, exponent: number): number {
  let result = 1;
  for (let step = 0; step < exponent; step++) result = Math.imul(result, base);
  return result;
}

/** How much of their runs two texts share, from 0 to 1, as far as their fingerprints tell; 0 where one has none. */
export function likeness(a: string, b: string): number {
  if (a === '' || b === '') return 0;
  let same = 0;
  for (let at = 0; at < SAMPLES; at++) if (a[at] === b[at]) same++;
  // Of samples that differ, one in 64 gets the same character.
  return Math.max(0, (same / SAMPLES - 1 / 64) / (1 - 1 / 64));
}

/** Samples that a band consists of. */
const BAND = 6;

/** Keys of which texts that are nearly the same have at least one in common, with odds of 40 to 1. */
export function bandsOf(fingerprint: string): readonly string[] {
  if (fingerprint === '') return [];
  return Array.from({ length: SAMPLES / BAND }, (_, band) => {
    return `${band}${fingerprint.slice(band * BAND, (band + 1) * BAND)}`;
  });
}
