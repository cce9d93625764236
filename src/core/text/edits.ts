import type { TextEdit } from './span.ts';

/** Edits in source order; two insertions at one place keep the order in which they were given. */
function sortEdits(edits: readonly TextEdit[]): readonly TextEdit[] {
  return [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/**
 * The text after all `edits`, whose spans refer to the text before any of them.
 * Throws on edits that overlap or leave the text: a fix that makes such edits is a bug of ours.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let position = 0;
  for (const { span, text: replacement } of sortEdits(edits)) {
    if (span.start < position || span.end < span.start || span.end > text.length) {
      throw new RangeError(`Edit ${span.start}–${span.end} overlaps another or leaves the text.`);
    }
    parts.push(text.slice(position, span.start), replacement);
    position = span.end;
  }
  parts.push(text.slice(position));
  return parts.join('');
}

/**
 * Whether two sets of edits get in each other's way: they share characters, or both insert at one place.
 * Edits that merely touch are compatible.
 */
export function editsCollide(some: readonly TextEdit[], others: readonly TextEdit[]): boolean {
  return some.some(one => others.some(other => collide(one, other)));
}

function collide({ span: a }: TextEdit, { span: b }: TextEdit): boolean {
  if (a.start === a.end && b.start === b.end) return a.start === b.start;
  return a.start < b.end && b.start < a.end;
}
