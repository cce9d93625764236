import { lastAtOrBefore } from '../text/sorted.ts';
import { type Span, spanOf, type TextEdit } from '../text/span.ts';

/** Where things are once edits have been applied. */
export interface Moved {
  /** The place of an offset of the old text; of one that was replaced, the start of what has come instead. */
  to(offset: number): number;
  /** Where the new text of an edit stands. */
  placeOf(edit: TextEdit): Span;
}

/** Follows places through edits that do not overlap. */
export function followEdits(edits: readonly TextEdit[]): Moved {
  const sorted = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const starts = sorted.map(({ span }) => span.start);
  const places = new Map<TextEdit, Span>();
  let shift = 0;
  const shifts = sorted.map(edit => {
    const { span, text } = edit;
    places.set(edit, spanOf(span.start + shift, span.start + shift + text.length));
    shift += text.length - (span.end - span.start);
    return shift;
  });
  return {
    to(offset) {
      const index = lastAtOrBefore(starts, offset);
      const edit = sorted[index];
      if (!edit) return offset;
      const isBehind = offset >= edit.span.end;
      return isBehind ? offset + shifts[index]! : places.get(edit)!.start;
    },
    placeOf: edit => places.get(edit)!,
  };
}
