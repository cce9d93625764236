import { type ClassifiedFinding, type FaultClass, isVnuOfClass } from './fault-classes.ts';
import { percent, type Row } from './table.ts';
import type { VnuMessages } from './vnu.ts';

/** Where vnu and Copydesk differ, by posts. */
export interface Agreement {
  readonly what: string;
  readonly both: readonly string[];
  /** vnu alone finds it. */
  readonly missed: readonly string[];
  /** Copydesk alone finds it. */
  readonly extra: readonly string[];
}

/** The findings of posts, by the names of their files. */
export type FindingsByPost = ReadonlyMap<string, readonly ClassifiedFinding[]>;

/** In classes of fewer posts a share says little: one post each may be missed and be too many. */
const FEW = 100;
const LEAST_SHARE = 0.99;

/** What vnu and Copydesk say of the same posts. */
export interface Reports {
  readonly messages: VnuMessages;
  readonly findings: FindingsByPost;
}

/** Compares what vnu and Copydesk find of a class of faults in the same posts; `what` names the row. */
export function compareWithVnu(
  faultClass: FaultClass,
  what: string,
  { messages, findings }: Reports,
): Agreement {
  const theirs = new Set(
    [...messages].filter(([, all]) => isVnuOfClass(faultClass, all)).map(([name]) => name),
  );
  const ours = new Set([...findings].filter(([, all]) => all.some(faultClass.isOurs)).map(([name]) => name));
  return {
    what,
    both: [...theirs].filter(name => ours.has(name)),
    missed: [...theirs].filter(name => !ours.has(name)),
    extra: [...ours].filter(name => !theirs.has(name)),
  };
}

/** A row for a class. */
export function agreementRow({ what, both, missed, extra }: Agreement): Row {
  const theirs = both.length + missed.length;
  const ours = both.length + extra.length;
  const isFew = theirs < FEW;
  const counts = `${theirs} posts, ${missed.length} missed, ${extra.length} extra`;
  return {
    what: `agreement with vnu: ${what}`,
    measured: `${counts}; precision ${percent(both.length, ours)}, recall ${percent(both.length, theirs)}`,
    goal: isFew ? '≤ 1 missed, ≤ 1 extra' : '≥ 99 %, ≥ 99 %',
    isReached: isFew
      ? missed.length <= 1 && extra.length <= 1
      : both.length >= LEAST_SHARE * theirs && both.length >= LEAST_SHARE * ours,
  };
}
