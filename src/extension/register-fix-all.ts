import * as vscode from 'vscode';
import type { Deps } from './deps.ts';
import { editOfAll } from './fix-many.ts';

/** How long the result stands in the status bar, in milliseconds. */
const resultTime = 4000;

/** The command that applies every safe fix to the post in the active editor. */
export function registerFixAll({ posts }: Deps): vscode.Disposable {
  return vscode.commands.registerCommand('copydesk.fixAll', async () => {
    const document = vscode.window.activeTextEditor?.document;
    const open = document && (await posts.read(document));
    if (open === undefined) return;
    const { edit, count } = editOfAll(open);
    const isApplied = count > 0 && (await vscode.workspace.applyEdit(edit));
    const result = isApplied
      ? vscode.l10n.t('Copydesk: problems fixed: {0}', count)
      : vscode.l10n.t('Copydesk: nothing here can be fixed safely');
    vscode.window.setStatusBarMessage(result, resultTime);
  });
}
