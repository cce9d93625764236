import type { KramdownSettings } from './settings.ts';

/** What a run of the fuzzer has found. */
export interface Report {
  /** By mode. */
  readonly counts: Map<string, Counts>;
  readonly differences: Difference[];
  /** The text that took Copydesk longest. */
  slowest: { readonly text: string; readonly milliseconds: number };
}

/** How many inputs a mode had, how many were the same page, how many the same text, on how many kramdown failed. */
export interface Counts {
  inputs: number;
  same: number;
  exact: number;
  failed: number;
}

/** The smallest text that shows a difference. */
export interface Difference {
  readonly text: string;
  readonly kramdown: KramdownSettings;
  readonly expected: string;
  readonly actual: string;
}

/** Prints the differences by class, the most frequent first, and the counts. */
export function printReport({ counts, differences, slowest }: Report): void {
  const classes = new Map<string, Difference[]>();
  for (const difference of differences) {
    const shape = shapeOf(difference.text);
    classes.set(shape, [...(classes.get(shape) ?? []), difference]);
  }
  for (const members of [...classes.values()].sort((a, b) => b.length - a.length)) {
    const { text, kramdown, expected, actual } = members[0]!;
    console.log(`${members.length} × ${JSON.stringify(text)}  ${JSON.stringify(kramdown)}`);
    console.log(`    Jekyll    ${JSON.stringify(expected)}`);
    console.log(`    Copydesk  ${JSON.stringify(actual)}`);
  }
  const total: Counts = { inputs: 0, same: 0, exact: 0, failed: 0 };
  for (const count of counts.values()) {
    total.inputs += count.inputs;
    total.same += count.same;
    total.exact += count.exact;
    total.failed += count.failed;
  }
  console.table({ ...Object.fromEntries(counts), total });
  const { text, milliseconds } = slowest;
  console.log(`The slowest took ${milliseconds.toFixed(0)} ms: ${JSON.stringify(text.slice(0, 200))}`);
}

/** Texts of one class differ in their words alone. */
function shapeOf(text: string): string {
  return text
    .replace(/[a-z]+/gi, 'a')
    .replace(/\d+/g, '0')
    .replace(/[^\x20-\x7e\n]/g, '一');
}
