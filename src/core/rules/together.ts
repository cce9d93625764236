import type { Span, TextEdit } from '../text/span.ts';
import type { FindingParts, Fix } from './rule.ts';

/** One of the places of a fault that is told of once a post. */
export interface MendedPlace {
  readonly span: Span;
  readonly edits: readonly TextEdit[];
}

/**
 * What makes one finding of several places: it stands at the first, the others are related, and one fix mends all.
 */
export function together(
  places: readonly [MendedPlace, ...MendedPlace[]],
  { others, ...fix }: { readonly others: string } & Pick<Fix, 'title' | 'safety' | 'changes'>,
): FindingParts {
  const [first, ...rest] = places;
  const parts = places.map(place => place.edits).filter(edits => edits.length > 0);
  const edits = parts.flat();
  return {
    span: first.span,
    related: rest.map(({ span }) => ({ span, message: others })),
    fixes: edits.length > 0 ? [{ ...fix, edits, parts }] : [],
  };
}

/** Tells a list that holds something from an empty one. */
export function hasSome<Item>(items: readonly Item[]): items is readonly [Item, ...Item[]] {
  return items.length > 0;
}
