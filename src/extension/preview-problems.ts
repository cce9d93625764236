import * as vscode from 'vscode';
import { type Finding, ruleDocs } from '../core/index.ts';
import type { Problem } from '../preview/protocol.ts';
import { toWorkspaceEdit } from './convert.ts';
import type { OpenPost } from './open-posts.ts';

/** The findings of a post as its page lists them: in the order of the text. */
export function toProblems({ findings }: OpenPost): readonly Problem[] {
  return sorted(findings).map(({ rule, severity, message, span, fixes }) => ({
    rule,
    severity,
    message,
    place: { start: span.start, end: span.end },
    fixes: fixes.map(({ title }) => title),
  }));
}

/** Which fix of which problem, as indices in what {@link toProblems} lists of that version. */
export interface ChosenFix {
  readonly version: number;
  readonly problem: number;
  readonly fix: number;
}

/** Applies a fix that was chosen on the page, unless the text has changed since it was offered. */
export async function applyFix({ document, version, findings }: OpenPost, chosen: ChosenFix): Promise<void> {
  const fix = sorted(findings)[chosen.problem]?.fixes[chosen.fix];
  if (fix === undefined || version !== chosen.version || document.version !== version) return;
  await vscode.workspace.applyEdit(toWorkspaceEdit(document, fix.edits));
}

/** Whether a rule has a page that can be opened. */
export function hasPage(rule: string): boolean {
  return ruleDocs.some(({ id }) => id === rule);
}

function sorted(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}
