import { isBlockName } from '../format/element-roles.ts';
import type { Token } from './read-copied.ts';

/** What of a copy is known before it is written. */
export interface Pairs {
  /** The index of the end tag, by that of its start tag. */
  readonly partners: ReadonlyMap<number, number>;
  /** How many blocks begin before each token. */
  readonly blocksBefore: readonly number[];
}

/** Finds which tags belong together by their names alone, and where blocks begin. */
export function pairTokens(tokens: readonly Token[]): Pairs {
  const partners = new Map<number, number>();
  const blocksBefore: number[] = [];
  const opened = new Map<string, number[]>();
  let blocks = 0;
  for (const [index, token] of tokens.entries()) {
    blocksBefore.push(blocks);
    if (token.kind === 'open') {
      if (isBlockName(token.name)) blocks++;
      const known = opened.get(token.name);
      if (known) known.push(index);
      else opened.set(token.name, [index]);
    } else if (token.kind === 'close') {
      const start = opened.get(token.name)?.pop();
      if (start !== undefined) partners.set(start, index);
    }
  }
  return { partners, blocksBefore };
}
