/** One line of the table. */
export interface Row {
  readonly what: string;
  readonly measured: string;
  readonly goal: string;
  /** Whether the goal is reached; undefined where there is none or nothing could be measured. */
  readonly isReached: boolean | undefined;
}

/** A row for something that could not be measured here. */
export function leftOut(what: string, goal: string, missing: string): Row {
  return { what, measured: `left out: no ${missing}`, goal, isReached: undefined };
}

/** A row for something that none of a number of texts may be. */
export function noneRow(what: string, count: number, whole: number): Row {
  return { what, measured: `${count} of ${whole}`, goal: '0', isReached: count === 0 };
}

/** Rows as lines of aligned columns. */
export function toTable(rows: readonly Row[]): string {
  const lines = [
    ['What', 'Measured', 'Goal', ''],
    ...rows.map(({ what, measured, goal, isReached }) => [
      what,
      measured,
      goal,
      isReached === undefined ? '' : isReached ? 'reached' : 'MISSED',
    ]),
  ];
  const widths = [0, 1, 2].map(column => Math.max(...lines.map(cells => cells[column]!.length)));
  return lines
    .map(cells =>
      cells
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** A share as per cent with one decimal, rounded down, so that 100 means all. */
export function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${Math.floor((1000 * part) / whole) / 10} %`;
}
