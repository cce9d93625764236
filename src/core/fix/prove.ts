import { check } from '../check.ts';
import { decodeEntities } from '../kramdown/decode-entities.ts';
import { type Post, parsePost } from '../post/post.ts';
import type { Facts, Finding, Fix, ReadingChange, Severity } from '../rules/rule.ts';
import type { Settings } from '../settings/settings.ts';
import { applyEdits } from '../text/edits.ts';
import { mayHoldLiquid } from '../text/may-hold-liquid.ts';
import { sliceSpan, type TextEdit } from '../text/span.ts';
import { type Allowance, compareReadings, findLoss } from './compare-readings.ts';
import { followEdits, type Moved } from './moved.ts';
import { readPageOf, squeezeWords } from './page-reading.ts';

/** A post and what is wrong with it. */
export interface Draft {
  readonly post: Post;
  readonly findings: readonly Finding[];
}

/** A fix, and what it is for. */
export interface ChosenFix {
  readonly finding: Finding;
  readonly fix: Fix;
}

/** By what posts are checked. */
export interface CheckedBy {
  readonly facts: Facts;
  readonly settings: Settings;
}

/** Fixes that have proven to do what they say, of each the parts that have, and the post behind them. */
export interface Proven {
  readonly fixes: readonly ChosenFix[];
  readonly draft: Draft;
}

/** What decides, besides the page, whether fixes may be applied. */
export interface ProofRequest extends CheckedBy {
  /** Whether the post had this text before: fixes that lead back to it undo each other. */
  hasBeen(text: string): boolean;
  /** Is told of a fix that leads back to such a text. */
  noteLoop(fix: ChosenFix, text: string): void;
}

const RANKS: Readonly<Record<Severity, number>> = { error: 3, warning: 2, info: 1, hint: 0 };

/** A text of this many UTF-16 units is tried once; shorter ones more often, up to `MAX_TRIALS`. */
const MAX_WORK = 8_000_000;
const MAX_TRIALS = 120;
const MIN_TRIALS = 12;

/**
 * The largest part of `chosen` that proves to do what it says: applied to the post, and the page that Jekyll makes of it
 * read as a browser reads it. Of a safe fix readers meet the same, but for what it declares; of one that is to be
 * looked at they lose no more than its edits take away; after either no more tags are printed, its finding is gone, and
 * none as grave has come in its place. Undefined where nothing proves.
 *
 * Bounded: where it would take too many trials to tell which of many fixes fail, those that were not tried are left.
 */
export function proveFixes(
  draft: Draft,
  chosen: readonly ChosenFix[],
  request: ProofRequest,
): Proven | undefined {
  let left = Math.min(MAX_TRIALS, Math.max(MIN_TRIALS, Math.floor(MAX_WORK / (draft.post.text.length + 1))));
  const isSafe = ({ fix }: ChosenFix): boolean => fix.safety === 'safe';
  const units = chosen.flatMap(toUnits);
  const safe = search(
    units.filter(({ of }) => isSafe(of)),
    { units: [], draft },
  );
  const all = search(
    units.filter(({ of }) => !isSafe(of)),
    safe,
  );
  return all.units.length > 0 ? { fixes: toFixes(all.units), draft: all.draft } : undefined;

  /** What of `units` proves on top of what has; halves are tried where the whole does not. */
  function search(units: readonly Unit[], known: Accepted): Accepted {
    if (units.length === 0 || left <= 0) return known;
    left--;
    const trial = tryUnits(draft, { units, known }, request);
    if (!('failed' in trial)) return trial;
    const rest = units.filter(unit => !trial.failed.has(unit));
    if (rest.length < units.length && rest.length > 0) return search(rest, known);
    if (units.length === 1 || rest.length === 0) return known;
    const middle = units.length >> 1;
    return search(units.slice(middle), search(units.slice(0, middle), known));
  }
}

/** Whether a fix of a finding of the post proves by itself. */
export function provesAlone({ post, findings }: Draft, chosen: ChosenFix, by: CheckedBy): boolean {
  const proven = proveFixes({ post, findings }, [chosen], { ...by, hasBeen: () => false, noteLoop() {} });
  return proven?.fixes[0]?.fix === chosen.fix;
}

/** Edits that do without others of their fix. */
interface Unit {
  readonly of: ChosenFix;
  readonly edits: readonly TextEdit[];
}

interface Accepted {
  readonly units: readonly Unit[];
  readonly draft: Draft;
}

/** Those that are known to fail; empty where it is only known that all together do. */
interface Failed {
  readonly failed: ReadonlySet<Unit>;
}

function toUnits(of: ChosenFix): readonly Unit[] {
  return (of.fix.parts ?? [of.fix.edits]).map(edits => ({ of, edits }));
}

function toFixes(units: readonly Unit[]): readonly ChosenFix[] {
  const byFix = groupByFix(units);
  return [...byFix].map(([{ finding, fix }, own]) => {
    const parts = own.map(({ edits }) => edits);
    if (!fix.parts || parts.length === fix.parts.length) return { finding, fix };
    return { finding, fix: { ...fix, edits: parts.flat(), parts } };
  });
}

function groupByFix(units: readonly Unit[]): ReadonlyMap<ChosenFix, readonly Unit[]> {
  const byFix = new Map<ChosenFix, Unit[]>();
  for (const unit of units) {
    const own = byFix.get(unit.of);
    if (own) own.push(unit);
    else byFix.set(unit.of, [unit]);
  }
  return byFix;
}

interface Trial {
  readonly units: readonly Unit[];
  /** What is applied with them. */
  readonly known: Accepted;
}

function tryUnits(before: Draft, { units, known }: Trial, request: ProofRequest): Accepted | Failed {
  const { facts, settings } = request;
  const all = [...known.units, ...units];
  const edits = all.flatMap(unit => unit.edits);
  const text = applyEdits(before.post.text, edits);
  if (text === known.draft.post.text) return { failed: new Set(units) };
  if (request.hasBeen(text)) {
    if (units.length === 1) request.noteLoop(units[0]!.of, text);
    return { failed: new Set() };
  }
  const post = parsePost(before.post.path, text, facts.site);
  const removed = units.flatMap(unit => unit.edits.map(({ span }) => sliceSpan(before.post.text, span)));
  if (!readsTheSame(known.draft.post, post, { units, removed })) return { failed: new Set() };
  const findings = check(post, facts, settings);
  const failed = findFailed(before.findings, findings, { units: all, moved: followEdits(edits) });
  if (failed.size > 0) return { failed: new Set(units.filter(unit => failed.has(unit))) };
  return { units: all, draft: { post, findings } };
}

interface Tried {
  readonly units: readonly Unit[];
  /** What their edits take out of the text. */
  readonly removed: readonly string[];
}

/** Whether readers of the page meet the same but for what the fixes say. */
function readsTheSame(before: Post, after: Post, { units, removed }: Tried): boolean {
  if (bodyOf(before) === bodyOf(after) && !mayHoldLiquid(bodyOf(before))) return true;
  const allowed = allowanceOf(units);
  const readings = [readPageOf(before), readPageOf(after)] as const;
  if (units.every(({ of }) => of.fix.safety === 'safe')) {
    return compareReadings(...readings, allowed) === undefined;
  }
  return (
    findLoss(...readings, { removed: squeezeWords(decodeEntities(removed.join(' '))), allowed }) === undefined
  );
}

function bodyOf({ text, body }: Post): string {
  return sliceSpan(text, body.span);
}

function allowanceOf(units: readonly Unit[]): Allowance {
  const allowed = new Map<ReadingChange, number>();
  for (const { of, edits } of units) {
    for (const change of of.fix.changes ?? []) {
      allowed.set(change, (allowed.get(change) ?? 0) + edits.length);
    }
  }
  return allowed;
}

interface Applied {
  readonly units: readonly Unit[];
  readonly moved: Moved;
}

/** Those whose finding is still there, or has made room for one that is as grave and that nothing mends safely. */
function findFailed(
  before: readonly Finding[],
  after: readonly Finding[],
  { units, moved }: Applied,
): ReadonlySet<Unit> {
  const known = new Set(before.map(finding => keyOf(finding, moved.to(finding.span.start))));
  const now = new Map<string, Finding>();
  for (const finding of after) now.set(keyOf(finding, finding.span.start), finding);
  const added = after.filter(finding => !known.has(keyOf(finding, finding.span.start)));
  const byFix = groupByFix(units);
  const failed = new Set<Unit>();
  for (const [{ finding, fix }, own] of byFix) {
    const isWhole = own.length === (fix.parts?.length ?? 1);
    if (isWhole && now.has(keyOf(finding, moved.to(finding.span.start)))) {
      for (const unit of own) failed.add(unit);
      continue;
    }
    for (const unit of own) {
      const places = unit.edits.map(moved.placeOf);
      const isHere = ({ span }: Finding): boolean =>
        places.some(({ start, end }) => start <= span.start && span.start < Math.max(end, start + 1));
      if (added.some(candidate => takesPlaceOf(finding, candidate) && isHere(candidate))) failed.add(unit);
    }
  }
  return failed;
}

/** A finding by what it says and where: of those that speak of several places, at which they begin. */
function keyOf({ rule, message }: Finding, start: number): string {
  return `${rule}\n${message}\n${start}`;
}

/** Whether a new finding is the old one again, or as grave a one; what Jekyll printed as text had its own faults hidden. */
function takesPlaceOf(old: Finding, added: Finding): boolean {
  if (added.rule === old.rule && added.message === old.message) return true;
  if (RANKS[added.severity] < RANKS[old.severity]) return false;
  if (added.fixes.some(({ safety }) => safety === 'safe')) return false;
  return added.prints || !old.prints;
}
