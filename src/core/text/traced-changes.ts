import { applyEdits } from './edits.ts';
import { lastAtOrBefore } from './sorted.ts';
import { type Span, spanOf, type TextEdit } from './span.ts';

/** A stretch of the first text that has other text by now, and what has changed it, in order. */
export interface TracedChange<Mark> {
  /** In the first text. */
  readonly span: Span;
  readonly text: string;
  readonly marks: readonly Mark[];
}

/** An edit of the present text, and what to remember of it. */
export interface MarkedEdit<Mark> {
  readonly edit: TextEdit;
  readonly mark: Mark;
}

/** A stretch of the present text that is changed already, or to be. */
interface Stretch<Mark> extends Span {
  readonly change?: TracedChange<Mark>;
  readonly edit?: MarkedEdit<Mark>;
}

/**
 * All changes since the first text, once `edits` are applied to the present one. What overlaps becomes one change, as
 * does what stands at a place where something was inserted or removed.
 *
 * @param changes what was changed so far, in order
 * @param present the text to which they have led
 */
export function traceEdits<Mark>(
  changes: readonly TracedChange<Mark>[],
  present: string,
  edits: readonly MarkedEdit<Mark>[],
): readonly TracedChange<Mark>[] {
  const places = placesOf(changes);
  const stretches: Stretch<Mark>[] = [
    ...changes.map((change, index) => ({ ...places[index]!, change })),
    ...edits.map(edit => ({ ...edit.edit.span, edit })),
  ].sort((a, b) => a.start - b.start || a.end - b.end);
  const originOf = traceBack(changes);
  return groupTouching(stretches).map(group => {
    const { start, end } = spanOfGroup(group);
    const within = group.flatMap(({ edit }) => edit ?? []);
    const known = group.flatMap(({ change }) => change ?? []);
    const text = applyEdits(
      present.slice(start, end),
      within.map(({ edit }) => ({
        span: spanOf(edit.span.start - start, edit.span.end - start),
        text: edit.text,
      })),
    );
    return {
      span: spanOf(
        Math.min(originOf(start), ...known.map(({ span }) => span.start)),
        Math.max(originOf(end), ...known.map(({ span }) => span.end)),
      ),
      text,
      marks: [...new Set([...known.flatMap(({ marks }) => marks), ...within.map(({ mark }) => mark)])],
    };
  });
}

/** Tells where in the first text a place of the present one was; new text stands where it was put. */
export function traceBack<Mark>(changes: readonly TracedChange<Mark>[]): (offset: number) => number {
  const places = placesOf(changes);
  const starts = places.map(({ start }) => start);
  return offset => {
    const index = lastAtOrBefore(starts, offset);
    const place = places[index];
    const change = changes[index];
    if (!place || !change) return offset;
    return offset < place.end ? change.span.start : change.span.end + offset - place.end;
  };
}

/** Where the changes stand in the present text. */
function placesOf<Mark>(changes: readonly TracedChange<Mark>[]): readonly Span[] {
  let shift = 0;
  return changes.map(({ span, text }) => {
    const start = span.start + shift;
    shift += text.length - (span.end - span.start);
    return spanOf(start, start + text.length);
  });
}

/** Sorted stretches in groups of those that overlap or meet where one is empty. */
function groupTouching<Mark>(stretches: readonly Stretch<Mark>[]): readonly (readonly Stretch<Mark>[])[] {
  const groups: Stretch<Mark>[][] = [];
  let end = -1;
  let endsEmpty = false;
  for (const stretch of stretches) {
    const isEmpty = stretch.start === stretch.end;
    const touches = stretch.start < end || (stretch.start === end && (isEmpty || endsEmpty));
    if (touches) groups.at(-1)!.push(stretch);
    else groups.push([stretch]);
    if (!touches || stretch.end > end) endsEmpty = isEmpty;
    else if (stretch.end === end) endsEmpty ||= isEmpty;
    end = touches ? Math.max(end, stretch.end) : stretch.end;
  }
  return groups;
}

function spanOfGroup<Mark>(group: readonly Stretch<Mark>[]): Span {
  return spanOf(
    group[0]!.start,
    group.reduce((end, stretch) => Math.max(end, stretch.end), 0),
  );
}
