import * as vscode from 'vscode';

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
