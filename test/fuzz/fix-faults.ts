import type { Settings } from '../../src/core/index.ts';
import { type Facts, type FixRequest, fixAll, parsePost } from '../../src/core/index.ts';

/** A post and all by which it is fixed. */
export interface Fixable {
  readonly text: string;
  readonly path: string;
  readonly facts: Facts;
  readonly settings: Settings;
}

/** More than what any one fix of a post writes into it. */
const MAX_ADDED = 400;

/** What is wrong with how the fixes of a post end; undefined where nothing is. */
export function findFixFault(
  { text, path, facts, settings }: Fixable,
  safety: FixRequest['safety'],
): string | undefined {
  const fix = (before: string) => fixAll(parsePost(path, before, facts.site), facts, settings, { safety });
  const first = fix(text);
  const second = fix(first.text);
  if (second.text !== first.text) {
    return fix(second.text).text === first.text ? 'goes to and fro' : 'changes at the second run';
  }
  const added = first.text.length - text.length;
  const most = MAX_ADDED * Math.max(1, text.split('<').length / 10);
  return added > most ? `grows by ${added}` : undefined;
}
