import * as vscode from 'vscode';
import { ruleDocs } from '../../core/index.ts';
import type { Problem } from '../../preview/protocol.ts';
import { toRange } from '../host/convert.ts';
import type { OpenPost } from '../newsroom/open-posts.ts';
import { isProven } from '../newsroom/proven-fixes.ts';

/** A post in one version, with its findings in the order in which its page lists them: that of the text. */
export function offerFindings(open: OpenPost): OpenPost {
  const inOrder = [...open.findings].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  // What is found is found when it is asked for: it must not be asked for twice.
  const { document, version, post, folder, facts } = open;
  return { document, version, post, folder, facts, findings: inOrder };
}

/** What the page shows of them. */
export function toProblems({ findings }: OpenPost): readonly Problem[] {
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

/**
 * Applies a fix that was chosen on the page, unless the text has changed since it was offered. One that is called safe
 * and does not prove is shown in VS Code's refactor preview first: the page has no place to say that it is to be looked at.
 */
export async function applyFix(offered: OpenPost, chosen: ChosenFix): Promise<void> {
  const { document, version, findings } = offered;
  const finding = findings[chosen.problem];
  const fix = finding?.fixes[chosen.fix];
  if (!finding || !fix || version !== chosen.version || document.version !== version) return;
  const needsConfirmation = fix.safety === 'safe' && !isProven(offered, finding, fix);
  const metadata = { label: fix.title, description: finding.rule, needsConfirmation };
  const edit = new vscode.WorkspaceEdit();
  for (const { span, text } of fix.edits) {
    edit.replace(document.uri, toRange(document, span), text, needsConfirmation ? metadata : undefined);
  }
  await vscode.workspace.applyEdit(edit);
}

/** Whether a rule has a page that can be opened. */
export function hasPage(rule: string): boolean {
  return ruleDocs.some(({ id }) => id === rule);
}
