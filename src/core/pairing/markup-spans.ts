import { lastAtOrBefore } from '../text/sorted.ts';
import type { Span } from '../text/span.ts';

/** Tells which tag or comment a UTF-16 offset lies within, its two edges not counted; undefined of one in text. */
export type MarkupFinder = (offset: number) => Span | undefined;

/** Finds tags and comments by offset; both lists are in source order. Those that overlap are found as one. */
export function createMarkupFinder(
  tags: readonly { readonly span: Span }[],
  comments: readonly Span[],
): MarkupFinder {
  let merged: readonly Span[] | undefined;
  let starts: readonly number[] = [];
  return offset => {
    if (!merged) {
      merged = merge([...tags.map(({ span }) => span), ...comments].sort((a, b) => a.start - b.start));
      starts = merged.map(({ start }) => start);
    }
    const span = merged[lastAtOrBefore(starts, offset - 1)];
    return span && offset < span.end ? span : undefined;
  };
}

/** A tag that cannot be read may hold others, in what its author took for a value. */
function merge(spans: readonly Span[]): readonly Span[] {
  const merged: Span[] = [];
  for (const { start, end } of spans) {
    const last = merged.at(-1);
    if (last && start < last.end)
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    else merged.push({ start, end });
  }
  return merged;
}
