import { simplify } from './simplified-chinese.ts';

/** A spelling that terms have in common which differ in case, width, or traditional and simplified characters. */
export function foldTerm(term: string): string {
  return simplify(term.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase());
}
