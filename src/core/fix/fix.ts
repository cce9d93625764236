import { check } from '../check.ts';
import type { Post } from '../post/post.ts';
import type { Facts, Finding, Fix } from '../rules/rule.ts';
import type { Settings } from '../settings/settings.ts';
import type { CheckedBy, ChosenFix, Draft } from './prove.ts';
import { runRound } from './run-round.ts';

/** Which fixes to apply. */
export interface FixRequest {
  /** `safe` leaves out those marked for review. */
  readonly safety: 'safe' | 'all';
  /** Only the findings of this rule. */
  readonly rule?: string;
}

/** A post after its fixes. */
export interface FixResult extends Draft {
  readonly text: string;
  readonly applied: number;
  /** Rules whose fixes were left out, since they undo each other or make room for one another without end. */
  readonly unsettled: readonly string[];
}

/** A post and all by which it is checked. */
export interface Checkable extends CheckedBy {
  readonly post: Post;
}

/** Fixes that were applied at once, and the post behind them. */
export interface FixRound {
  readonly fixes: readonly ChosenFix[];
  readonly post: Post;
}

/** Says which fixes may be applied, on the way from a post to its fixed one. */
export interface FixChooser {
  /** The permitted fixes of a finding of the present text, the best first. */
  choose(finding: Finding): readonly Fix[];
  /** Is told of each round, before it is asked about the text behind it. */
  follow?(round: FixRound): void;
}

/** Rounds of fixes up to a post on which nothing is left to apply. */
export interface FixRun {
  /** The post behind the last round. */
  readonly draft: Draft;
  readonly rounds: readonly FixRound[];
  readonly unsettled: readonly string[];
}

/** A fix may reveal a fault that another fixes; more rounds than this mean that each makes room for the next. */
const MAX_ROUNDS = 60;

/**
 * How often a run goes on behind fixes that did not prove: of hundreds of fixes that collide, all but one a round may
 * have to be refused. A text of `MAX_REFUSED_WORK` UTF-16 units is tried on once, shorter ones more often.
 */
const MAX_REFUSALS = 120;
const MIN_REFUSALS = 12;
const MAX_REFUSED_WORK = 2_000_000;

/** Of rounds without end, those rules are to blame that had fixes in the last ones. */
const LAST_ROUNDS = 12;

/**
 * Applies to each finding the first permitted fix that proves on the page, those that collide in later rounds, until
 * nothing is left to apply. Always ends, and applied to its own result changes nothing.
 */
export function fixAll(post: Post, facts: Facts, settings: Settings, request: FixRequest): FixResult {
  const choose = (finding: Finding): readonly Fix[] =>
    request.rule === undefined || finding.rule === request.rule
      ? permittedFixes(finding, request.safety)
      : [];
  const { draft, rounds, unsettled } = fixInRounds({ post, facts, settings }, () => ({ choose }));
  const applied = rounds.reduce((count, { fixes }) => count + fixes.length, 0);
  return { ...draft, text: draft.post.text, applied, unsettled };
}

/**
 * The rounds of `fixAll`, in passes: where some fixes never settle, all is begun anew, with another chooser, without
 * them, so that no half of them stays. What the others have made of the post may let them settle after all: so there is
 * another pass, up to one that changes nothing.
 */
export function fixInRounds(given: Checkable, createChooser: () => FixChooser): FixRun {
  /** For each pass the rules that never settle in it. */
  const passes: Set<string>[] = [new Set()];
  for (;;) {
    const run = runPasses(given, createChooser(), passes);
    if (run !== undefined) return run;
  }
}

/** More passes than this mean that they lead from one post to another and back. */
const MAX_PASSES = 5;

/** Runs the passes that are known to be needed. Where more is to be left out, or another pass to be run, notes that. */
function runPasses(given: Checkable, chooser: FixChooser, passes: Set<string>[]): FixRun | undefined {
  const rounds: FixRound[] = [];
  let { post } = given;
  for (const [index, leftOut] of passes.entries()) {
    const run = runOnce({ ...given, post }, chooser, leftOut);
    const known = leftOut.size;
    for (const rule of run.unsettled) leftOut.add(rule);
    if (leftOut.size > known) return undefined;
    rounds.push(...run.rounds);
    post = run.draft.post;
    if (index < passes.length - 1) continue;
    const mayGoOn = leftOut.size > 0 && run.rounds.length > 0 && passes.length < MAX_PASSES;
    if (!mayGoOn) return { draft: run.draft, rounds, unsettled: [...leftOut].sort() };
    passes.push(new Set());
  }
  return undefined;
}

/** The fixes of a finding that `safety` permits and that leave nothing to write, the best first. */
export function permittedFixes(finding: Finding, safety: FixRequest['safety']): readonly Fix[] {
  return finding.fixes.filter(fix => !fix.leavesBlank && (safety === 'all' || fix.safety === 'safe'));
}

/** The fix that is tried first for a finding when all are fixed. */
export function preferredFix(finding: Finding, safety: FixRequest['safety']): Fix | undefined {
  return permittedFixes(finding, safety)[0];
}

function runOnce(given: Checkable, chooser: FixChooser, leftOut: ReadonlySet<string>): FixRun {
  const { post, facts, settings } = given;
  const rounds: FixRound[] = [];
  const unsettled = new Set<string>();
  /** Every text so far, with the round that began from it. */
  const seen = new Map([[post.text, 0]]);
  const noteRules = (fixes: readonly ChosenFix[]): void => {
    for (const { finding } of fixes) unsettled.add(finding.rule);
  };
  let draft: Draft = { post, findings: check(post, facts, settings) };
  const affordable = Math.floor(MAX_REFUSED_WORK / (post.text.length + 1));
  let refusals = Math.min(MAX_REFUSALS, Math.max(MIN_REFUSALS, affordable));
  while (rounds.length < MAX_ROUNDS) {
    const candidates = draft.findings.flatMap(finding => {
      const fixes = leftOut.has(finding.rule) ? [] : chooser.choose(finding);
      return fixes.length > 0 ? [{ finding, fixes }] : [];
    });
    const proven = runRound(draft, candidates, {
      facts,
      settings,
      mayTryOn: () => refusals-- > 0,
      hasBeen: text => seen.has(text),
      noteLoop({ finding }, text) {
        unsettled.add(finding.rule);
        // Since the text is what it was, every fix since then has been undone.
        for (const { fixes } of rounds.slice(seen.get(text))) noteRules(fixes);
      },
    });
    if (!proven) return { draft, rounds, unsettled: [...unsettled] };
    draft = proven.draft;
    seen.set(draft.post.text, rounds.length + 1);
    const round = { fixes: proven.fixes, post: draft.post };
    rounds.push(round);
    chooser.follow?.(round);
  }
  for (const { fixes } of rounds.slice(-LAST_ROUNDS)) noteRules(fixes);
  return { draft, rounds, unsettled: [...unsettled] };
}
