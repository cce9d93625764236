/** How large a badge is with the room around it, in CSS pixels. */
export const BADGE_SIZE = 22;

/** Badges that are closer than that, in CSS pixels, could not be told apart: they become one. */
const LEAST_DISTANCE = 12;

/** A place in the layer, in CSS pixels. */
export interface BadgePlace {
  readonly left: number;
  readonly top: number;
}

/** A badge that has its place, the how-manieth it is of all that were asked for. */
interface Placed {
  readonly index: number;
  readonly top: number;
}

/**
 * Gives each badge its place beside its element, never beside another: in the gutter, whose right column is at `right`,
 * else left of that. Where there is no room left of it, it lies over a part of the one above; and where nothing of that
 * would be left, the two are one: then the index of the other is the answer.
 */
export function createGutter(right: number): (top: number) => BadgePlace | number {
  const columns = Math.max(1, Math.floor(right / BADGE_SIZE) + 1);
  /** What is taken, by column and row; a row is as high as a badge, so that only three of them can be in the way. */
  const taken = new Map<string, Placed[]>();
  let count = 0;

  function nearest(column: number, top: number): Placed | undefined {
    const row = Math.floor(top / BADGE_SIZE);
    const near = [row - 1, row, row + 1].flatMap(each => taken.get(`${column} ${each}`) ?? []);
    return near.sort((a, b) => Math.abs(a.top - top) - Math.abs(b.top - top))[0];
  }

  function take(column: number, top: number, index: number): BadgePlace {
    const key = `${column} ${Math.floor(top / BADGE_SIZE)}`;
    taken.set(key, [...(taken.get(key) ?? []), { index, top }]);
    return { left: Math.max(0, right - column * BADGE_SIZE), top };
  }

  return top => {
    const index = count++;
    for (const distance of [BADGE_SIZE, LEAST_DISTANCE]) {
      for (let column = 0; column < columns; column++) {
        const other = nearest(column, top);
        if (other === undefined || Math.abs(other.top - top) >= distance) return take(column, top, index);
      }
    }
    return nearest(0, top)!.index;
  };
}
