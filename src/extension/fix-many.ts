import type * as vscode from 'vscode';
import { diffEdits, type Finding, fixAll } from '../core/index.ts';
import { toWorkspaceEdit } from './convert.ts';
import type { OpenPost } from './open-posts.ts';

/** Whether a finding has a fix that may be applied without looking. */
export function isSafelyFixable({ fixes }: Finding): boolean {
  return fixes.some(({ safety }) => safety === 'safe');
}

/** The edit that applies all safe fixes, of one rule or of all, and how many fixes it is made of. */
export function editOfAll(
  { document, post, facts, folder }: OpenPost,
  rule?: string,
): { readonly edit: vscode.WorkspaceEdit; readonly count: number } {
  const safe = { safety: 'safe' } as const;
  const request = rule === undefined ? safe : { ...safe, rule };
  const { text, applied } = fixAll(post, facts, folder.settings, request);
  return { edit: toWorkspaceEdit(document, diffEdits(post.text, text)), count: applied };
}
