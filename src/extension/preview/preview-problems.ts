import * as vscode from 'vscode';
import { ruleDocs } from '../../core/index.ts';
import type { Problem } from '../../preview/protocol.ts';
import { toWorkspaceEdit } from '../host/convert.ts';
import type { OpenPost } from '../newsroom/open-posts.ts';

/** The findings of a post in one version that its page lists, in its order. */
export type OfferedFindings = Pick<OpenPost, 'document' | 'version' | 'findings'>;

/** The findings of a post in the order in which its page lists them: that of the text. */
export function offerFindings({ document, version, findings }: OpenPost): OfferedFindings {
  const inOrder = [...findings].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  return { document, version, findings: inOrder };
}

/** What the page shows of them. */
export function toProblems({ findings }: OfferedFindings): readonly Problem[] {
  return findings.map(({ rule, severity, message, span, fixes }) => ({
    rule,
    severity,
    message,
    place: { start: span.start, end: span.end },
    fixes: fixes.map(({ title }) => title),
  }));
}

/** Which fix of which problem, as indices in what was offered for that version. */
export interface ChosenFix {
  readonly version: number;
  readonly problem: number;
  readonly fix: number;
}

/** Applies a fix that was chosen on the page, unless the text has changed since it was offered. */
export async function applyFix(offered: OfferedFindings, chosen: ChosenFix): Promise<void> {
  const { document, version, findings } = offered;
  const fix = findings[chosen.problem]?.fixes[chosen.fix];
  if (fix === undefined || version !== chosen.version || document.version !== version) return;
  await vscode.workspace.applyEdit(toWorkspaceEdit(document, fix.edits));
}

/** Whether a rule has a page that can be opened. */
export function hasPage(rule: string): boolean {
  return ruleDocs.some(({ id }) => id === rule);
}
