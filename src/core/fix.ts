import { check } from './check.ts';
import { type Post, parsePost } from './post/post.ts';
import { rules } from './rules/index.ts';
import type { Facts, Finding, Fix } from './rules/rule.ts';
import type { Settings } from './settings.ts';
import { applyEdits, editsCollide } from './text/edits.ts';
import type { TextEdit } from './text/span.ts';

/** Which fixes to apply. */
export interface FixRequest {
  /** `safe` leaves out those marked for review. */
  readonly safety: 'safe' | 'all';
  /** Only the findings of this rule. */
  readonly rule?: string;
}

/** A post after its fixes. */
export interface FixResult {
  readonly text: string;
  readonly applied: number;
}

/** A post and all by which it is checked. */
export interface Checkable {
  readonly post: Post;
  readonly facts: Facts;
  readonly settings: Settings;
}

/** Fixes that were applied at once, and the post behind them. */
export interface FixRound {
  readonly fixes: readonly ChosenFix[];
  readonly post: Post;
}

/** A fix, and what it is for. */
export interface ChosenFix {
  readonly finding: Finding;
  readonly fix: Fix;
}

/** A fix may reveal a fault that another mends; more rounds than this mean that two fixes undo each other. */
const MAX_ROUNDS = 100;

/**
 * Applies the first permitted fix of each finding, those that collide in later rounds, until nothing is left to
 * apply. Always ends.
 */
export function fixAll(post: Post, facts: Facts, settings: Settings, request: FixRequest): FixResult {
  let result: FixResult = { text: post.text, applied: 0 };
  const choose = (finding: Finding): Fix | undefined =>
    request.rule === undefined || finding.rule === request.rule
      ? preferredFix(finding, request.safety)
      : undefined;
  for (const round of fixInRounds({ post, facts, settings }, choose)) {
    result = { text: round.post.text, applied: result.applied + round.fixes.length };
  }
  return result;
}

/** The rounds of `fixAll`, where `choose` says which fix of a finding is applied, if any. */
export function* fixInRounds(
  { post, facts, settings }: Checkable,
  choose: (finding: Finding) => Fix | undefined,
): Generator<FixRound> {
  let current = post;
  const seen = new Set([post.text]);
  for (let count = 0; count < MAX_ROUNDS; count++) {
    const fixes = chooseFixes(check(current, facts, settings), choose);
    if (fixes.length === 0) return;
    const text = applyEdits(
      current.text,
      fixes.flatMap(({ fix }) => fix.edits),
    );
    if (seen.has(text)) return;
    seen.add(text);
    current = parsePost(post.path, text, facts.site);
    yield { fixes, post: current };
  }
}

/** The fix that is applied for a finding when all are: its first that `safety` permits and that leaves nothing to write. */
export function preferredFix(finding: Finding, safety: FixRequest['safety']): Fix | undefined {
  return finding.fixes.find(fix => !fix.leavesBlank && (safety === 'all' || fix.safety === 'safe'));
}

/** Fixes, in source order, that can be applied together; as long as tags do not pair, only those that mend that. */
function chooseFixes(
  findings: readonly Finding[],
  choose: (finding: Finding) => Fix | undefined,
): readonly ChosenFix[] {
  const wanted = findings.flatMap(finding => {
    const fix = choose(finding);
    return fix ? [{ finding, fix }] : [];
  });
  const urgent = wanted.filter(({ finding }) => rulesThatGoFirst.has(finding.rule));
  const chosen: ChosenFix[] = [];
  const occupied = createEditSet();
  for (const each of urgent.length > 0 ? urgent : wanted) {
    if (occupied.add(each.fix.edits)) chosen.push(each);
  }
  return chosen;
}

const rulesThatGoFirst: ReadonlySet<string> = new Set(
  rules.flatMap(({ id, mendsPairs }) => (mendsPairs ? [id] : [])),
);

interface EditSet {
  /** Takes the edits in unless one collides with what is there; tells whether it did. */
  add(edits: readonly TextEdit[]): boolean;
}

/** Edits by the stretch of text they touch, so that asking does not go through all of them. */
function createEditSet(): EditSet {
  const STRETCH = 256;
  const byStretch = new Map<number, TextEdit[]>();
  const stretches = ({ span }: TextEdit): readonly number[] => {
    const first = Math.floor(span.start / STRETCH);
    return Array.from({ length: Math.floor(span.end / STRETCH) - first + 1 }, (_, index) => first + index);
  };
  return {
    add(edits) {
      const near = edits.flatMap(edit => stretches(edit).flatMap(stretch => byStretch.get(stretch) ?? []));
      if (editsCollide(edits, near)) return false;
      for (const edit of edits) {
        for (const stretch of stretches(edit)) {
          const there = byStretch.get(stretch);
          if (there) there.push(edit);
          else byStretch.set(stretch, [edit]);
        }
      }
      return true;
    },
  };
}
