import * as vscode from 'vscode';
import { readDocument } from './document-at.ts';

/**
 * Has VS Code show an edit in its refactor preview before it applies it. That it does only where something has to be
 * confirmed, and what has to be is not ticked. All of these edits somebody asked for already: so the one change that
 * asks for the preview changes nothing, at the start of the file `at`.
 */
export function askToLook(edit: vscode.WorkspaceEdit, at: vscode.Uri): void {
  const start = new vscode.Position(0, 0);
  const label = vscode.l10n.t('Nothing else');
  edit.replace(at, new vscode.Range(start, start), '', { label, needsConfirmation: true });
}

/** Of more documents than this it is not asked whether they still are as the edit has left them. */
const MAX_WATCHED = 20;

/**
 * Says that many posts were changed, and offers to take that back. The key for undo goes to the post in front, which may
 * be none of them.
 */
export async function offerUndo(told: string, uris: readonly vscode.Uri[]): Promise<void> {
  const watched = uris.slice(0, MAX_WATCHED);
  const documents = await Promise.all(watched.map(uri => vscode.workspace.openTextDocument(uri)));
  const changed = documents.map(document => ({ uri: document.uri, text: document.getText() }));
  const undo = vscode.l10n.t('Undo');
  if ((await vscode.window.showInformationMessage(told, undo)) !== undo) return;
  // Where somebody has gone on writing, undoing would take that back first.
  const left = await findUnchanged(changed);
  if (!left) return;
  await vscode.window.showTextDocument(left);
  await vscode.commands.executeCommand('undo');
}

async function findUnchanged(
  changed: readonly { readonly uri: vscode.Uri; readonly text: string }[],
): Promise<vscode.TextDocument | undefined> {
  for (const { uri, text } of changed) {
    const document = await readDocument(uri);
    if (document?.getText() === text) return document;
  }
  return undefined;
}
