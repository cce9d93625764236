import * as vscode from 'vscode';
import {
  applyChosen,
  type Checkable,
  diffEdits,
  type FixPlan,
  needsReview,
  type PlannedChange,
  readChosen,
} from '../../core/index.ts';
import { toRange, toWorkspaceEdit } from '../host/convert.ts';
import { askToLook } from '../host/refactor-edit.ts';

/** A plan as VS Code's refactor preview shows it: safe changes are ticked, those to be looked at are not. */
export function toPreviewEdit(document: vscode.TextDocument, { changes }: FixPlan): vscode.WorkspaceEdit {
  const workspaceEdit = new vscode.WorkspaceEdit();
  for (const change of changes) {
    workspaceEdit.replace(document.uri, toRange(document, change.span), change.text, {
      ...describe(change),
      needsConfirmation: needsReview(change),
    });
  }
  if (!changes.some(needsReview)) askToLook(workspaceEdit, document.uri);
  return workspaceEdit;
}

/** What VS Code groups changes by, and shows beside each. */
function describe(
  change: PlannedChange,
): Pick<vscode.WorkspaceEditEntryMetadata, 'label' | 'description' | 'iconPath'> {
  const titles = new Set(change.marks.map(({ title }) => title));
  const rules = new Set(change.marks.map(({ rule }) => rule));
  return {
    label: [...titles].join(' · '),
    description: [...rules].join(', '),
    iconPath: new vscode.ThemeIcon(needsReview(change) ? 'eye' : 'pass'),
  };
}

/**
 * Looks at what was chosen in the preview, and applies it anew where a change was left out that others belong to: one
 * undo is to take back all of it, so what the preview has done is undone first.
 *
 * @returns whether anything was chosen
 */
export async function finishChoice(
  document: vscode.TextDocument,
  given: Checkable,
  plan: FixPlan,
): Promise<boolean> {
  const { text } = given.post;
  const applied = document.getText();
  if (applied === text) return false;
  const chosen = readChosen(text, plan, applied);
  if (!chosen || chosen.every(isChosen => isChosen)) return true;
  const wanted = applyChosen(given, plan, chosen);
  if (wanted === applied) return true;
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand('undo');
  return vscode.workspace.applyEdit(toWorkspaceEdit(document, diffEdits(document.getText(), wanted)));
}
