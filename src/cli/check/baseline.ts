import type { FileReport, ReportedFinding } from '../reports/report.ts';
import { likenessOf } from '../reports/sketch.ts';

/** A finding as a baseline has it. */
export interface KnownFinding {
  readonly rule: string;
  readonly message: string;
  readonly text: string;
  readonly before: string;
  readonly behind: string;
  readonly places: number;
}

/** What was found in a post when the baseline was written. */
export interface KnownPost {
  readonly sketch: string;
  readonly findings: readonly KnownFinding[];
}

/** Findings that are forgiven, by the paths of their posts. */
export type Baseline = ReadonlyMap<string, KnownPost>;

/** Leaves out of reports what a baseline forgives. */
export interface Forgiving {
  /** The findings that are new. `path` is written as in the baseline. */
  newOf(path: string, report: FileReport): readonly ReportedFinding[];
}

/** A post that is less like the one of a path than this has been moved to it, if another fits. */
const STAYED = 0.15;
/** A post that was moved, and edited ever since the baseline was written, shares at least this part of its text. */
const MOVED = 0.25;

/**
 * Forgives each finding of a baseline once.
 *
 * @param isThere whether there is still a file at a path of the baseline: what is gone may have been moved
 */
export function forgive(baseline: Baseline, isThere: (path: string) => boolean): Forgiving {
  const gone = new Map([...baseline].filter(([path]) => !isThere(path)));

  function knownAt(path: string, sketch: string): KnownPost | undefined {
    const own = baseline.get(path);
    if (own && (gone.size === 0 || likenessOf(own.sketch, sketch) >= STAYED)) return own;
    const [best] = [...gone]
      .map(([from, post]) => ({ from, post, likeness: likenessOf(post.sketch, sketch) }))
      .filter(({ likeness }) => likeness >= MOVED)
      .sort((a, b) => b.likeness - a.likeness);
    if (!best) return own;
    gone.delete(best.from);
    return best.post;
  }

  return {
    newOf(path, { findings, sketch }) {
      if (findings.length === 0) return findings;
      const known = knownAt(path, sketch);
      return known ? withoutKnown(findings, known.findings) : findings;
    },
  };
}

/** A finding as it is written to a baseline. */
export function toKnown({ rule, identity, places }: ReportedFinding): KnownFinding {
  return { rule, ...identity, places };
}

/**
 * By what a finding is known again, the surest first: it has stayed; it was moved, or its neighbourhood edited, so that
 * one side of it is as before, unless it is long enough to be known by itself; it was edited itself. A key that says
 * nothing of a finding is undefined.
 */
const keys: readonly ((finding: KnownFinding) => string | undefined)[] = [
  ({ rule, message, text, before, behind }) => `${rule} ${message} ${text} ${before} ${behind}`,
  ({ rule, message, text, before }) => `${rule} ${message} ${text} ${before}`,
  ({ rule, message, text, behind }) => `${rule} ${message} ${text} ${behind}`,
  ({ rule, message, text }) => (text.endsWith('+') ? `${rule} ${message} ${text}` : undefined),
  ({ rule, message, before, behind }) => `${rule} ${message} ${before} ${behind}`,
];

function withoutKnown(
  findings: readonly ReportedFinding[],
  known: readonly KnownFinding[],
): readonly ReportedFinding[] {
  let left: readonly KnownFinding[] = known;
  let fresh = findings;
  for (const key of keys) {
    const byKey = groupBy(left, key);
    byKey.delete(undefined);
    const used = new Set<KnownFinding>();
    fresh = fresh.filter(finding => {
      const match = byKey.get(key(toKnown(finding)))?.find(each => !used.has(each) && covers(each, finding));
      if (match) used.add(match);
      return match === undefined;
    });
    left = left.filter(each => !used.has(each));
  }
  return fresh.filter(finding => !isWhatIsLeft(finding, fresh, left));
}

function groupBy<Item>(
  items: readonly Item[],
  key: (item: Item) => string | undefined,
): Map<string | undefined, Item[]> {
  const groups = new Map<string | undefined, Item[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

/** One finding about several places has become worse if there are more of them. */
function covers(known: KnownFinding, { places }: ReportedFinding): boolean {
  return places <= known.places;
}

/** Where one of several places was fixed, the one finding about them stands at another, and is worded otherwise. */
function isWhatIsLeft(
  finding: ReportedFinding,
  fresh: readonly ReportedFinding[],
  left: readonly KnownFinding[],
): boolean {
  const before = left.filter(({ rule }) => rule === finding.rule);
  const [only] = before;
  const now = fresh.filter(({ rule }) => rule === finding.rule);
  return only !== undefined && before.length === 1 && now.length === 1 && finding.places < only.places;
}
