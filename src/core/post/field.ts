import type { Span } from '../text/span.ts';

/** A key of the front matter and its value. */
export interface Field {
  readonly name: string;
  readonly keySpan: Span;
  /** The value as written, with its quotes; empty, after the colon, where there is none. */
  readonly valueSpan: Span;
  readonly value: unknown;
  /** The values in it, or itself, that stand on one line without quotes and tags: readers of YAML may disagree on them. */
  readonly plainScalars: readonly PlainScalar[];
  /** No fault lies on its lines: it is read as it is written, whatever is wrong elsewhere. */
  readonly isSound: boolean;
}

/** A value without quotes. */
export interface PlainScalar {
  readonly span: Span;
  readonly text: string;
  /** What YAML 1.2 makes of it. */
  readonly value: unknown;
}

/** A place at which the front matter is no YAML. */
export interface YamlFault {
  /**
   * The parser's name for the kind of fault, one of `findPsychFaults`, `NOT_A_MAP` or `NOT_READ`; `ONLY_OTHERS` for what
   * Jekyll reads and the parser does not.
   */
  readonly code: string;
  /** The parser's own words. */
  readonly detail: string;
  readonly span: Span;
}
