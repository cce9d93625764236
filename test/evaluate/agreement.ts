import type { Findings } from './copydesk.ts';
import { type FaultClass, faultClasses } from './fault-classes.ts';
import { percent, type Row } from './table.ts';
import type { VnuMessages } from './vnu.ts';

/** Where vnu and Copydesk differ, by posts. */
export interface Agreement {
  readonly faultClass: FaultClass;
  readonly both: readonly string[];
  /** vnu alone finds it. */
  readonly missed: readonly string[];
  /** Copydesk alone finds it. */
  readonly extra: readonly string[];
}

/** In classes of fewer posts a share says little: one post each may be missed and be too many. */
const FEW = 100;
const LEAST_SHARE = 0.99;

/** Compares what vnu and Copydesk find in the same posts. */
export function compareWithVnu(messages: VnuMessages, findings: Findings): readonly Agreement[] {
  return faultClasses.map(faultClass => {
    const theirs = new Set(
      [...messages].filter(([, all]) => all.some(({ message }) => faultClass.vnu.test(message))).map(nameOf),
    );
    const ours = new Set([...findings].filter(([, all]) => all.some(faultClass.isOurs)).map(nameOf));
    return {
      faultClass,
      both: [...theirs].filter(name => ours.has(name)),
      missed: [...theirs].filter(name => !ours.has(name)),
      extra: [...ours].filter(name => !theirs.has(name)),
    };
  });
}

function nameOf([name]: readonly [string, unknown]): string {
  return name;
}

/** A row for a class. */
export function agreementRow({ faultClass, both, missed, extra }: Agreement): Row {
  const theirs = both.length + missed.length;
  const ours = both.length + extra.length;
  const isFew = theirs < FEW;
  return {
    what: `agreement with vnu: ${faultClass.name}`,
    measured: `${theirs} posts, ${missed.length} missed, ${extra.length} extra; precision ${percent(both.length, ours)}, recall ${percent(both.length, theirs)}`,
    goal: isFew ? '≤ 1 missed, ≤ 1 extra' : '≥ 99 %, ≥ 99 %',
    isReached: isFew
      ? missed.length <= 1 && extra.length <= 1
      : both.length >= LEAST_SHARE * theirs && both.length >= LEAST_SHARE * ours,
  };
}
