import { editsCollide } from '../text/edits.ts';
import type { TextEdit } from '../text/span.ts';

/** Edits that can be applied together. */
export interface EditSet {
  /** Takes the edits in unless one collides with what is there; tells whether it did. */
  add(edits: readonly TextEdit[]): boolean;
}

/** Edits by the stretch of text they touch, so that asking does not go through all of them. */
export function createEditSet(): EditSet {
  const STRETCH = 256;
  const byStretch = new Map<number, TextEdit[]>();
  const stretches = ({ span }: TextEdit): readonly number[] => {
    const first = Math.floor(span.start / STRETCH);
    return Array.from({ length: Math.floor(span.end / STRETCH) - first + 1 }, (_, index) => first + index);
  };
  return {
    add(edits) {
      const near = edits.flatMap(edit => stretches(edit).flatMap(stretch => byStretch.get(stretch) ?? []));
      if (editsCollide(edits, near)) return false;
      for (const edit of edits) {
        for (const stretch of stretches(edit)) {
          const there = byStretch.get(stretch);
          if (there) there.push(edit);
          else byStretch.set(stretch, [edit]);
        }
      }
      return true;
    },
  };
}
