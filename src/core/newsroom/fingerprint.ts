/** Samples a fingerprint consists of; each is one character of it. */
const SAMPLES = 64;
/** A text of fewer characters is too short to be told from others, or to matter. */
const MIN_LENGTH = 200;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/**
 * The fingerprint of a text, given as its UTF-16 units; empty for a short one. It is made by one-permutation hashing
 * (Li, Owen, Zhang 2012): each run of seven characters, about a word of English, a phrase of Chinese, has a hash, which
 * falls into one of the samples, and the smallest stands for it. Two texts have as large a part of their samples in
 * common as of their runs.
 */
export function fingerprintOf(units: Uint16Array): string {
  if (units.length < MIN_LENGTH) return '';
  const smallest = new Int32Array(SAMPLES).fill(0x7fff_ffff);
  let hash = 0;
  for (let at = 0; at < units.length; at++) {
    // Shifted by five bits seven times, a character is out of the 32.
    hash = ((hash << 5) + Math.imul(units[at]!, 0x9e3779b1)) | 0;
    let mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0x297a2d39);
    const sample = mixed >>> 26;
    // Half of the runs are enough; which half does not depend on where they stand. The others get a number that is
    // never the smallest: a branch that nobody can foresee would take twice as long as all the rest.
    const rest = (mixed & 0x3ff_ffff) | ((hash >> 31) >>> 1);
    if (rest < smallest[sample]!) smallest[sample] = rest;
  }
  return Array.from(smallest, value => ALPHABET[Math.imul(value, 0x9e3779b1) >>> 26]).join('');
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

/** Keys of which texts that share four fifths of their runs have at least one in common, with odds of 20 to 1. */
export function bandsOf(fingerprint: string): readonly string[] {
  if (fingerprint === '') return [];
  return Array.from({ length: Math.floor(SAMPLES / BAND) }, (_, band) => {
    return `${band}${fingerprint.slice(band * BAND, (band + 1) * BAND)}`;
  });
}
