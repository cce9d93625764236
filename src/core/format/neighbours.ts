import type { Role } from './element-roles.ts';
import { isBlank } from './markup.ts';
import type { Token } from './node.ts';

/** What stands at the sides of the gaps between tokens; asides are looked through. */
export interface Neighbours {
  /** By token: nothing but white space stands between it and the one before, both in the same element. */
  readonly isBlankBefore: readonly boolean[];
  /** By token: what is to the left of the gap behind it; `unsure` where it is text. */
  readonly left: readonly Role[];
  /** By token: what is to the right of the gap before it. */
  readonly right: readonly Role[];
}

/** Looks at the sides of all gaps. Takes linear time. */
export function createNeighbours(text: string, tokens: readonly Token[]): Neighbours {
  const isBlankBefore = tokens.map((token, index) => {
    const previous = tokens[index - 1];
    return (
      previous !== undefined && previous.after === token.before && isBlank(text, previous.end, token.start)
    );
  });
  const left: Role[] = [];
  const right: Role[] = new Array(tokens.length);
  for (const [index, token] of tokens.entries()) {
    const role = token.kind === 'open' ? 'block' : roleOutside(token);
    left.push(role !== 'aside' ? role : isBlankBefore[index] ? left[index - 1]! : 'unsure');
  }
  for (let index = tokens.length - 1; index >= 0; index--) {
    const token = tokens[index]!;
    const role = token.kind === 'close' ? 'block' : roleOutside(token);
    right[index] = role !== 'aside' ? role : isBlankBefore[index + 1] ? right[index + 1]! : 'unsure';
  }
  return { isBlankBefore, left, right };
}

/** The role of a token to its neighbours outside. */
function roleOutside({ kind, node }: Token): Role {
  if (!node) return 'aside';
  return node.role === 'aside' && kind !== 'whole' ? 'unsure' : node.role;
}
