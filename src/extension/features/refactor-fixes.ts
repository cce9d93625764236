import * as vscode from 'vscode';
import {
  applyChosen,
  type Checkable,
  diffEdits,
  type FixPlan,
  needsReview,
  type PlannedChange,
  readChosen,
  ruleDocs,
  shortenEdit,
} from '../../core/index.ts';
import { toRange, toWorkspaceEdit } from '../host/convert.ts';
import { translate } from '../host/language.ts';
import { askToLook } from '../host/refactor-edit.ts';

/** A plan as VS Code's refactor preview shows it: safe changes are ticked, those to be looked at are not. */
export function toPreviewEdit(
  document: vscode.TextDocument,
  text: string,
  { changes }: FixPlan,
): vscode.WorkspaceEdit {
  const workspaceEdit = new vscode.WorkspaceEdit();
  for (const change of changes) {
    // A row is as wide as the panel, and of the text around it VS Code shows what it likes.
    const edit = shortenEdit(text, change);
    workspaceEdit.replace(document.uri, toRange(document, edit.span), edit.text, {
      ...describe(change),
      needsConfirmation: needsReview(change),
    });
  }
  if (!changes.some(needsReview)) askToLook(workspaceEdit, document);
  return workspaceEdit;
}

/** What VS Code groups changes by, which is the rules they fix, and says about each group. */
function describe(
  change: PlannedChange,
): Pick<vscode.WorkspaceEditEntryMetadata, 'label' | 'description' | 'iconPath'> {
  const rules = [...new Set(change.marks.map(({ rule }) => rule))];
  const [summary = '', ...more] = ruleDocs
    .filter(({ id }) => rules.includes(id))
    .map(doc => translate(doc.summary));
  return {
    label: rules.join(', '),
    description: more.length === 0 ? summary : '',
    iconPath: new vscode.ThemeIcon(needsReview(change) ? 'eye' : 'pass'),
  };
}

/** When the preview is asked to group what it shows, in milliseconds since the edit was given to it: nobody says when it is there. */
const groupingTimes = [150, 400, 900];

/** Applies an edit that VS Code's refactor preview shows first, grouped by kind: by file, all of it would be one group. */
export async function applyGrouped(edit: vscode.WorkspaceEdit): Promise<void> {
  const timers = groupingTimes.map(time =>
    // Without a preview, and in one that is grouped so, it does nothing.
    setTimeout(() => void vscode.commands.executeCommand('refactorPreview.groupByType'), time),
  );
  try {
    await vscode.workspace.applyEdit(edit);
  } finally {
    for (const timer of timers) clearTimeout(timer);
  }
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
