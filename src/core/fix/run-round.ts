import { rules } from '../rules/index.ts';
import type { Finding, Fix } from '../rules/rule.ts';
import { createEditSet } from './edit-set.ts';
import { type ChosenFix, type Draft, type ProofRequest, type Proven, proveFixes } from './prove.ts';

/** A finding and its fixes that may be applied, the best first. */
export interface Candidate {
  readonly finding: Finding;
  readonly fixes: readonly Fix[];
}

/** What a round asks besides its proofs. */
export interface RoundRequest extends ProofRequest {
  /** Whether what was refused may be followed by another try; asked before each. */
  mayTryOn(): boolean;
}

/** One round: where what comes first does not prove, the next fix of each finding is tried, and then the next findings. */
export function runRound(
  draft: Draft,
  candidates: readonly Candidate[],
  request: RoundRequest,
): Proven | undefined {
  const closed = closeTogether(draft, candidates, request);
  if (closed) return closed;
  const refused = new Set<Fix>();
  for (;;) {
    const chosen = chooseTogether(
      candidates.flatMap(({ finding, fixes }) => {
        const fix = fixes.find(each => !refused.has(each));
        return fix ? [{ finding, fix }] : [];
      }),
    );
    if (chosen.length === 0) return undefined;
    const proven = proveFixes(draft, chosen, request);
    if (proven) return proven;
    for (const { fix } of chosen) refused.add(fix);
    if (!request.mayTryOn()) return undefined;
  }
}

/** Of fixes in source order those that can be applied together; as long as tags do not pair, those that mend that. */
function chooseTogether(wanted: readonly ChosenFix[]): readonly ChosenFix[] {
  const urgent = wanted.filter(({ finding }) => rulesThatGoFirst.has(finding.rule));
  const occupied = createEditSet();
  return (urgent.length > 0 ? urgent : wanted).filter(({ fix }) => occupied.add(fix.edits));
}

/** So many end tags at one place are written one a round: what they do to each other is seen. */
const FEW_CLOSINGS = 8;

/**
 * Many elements that end at one place get their end tags at once, if all of them prove. One a round, since they
 * collide, and of each round all but one refused, would take time that grows with the cube of their number.
 */
function closeTogether(
  draft: Draft,
  candidates: readonly Candidate[],
  request: ProofRequest,
): Proven | undefined {
  const best = candidates.map(({ finding, fixes }) => ({ finding, fix: fixes[0]! }));
  const closings = new Map<number, ChosenFix[]>();
  for (const each of best) {
    const place = closingPlaceOf(each);
    if (place === undefined) continue;
    const there = closings.get(place);
    if (there) there.push(each);
    else closings.set(place, [each]);
  }
  if (![...closings.values()].some(group => group.length > FEW_CLOSINGS)) return undefined;
  const together = chooseTogether(best).flatMap(each => {
    const place = closingPlaceOf(each);
    const group = place === undefined ? undefined : closings.get(place);
    // What starts last ends first.
    return group?.[0] === each && group.length > FEW_CLOSINGS ? group.toReversed() : [each];
  });
  const proven = proveFixes(draft, together, { ...request, noteLoop() {} });
  return proven?.fixes.length === together.length ? proven : undefined;
}

/** Where a fix that mends pairs writes an end tag, on a line of its own or not, and does nothing else. */
function closingPlaceOf({ finding, fix: { edits } }: ChosenFix): number | undefined {
  const [edit, ...others] = edits;
  if (!edit || others.length > 0 || edit.span.start < edit.span.end) return undefined;
  const isEndTag = /^(?:[\r\n][>\s]*)?<\/[^\s<>]+>$/.test(edit.text);
  return isEndTag && rulesThatGoFirst.has(finding.rule) ? edit.span.start : undefined;
}

const rulesThatGoFirst: ReadonlySet<string> = new Set(
  rules.flatMap(({ id, mendsPairs }) => (mendsPairs ? [id] : [])),
);
