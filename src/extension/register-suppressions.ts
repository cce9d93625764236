import * as vscode from 'vscode';
import { inertText, isOff, settingsWithout, turnOffRule } from '../core/index.ts';
import { toWorkspaceEdit } from './convert.ts';
import type { Deps } from './deps.ts';
import { findOpenDocument, isThere } from './document-at.ts';
import { pathIn } from './post-path.ts';
import { messageOf, writeNewFile } from './write-new-file.ts';

/** Turns a rule off in the `.copydesk.json` of the site that a document belongs to; arguments: rule, document. */
export const turnOffCommand = 'copydesk.turnOffRule';

/** Says that no comment can be written at a finding; argument: its rule. */
export const tellNoPlaceCommand = 'copydesk.tellNoPlaceForComment';

/** How long the result stands in the status bar, in milliseconds. */
const resultTime = 4000;

/** The commands behind the actions by which findings are not seen any more. */
export function registerSuppressions({ folders, log }: Deps): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand(turnOffCommand, async (rule: unknown, document: unknown) => {
      if (typeof rule !== 'string' || typeof document !== 'string') return;
      const post = vscode.Uri.parse(document);
      // A file that was written a moment ago, of which VS Code has yet to tell, is the one to write to.
      folders.refresh();
      const { settingsFile } = await folders.find(post);
      const isWritten = await writeSettings(settingsFile, rule).catch((error: unknown) => {
        log.warn(String(error));
        void vscode.window.showErrorMessage(
          vscode.l10n.t('.copydesk.json could not be written: {0}', inertText(messageOf(error))),
        );
        return false;
      });
      if (!isWritten) return;
      // Of a new file, and of one outside the workspace, VS Code tells late or never.
      folders.refresh();
      const { settings, root } = await folders.find(post);
      if (isOff(rule, settings, pathIn(root, post))) {
        const result = vscode.l10n.t('Copydesk: {0} is off in {1}', rule, '.copydesk.json');
        vscode.window.setStatusBarMessage(result, resultTime);
      } else {
        const result = vscode.l10n.t(
          '{0} is off in .copydesk.json, but an override there or the settings of VS Code turn it on for this post.',
          rule,
        );
        void vscode.window.showWarningMessage(result);
      }
    }),
    vscode.commands.registerCommand(tellNoPlaceCommand, (rule: unknown) => {
      const result = vscode.l10n.t(
        'No comment can hide this problem here without changing the page. {0} can be disabled in the whole post.',
        String(rule),
      );
      void vscode.window.showInformationMessage(result);
    }),
  );
}

/** Writes the file, or says why it cannot; tells whether it has. */
async function writeSettings(file: vscode.Uri, rule: string): Promise<boolean> {
  // A file that somebody has deleted may still be open, with text that is not saved.
  const isNew = findOpenDocument(file) === undefined && !(await isThere(file));
  if (isNew && (await writeNewFile(file, settingsWithout(rule)))) return true;
  const document = await vscode.workspace.openTextDocument(file);
  const edit = turnOffRule(document.getText(), rule);
  if (!edit) {
    await vscode.window.showTextDocument(document);
    void vscode.window.showWarningMessage(
      vscode.l10n.t('{0} cannot be turned off here: this file is not what Copydesk can read.', rule),
    );
    return false;
  }
  const isSaved = !document.isDirty;
  const isEdited = await vscode.workspace.applyEdit(toWorkspaceEdit(document, [edit]));
  if (isEdited && isSaved && (await document.save())) return true;
  if (!isEdited) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t('{0} is not turned off: .copydesk.json has just changed, or is read-only.', rule),
    );
  }
  // What somebody is still writing is theirs to save, and so is what could not be saved.
  await vscode.window.showTextDocument(document);
  return false;
}
