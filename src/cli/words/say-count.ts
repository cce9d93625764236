import { type Phrase, phraseKey } from '../../core/index.ts';

/** How many, in the singular and in the plural. */
export type CountedKeys = readonly [one: Counted, many: Counted];
type Counted = `{count} ${string}`;

/** How many posts. */
export const POSTS: CountedKeys = [phraseKey('{count} post'), phraseKey('{count} posts')];

/** Says how many. */
export function sayCount(count: number, [oneKey, manyKey]: CountedKeys, phrase: Phrase): string {
  return count === 1 ? phrase(oneKey, { count }) : phrase(manyKey, { count });
}
