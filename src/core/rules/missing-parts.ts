import type { MissingAddress } from '../published/missing-addresses.ts';
import type { FindingParts } from './rule.ts';
import { together } from './together.ts';

/**
 * What makes one finding of an address that leads to no file, wherever it stands. Where the file is there, and only its
 * case or the site's `baseurl` is wrong, what was meant is certain; any other address near it is a guess.
 */
export function missingParts(
  { why, places }: MissingAddress,
  words: { readonly others: string; readonly title: string },
): FindingParts {
  const safety = why === 'case' || why === 'outside' ? 'safe' : 'review';
  return together(places, { ...words, safety, changes: ['address'] });
}
