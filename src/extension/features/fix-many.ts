import type * as vscode from 'vscode';
import { diffEdits, type Finding, fixAll } from '../../core/index.ts';
import { toWorkspaceEdit } from '../host/convert.ts';
import type { OpenPost } from '../newsroom/open-posts.ts';

/** Fixes the problems of one rule, which is the argument or is asked for, in all posts. */
export const FIX_EVERYWHERE_COMMAND = 'copydesk.fixKindEverywhere';

/** Whether a finding has a fix that may be applied without looking. */
export function isSafelyFixable({ fixes }: Finding): boolean {
  return fixes.some(({ safety }) => safety === 'safe');
}

/** What applies many fixes at once. */
export interface ManyFixes {
  readonly edit: vscode.WorkspaceEdit;
  /** How many fixes it is made of. */
  readonly count: number;
  /** Rules of which nothing was fixed, since their fixes undo each other. */
  readonly unsettled: readonly string[];
}

/** All safe fixes, of one rule or of all. */
export function editOfAll({ document, post, facts, folder }: OpenPost, rule?: string): ManyFixes {
  const safe = { safety: 'safe' } as const;
  const request = rule === undefined ? safe : { ...safe, rule };
  const { text, applied, unsettled } = fixAll(post, facts, folder.settings, request);
  return { edit: toWorkspaceEdit(document, diffEdits(post.text, text)), count: applied, unsettled };
}
