import { parsePost } from '../post/post.ts';
import type { Fix } from '../rules/rule.ts';
import type { TextEdit } from '../text/span.ts';
import { type MarkedEdit, type TracedChange, traceBack, traceEdits } from '../text/traced-changes.ts';
import { type Checkable, fixInRounds, permittedFixes } from './fix.ts';
import type { ChosenFix } from './prove.ts';

/** A fix, or one of the parts of it that do without each other. */
export interface PlannedFix {
  readonly rule: string;
  /** What was found. */
  readonly message: string;
  readonly title: string;
  /** It should be looked at, or follows on one that should. */
  readonly needsReview: boolean;
  /** The UTF-16 offset in the post as it is, from which it can be told when the rules find it again. */
  readonly origin: number;
}

/** One stretch of the post as it is, what is to stand there, and why. */
export type PlannedChange = TracedChange<PlannedFix>;

/** All that can be mended in a post, for somebody to choose from. */
export interface FixPlan {
  /** The post with all of it. */
  readonly text: string;
  /** In source order; their spans are those of the post as it is. */
  readonly changes: readonly PlannedChange[];
}

/**
 * What all fixes would change: first the safe ones, until none is left, then those that should be looked at, with
 * what these make possible.
 */
export function planFixes(given: Checkable): FixPlan {
  return runStages(given, () => true);
}

/** Whether a change brings what should be looked at. */
export function needsReview({ marks }: PlannedChange): boolean {
  return marks.some(fix => fix.needsReview);
}

/**
 * The post with those changes of its plan that were chosen. The fixes behind them are found and applied anew, so that
 * none is left by half, and none that another makes possible is applied without it. Of a change that was left out
 * because it needs review, what does not is applied.
 *
 * @param isChosen for each change of the plan
 */
export function applyChosen(given: Checkable, plan: FixPlan, isChosen: readonly boolean[]): string {
  const refused = new Set<string>();
  plan.changes.forEach((change, index) => {
    if (isChosen[index]) return;
    const isMixed = needsReview(change);
    for (const fix of change.marks) if (fix.needsReview || !isMixed) refused.add(keyOf(fix));
  });
  const known = new Set(plan.changes.flatMap(({ marks }) => marks.map(keyOf)));
  return runStages(given, fix => known.has(keyOf(fix)) && !refused.has(keyOf(fix))).text;
}

/**
 * Which changes of a plan have led from `before` to `after`. Undefined where something else was changed as well.
 */
export function readChosen(
  before: string,
  { changes }: FixPlan,
  after: string,
): readonly boolean[] | undefined {
  /** By place in `after`: the last choice on the way to it, and those before. */
  let states = new Map<number, Choice | undefined>([[0, undefined]]);
  let position = 0;
  for (const { span, text } of changes) {
    const next = new Map<number, Choice | undefined>();
    const gap = before.slice(position, span.start);
    const old = before.slice(span.start, span.end);
    for (const [start, previous] of states) {
      if (!after.startsWith(gap, start)) continue;
      const at = start + gap.length;
      if (after.startsWith(text, at)) next.set(at + text.length, { isChosen: true, previous });
      const isOld = after.startsWith(old, at) && !next.has(at + old.length);
      if (isOld) next.set(at + old.length, { isChosen: false, previous });
    }
    if (next.size === 0 || next.size > MAX_STATES) return undefined;
    states = next;
    position = span.end;
  }
  const rest = before.slice(position);
  const end = after.length - rest.length;
  if (!after.endsWith(rest) || !states.has(end)) return undefined;
  const chosen: boolean[] = [];
  for (let choice = states.get(end); choice; choice = choice.previous) chosen.push(choice.isChosen);
  return chosen.reverse();
}

/** More ways than this to read what was chosen are not followed: only texts of nothing but repetitions have them. */
const MAX_STATES = 1000;

interface Choice {
  readonly isChosen: boolean;
  readonly previous: Choice | undefined;
}

function runStages(given: Checkable, isAccepted: (fix: PlannedFix) => boolean): FixPlan {
  const { post, facts, settings } = given;
  let plan: FixPlan = { text: post.text, changes: [] };
  for (const safety of ['safe', 'all'] as const) {
    const current = plan.text === post.text ? post : parsePost(post.path, plan.text, facts.site);
    const start = plan;
    fixInRounds({ post: current, facts, settings }, () => {
      plan = start;
      let originOf = traceBack(plan.changes);
      return {
        choose: finding =>
          permittedFixes(finding, safety).flatMap(each => {
            // What is called safe and is left behind the first stage has not proven: it is to be looked at.
            const fix: Fix = safety === 'all' ? { ...each, safety: 'review' } : each;
            const parts = planParts({ finding, fix }, { safety, originOf });
            return acceptedPart(
              fix,
              parts.filter(part => isAccepted(part.plan)),
            );
          }),
        follow(round) {
          const edits = round.fixes.flatMap(chosen => markEdits(chosen, { safety, originOf }));
          plan = { text: round.post.text, changes: traceEdits(plan.changes, plan.text, edits) };
          originOf = traceBack(plan.changes);
        },
      };
    });
  }
  return plan;
}

/** What is accepted of a fix, if anything. */
function acceptedPart(fix: Fix, accepted: readonly PlannedPart[]): readonly Fix[] {
  if (accepted.length === 0 || !fix.parts) return accepted.length > 0 ? [fix] : [];
  const parts = accepted.map(({ edits }) => edits);
  return [{ ...fix, edits: parts.flat(), parts }];
}

interface Stage {
  readonly safety: 'safe' | 'all';
  originOf(offset: number): number;
}

interface PlannedPart {
  readonly plan: PlannedFix;
  readonly edits: readonly TextEdit[];
}

function planParts({ finding, fix }: ChosenFix, { safety, originOf }: Stage): readonly PlannedPart[] {
  const { rule, message } = finding;
  const needsReview = safety === 'all';
  const about = { rule, message, title: fix.title, needsReview };
  if (!fix.parts) return [{ plan: { ...about, origin: originOf(finding.span.start) }, edits: fix.edits }];
  return fix.parts.map(edits => ({
    plan: { ...about, origin: originOf(Math.min(...edits.map(({ span }) => span.start))) },
    edits,
  }));
}

function markEdits(chosen: ChosenFix, stage: Stage): readonly MarkedEdit<PlannedFix>[] {
  return planParts(chosen, stage).flatMap(({ plan, edits }) => edits.map(edit => ({ edit, mark: plan })));
}

/** What tells a fix from others, whatever has been mended before it. */
function keyOf({ rule, title, needsReview, origin }: PlannedFix): string {
  return `${rule} ${origin} ${needsReview} ${title}`;
}
