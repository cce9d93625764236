/** Half-open UTF-16 offsets into the whole file: the only position type in core. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Replaces `span` by `text`; an empty span inserts, an empty text deletes. */
export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

/** The span from `start` up to, not including, `end`. */
export function spanOf(start: number, end: number): Span {
  return { start, end };
}

/** What `span` covers in `text`. */
export function sliceSpan(text: string, span: Span): string {
  return text.slice(span.start, span.end);
}

/** Replaces what `span` covers. */
export function replace(span: Span, text: string): TextEdit {
  return { span, text };
}

/** Inserts before the UTF-16 offset `at`. */
export function insert(at: number, text: string): TextEdit {
  return { span: { start: at, end: at }, text };
}

/** Deletes what `span` covers. */
export function remove(span: Span): TextEdit {
  return { span, text: '' };
}

/** Whether two spans have something in common; an empty one has where the other holds its place within. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
