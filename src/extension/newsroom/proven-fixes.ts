import { type Finding, type Fix, provesAlone } from '../../core/index.ts';
import type { OpenPost } from './open-posts.ts';

/** The results by fix, because a menu asks again at the same place. */
const known = new WeakMap<Fix, boolean>();

/** At most this many fixes are tried for one menu: more are at one place only if much text is selected. */
const MAX_TRIED = 8;

/** Whether a fix that is marked as safe is safe on the page of the post. */
export function isProven({ post, findings, facts, folder }: OpenPost, finding: Finding, fix: Fix): boolean {
  const before = known.get(fix);
  if (before !== undefined) return before;
  const { settings } = folder;
  const isSafe = provesAlone({ post, findings }, { finding, fix }, { facts, settings });
  known.set(fix, isSafe);
  return isSafe;
}

/** For one menu: the fixes of a finding, those that prove on the page first; what does not is marked for review. */
export function proveForMenu(open: OpenPost): (finding: Finding) => readonly Fix[] {
  let tried = 0;
  const proves = (finding: Finding, fix: Fix): boolean => {
    if (fix.safety !== 'safe') return false;
    if (!known.has(fix) && tried++ >= MAX_TRIED) return false;
    return isProven(open, finding, fix);
  };
  return finding => {
    // Only where the first is called safe does the order say so.
    if (finding.fixes[0]?.safety !== 'safe') return finding.fixes;
    const proven = finding.fixes.filter(fix => proves(finding, fix));
    const others = finding.fixes.filter(fix => !proven.includes(fix));
    return [...proven, ...others.map((fix): Fix => ({ ...fix, safety: 'review' }))];
  };
}
