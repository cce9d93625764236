import * as vscode from 'vscode';
import { type CleanUp, cleanUp, diffEdits } from '../../core/index.ts';
import type { Deps } from '../deps.ts';
import { toWorkspaceEdit } from '../host/convert.ts';

/** How long the result stands in the status bar, in milliseconds. */
const RESULT_TIME = 6000;

/** The command that tidies, fixes and formats the post in the active editor: everything that needs no decision. */
export function registerCleanUp({ posts }: Deps): vscode.Disposable {
  return vscode.commands.registerCommand('copydesk.cleanUp', async () => {
    const editor = vscode.window.activeTextEditor;
    const open = editor && (await posts.read(editor.document));
    if (editor === undefined || open === undefined) return;
    const { document, post, facts, folder } = open;
    const { insertSpaces, tabSize } = editor.options;
    const indent = insertSpaces === false ? '\t' : ' '.repeat(Number(tabSize) || 2);
    const result = cleanUp(post, { facts, settings: folder.settings, indent });
    const edits = diffEdits(post.text, result.text);
    // One edit, which one undo takes back.
    const isApplied =
      edits.length > 0 && (await vscode.workspace.applyEdit(toWorkspaceEdit(document, edits)));
    vscode.window.setStatusBarMessage(isApplied ? sayResult(result) : sayNothing(result), RESULT_TIME);
  });
}

function sayResult({ tidied, fixed, isLaidOut }: CleanUp): string {
  return isLaidOut
    ? vscode.l10n.t(
        'Copydesk: cleaned up. Leftovers taken away: {0}. Problems fixed: {1}. Laid out.',
        tidied,
        fixed,
      )
    : vscode.l10n.t('Copydesk: cleaned up. Leftovers taken away: {0}. Problems fixed: {1}.', tidied, fixed);
}

function sayNothing({ unsettled }: CleanUp): string {
  return unsettled.length > 0
    ? vscode.l10n.t(
        'Copydesk: nothing was changed, because the fixes of these rules undo each other here: {0}',
        unsettled.join(', '),
      )
    : vscode.l10n.t('Copydesk: there is nothing here to clean up');
}
