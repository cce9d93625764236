/** How large a badge is with the room around it, in CSS pixels. */
export const BADGE_SIZE = 22;

/** A place in the layer, in CSS pixels. */
export interface BadgePlace {
  readonly left: number;
  readonly top: number;
}

/**
 * Gives each badge a place beside its element in which no other one is: in the gutter, whose right column is at `right`,
 * else left of that, and where there is no room left of it, below.
 */
export function createGutter(right: number): (top: number) => BadgePlace {
  const columns = Math.max(1, Math.floor(right / BADGE_SIZE) + 1);
  /** What is taken, by column and row; a row is as high as a badge, so that only three of them can be in the way. */
  const taken = new Map<string, number>();

  function isFree(column: number, top: number): boolean {
    const row = Math.floor(top / BADGE_SIZE);
    return [row - 1, row, row + 1].every(
      near => Math.abs((taken.get(`${column} ${near}`) ?? Number.NEGATIVE_INFINITY) - top) >= BADGE_SIZE,
    );
  }

  return wanted => {
    for (let top = wanted; ; top += BADGE_SIZE) {
      for (let column = 0; column < columns; column++) {
        if (!isFree(column, top)) continue;
        taken.set(`${column} ${Math.floor(top / BADGE_SIZE)}`, top);
        return { left: Math.max(0, right - column * BADGE_SIZE), top };
      }
    }
  };
}
