import * as vscode from 'vscode';
import { readDocument } from './document-at.ts';

/**
 * Has VS Code show an edit in its refactor preview before it applies it. That it does only where something has to be
 * confirmed, and what has to be is not ticked. All of these edits somebody asked for already: so the one change that
 * asks for the preview changes nothing. Of the row that it gets VS Code shows the line: so the line is an empty one.
 */
export function askToLook(edit: vscode.WorkspaceEdit, document: vscode.TextDocument): void {
  const at = new vscode.Position(lastEmptyLine(document, edit.get(document.uri)), 0);
  const label = vscode.l10n.t('Nothing else');
  edit.replace(document.uri, new vscode.Range(at, at), '', { label, needsConfirmation: true });
}

/** The last line that is empty and that no edit reaches; the first of all where there is none. */
function lastEmptyLine(document: vscode.TextDocument, edits: readonly vscode.TextEdit[]): number {
  for (let line = document.lineCount - 1; line > 0; line--) {
    const { range } = document.lineAt(line);
    if (range.isEmpty && !edits.some(each => each.range.intersection(range))) return line;
  }
  return 0;
}

/** Of more documents than this it is not asked whether they still are as the edit has left them. */
const MAX_WATCHED = 20;
/** How long it stands in the status bar that a change was undone, in milliseconds. */
const RESULT_TIME = 4000;

/**
 * Says that many posts were changed, and offers to take that back. The key for undo goes to the post in front, which may
 * be none of them.
 */
export async function offerUndo(told: string, uris: readonly vscode.Uri[]): Promise<void> {
  const watched = uris.slice(0, MAX_WATCHED);
  const documents = await Promise.all(watched.map(uri => vscode.workspace.openTextDocument(uri)));
  const changed = documents.map(document => ({ uri: document.uri, text: document.getText() }));
  const undo = vscode.l10n.t('Undo');
  if ((await vscode.window.showInformationMessage(told, undo)) === undefined) return;
  // Where somebody has gone on writing, undoing would take that back first.
  const left = await findUnchanged(changed);
  if (left) await undoEverywhere(left, uris);
  else
    void vscode.window.showInformationMessage(
      vscode.l10n.t('The posts have been edited since. Undo the change in each of them.'),
    );
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

/**
 * Undoes the last change of a document, and with it that of all others. VS Code has saved the edit, but not what undoes
 * it: the files would stay as they are, and each of them come up unsaved in a tab of its own.
 */
async function undoEverywhere(last: vscode.TextDocument, uris: readonly vscode.Uri[]): Promise<void> {
  const keys = new Set(uris.map(String));
  const isOne = ({ uri }: vscode.TextDocument): boolean => keys.has(uri.toString());
  const unsaved = new Set(vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty));
  const tabs = new Set(tabsOf(keys).map(keyOf));
  await vscode.window.showTextDocument(last);
  await vscode.commands.executeCommand('undo');
  const undone = vscode.workspace.textDocuments.filter(
    each => each.isDirty && isOne(each) && !unsaved.has(each),
  );
  await Promise.all(undone.map(document => document.save()));
  // What cannot be saved stays in its tab, and VS Code says why.
  await vscode.window.tabGroups.close(tabsOf(keys).filter(tab => !tab.isDirty && !tabs.has(keyOf(tab))));
  vscode.window.setStatusBarMessage(vscode.l10n.t('Copydesk: the change was undone'), RESULT_TIME);
}

/** The tabs of text editors that show one of some files. */
function tabsOf(keys: ReadonlySet<string>): readonly vscode.Tab[] {
  const tabs = vscode.window.tabGroups.all.flatMap(group => group.tabs);
  return tabs.filter(({ input }) => input instanceof vscode.TabInputText && keys.has(input.uri.toString()));
}

/** Tells a tab from others: VS Code makes new objects of them as it likes. */
function keyOf({ input, group }: vscode.Tab): string {
  return `${group.viewColumn} ${(input as vscode.TabInputText).uri}`;
}
