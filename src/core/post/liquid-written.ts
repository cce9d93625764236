import type { Span } from '../text/span.ts';
import type { Body } from './post.ts';

/**
 * Whether Liquid wrote some of what is published for a stretch of the file: a tag or an output stands in it, or reaches
 * into it. What lies within a tag is not written by it, but what an author wrote there.
 */
export function isLiquidWritten(
  { liquidWritten }: Pick<Body, 'liquidWritten'>,
  { start, end }: Span,
): boolean {
  const last = liquidWritten[lastBefore(liquidWritten, end)];
  if (last === undefined || last.end <= start) return false;
  return start <= last.start || end >= last.end;
}

/** Whether Liquid wrote all of it: it is a tag or an output, or some of them with nothing between them. */
export function isWhollyLiquid(
  { liquidWritten }: Pick<Body, 'liquidWritten'>,
  { start, end }: Span,
): boolean {
  if (start === end) return false;
  let from = end;
  for (let index = lastBefore(liquidWritten, end); index >= 0 && from > start; index--) {
    const span = liquidWritten[index]!;
    if (span.end !== from) return false;
    from = span.start;
  }
  return from === start;
}

/** The index of the last span that starts before `position`; spans do not overlap. */
function lastBefore(spans: readonly Span[], position: number): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.start < position) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
