import * as vscode from 'vscode';
import { proposeSettings } from '../../core/index.ts';
import { chooseSite } from '../ask/choose-site.ts';
import type { Deps } from '../deps.ts';
import { isThere } from '../host/document-at.ts';

/** Shows the settings that suit a site, as its posts are written; saving them is left to the user. */
export function registerSetUp(deps: Deps): vscode.Disposable {
  return vscode.commands.registerCommand('copydesk.setUpSite', async () => {
    const folder = await chooseSite(deps);
    if (!folder) return;
    const newsroom = await deps.newsrooms.whenRead(folder);
    if (newsroom.size === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t('There are no posts here to learn from.'));
      return;
    }
    const file = folder.settingsFile;
    if (await isThere(file)) {
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(file));
      void vscode.window.showInformationMessage(
        vscode.l10n.t('This site is already set up: {0} exists.', '.copydesk.json'),
      );
      return;
    }
    const document = await vscode.workspace.openTextDocument(file.with({ scheme: 'untitled' }));
    const edit = new vscode.WorkspaceEdit();
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    edit.replace(document.uri, whole, proposeSettings(newsroom));
    await vscode.workspace.applyEdit(edit);
    await vscode.languages.setTextDocumentLanguage(document, 'jsonc');
    await vscode.window.showTextDocument(document, { preview: false });
  });
}
