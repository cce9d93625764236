import { lastAtOrBefore } from './sorted.ts';
import { overlaps, type Span } from './span.ts';

/** Spans of a file that can be asked in logarithmic time. */
export interface SpanSet {
  /** In order; none touches another's inside. */
  readonly spans: readonly Span[];
  /** Those that have something in common with `span`. */
  within(span: Span): readonly Span[];
}

/** A set of spans that are given in the order of their starts. */
export function createSpanSet(spans: readonly Span[]): SpanSet {
  return new SortedSpans(merge(spans));
}

// A class, so that two readings of the same text are equal in structure.
class SortedSpans implements SpanSet {
  readonly spans: readonly Span[];
  readonly #starts: readonly number[];

  constructor(spans: readonly Span[]) {
    this.spans = spans;
    this.#starts = spans.map(({ start }) => start);
  }

  within(span: Span): readonly Span[] {
    const { spans } = this;
    if (spans.length === 0) return none;
    const found: Span[] = [];
    const first = Math.max(0, lastAtOrBefore(this.#starts, span.start));
    for (let index = first; index < spans.length && spans[index]!.start < span.end; index++) {
      if (overlaps(spans[index]!, span)) found.push(spans[index]!);
    }
    return found;
  }
}

const none: readonly Span[] = [];

function merge(spans: readonly Span[]): readonly Span[] {
  const merged: Span[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last && span.start < last.end) {
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    } else merged.push(span);
  }
  return merged;
}
