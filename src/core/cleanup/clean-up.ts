import { fixAll } from '../fix/fix.ts';
import { formatPost } from '../format/format-post.ts';
import type { HeldBack } from '../format/formatting.ts';
import { type Post, parsePost } from '../post/post.ts';
import type { Facts } from '../rules/rule.ts';
import type { Settings } from '../settings/settings.ts';
import { applyEdits } from '../text/edits.ts';
import type { LeftoverKind } from '../tidy/leftover.ts';
import { findLeftovers, tidyEdits } from '../tidy/tidy.ts';

/** What a post is cleaned up with. */
export interface CleanUpRequest {
  readonly facts: Facts;
  readonly settings: Settings;
  /** One step of indentation: some spaces, or a tab. */
  readonly indent: string;
}

/** A post, cleaned up. */
export interface CleanUp {
  readonly text: string;
  /** How many leftovers of another page are gone. */
  readonly tidied: number;
  /** How many fixes were applied. */
  readonly fixed: number;
  readonly isLaidOut: boolean;
  /** Rules of which nothing was fixed, since their fixes undo each other. */
  readonly unsettled: readonly string[];
  /** Why it is not laid out, where something keeps it from that. */
  readonly heldBack: HeldBack | undefined;
}

/** What one step brings to light another may take away; more rounds no post needs. */
const MOST_ROUNDS = 6;

/**
 * All that may be done to a post unasked: what surely came with a copied page goes (as `copydesk tidy` takes it), safe
 * fixes are applied, and what is left is laid out. Never throws.
 */
export function cleanUp(post: Post, { facts, settings, indent }: CleanUpRequest): CleanUp {
  const { site } = facts;
  const parse = (text: string): Post => parsePost(post.path, text, site);
  let current = post;
  let [tidied, fixed, isLaidOut] = [0, 0, false];
  let unsettled: readonly string[] = [];
  let heldBack: HeldBack | undefined;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const before = current.text;
    const sure = findLeftovers(current, facts).filter(({ isSure }) => isSure);
    if (sure.length > 0) {
      const edits = tidyEdits(current, facts, new Set<LeftoverKind>(sure.map(({ kind }) => kind)));
      if (edits.length > 0) tidied += sure.reduce((sum, { spans }) => sum + spans.length, 0);
      current = parse(applyEdits(current.text, edits));
    }
    const mended = fixAll(current, facts, settings, { safety: 'safe' });
    fixed += mended.applied;
    ({ unsettled } = mended);
    current = parse(mended.text);
    if (current.text !== before && round < MOST_ROUNDS - 1) continue;
    // What stands on a line of its own may go where it could not before.
    const formatting = formatPost(current, { site, indent });
    ({ heldBack } = formatting);
    if (formatting.edits.length === 0) break;
    isLaidOut = true;
    current = parse(applyEdits(current.text, formatting.edits));
  }
  return { text: current.text, tidied, fixed, isLaidOut, unsettled, heldBack };
}
