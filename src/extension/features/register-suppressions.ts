import * as vscode from 'vscode';
import { inertText, isOff, type OwnSetting, settingsWith, writeSetting } from '../../core/index.ts';
import type { Deps } from '../deps.ts';
import { toWorkspaceEdit } from '../host/convert.ts';
import { findOpenDocument, isThere } from '../host/document-at.ts';
import type { Log } from '../host/log.ts';
import { messageOf, writeNewFile } from '../host/write-new-file.ts';
import { pathIn } from '../newsroom/post-path.ts';

/** Turns a rule off in the `.copydesk.json` of the site that a document belongs to; arguments: rule, document. */
export const TURN_OFF_COMMAND = 'copydesk.turnOffRule';

/** Says in the `.copydesk.json` of a document's site whether posts need a field; arguments: field, level, document. */
export const SET_FIELD_COMMAND = 'copydesk.setField';

/** Says that no comment can be written at a finding; argument: its rule. */
export const TELL_NO_PLACE_COMMAND = 'copydesk.tellNoPlaceForComment';

/** How long the result stands in the status bar, in milliseconds. */
const RESULT_TIME = 4000;

/** The commands behind the actions by which findings are not seen any more. */
export function registerSuppressions({ folders, log }: Deps): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand(TURN_OFF_COMMAND, async (rule: unknown, document: unknown) => {
      if (typeof rule !== 'string' || typeof document !== 'string') return;
      const post = vscode.Uri.parse(document);
      // A file that was written a moment ago, of which VS Code has yet to tell, is the one to write to.
      folders.refresh();
      const { settingsFile } = await folders.find(post);
      const setting: OwnSetting = { group: 'rules', name: rule, value: 'off' };
      if (!(await tryWriting(settingsFile, setting, log))) return;
      // Of a new file, and of one outside the workspace, VS Code tells late or never.
      folders.refresh();
      const { settings, root } = await folders.find(post);
      if (isOff(rule, settings, pathIn(root, post))) {
        const result = vscode.l10n.t('Copydesk: {0} is off in {1}', rule, '.copydesk.json');
        vscode.window.setStatusBarMessage(result, RESULT_TIME);
      } else {
        const result = vscode.l10n.t(
          '{0} is off in .copydesk.json, but an override there or the VS Code settings turn it on for this post.',
          rule,
        );
        void vscode.window.showWarningMessage(result);
      }
    }),
    vscode.commands.registerCommand(
      SET_FIELD_COMMAND,
      async (field: unknown, level: unknown, document: unknown) => {
        if (typeof field !== 'string' || typeof level !== 'string' || typeof document !== 'string') return;
        folders.refresh();
        const { settingsFile } = await folders.find(vscode.Uri.parse(document));
        const setting = { group: 'fields', name: field, value: level } as const;
        if (!(await tryWriting(settingsFile, setting, log))) return;
        folders.refresh();
        const result = vscode.l10n.t(
          'Copydesk: “{0}” is set to “{1}” in {2}',
          field,
          level,
          '.copydesk.json',
        );
        vscode.window.setStatusBarMessage(result, RESULT_TIME);
      },
    ),
    vscode.commands.registerCommand(TELL_NO_PLACE_COMMAND, (rule: unknown) => {
      const result = vscode.l10n.t(
        'A comment that hides this problem here would change the page. Disable {0} in the whole post instead.',
        String(rule),
      );
      void vscode.window.showInformationMessage(result);
    }),
  );
}

/** Writes the file, or says why it cannot; tells whether it has. */
async function tryWriting(file: vscode.Uri, setting: OwnSetting, log: Log): Promise<boolean> {
  try {
    return await writeSettings(file, setting);
  } catch (error) {
    log.warn(String(error));
    void vscode.window.showErrorMessage(
      vscode.l10n.t('.copydesk.json could not be written: {0}', inertText(messageOf(error))),
    );
    return false;
  }
}

async function writeSettings(file: vscode.Uri, setting: OwnSetting): Promise<boolean> {
  // A file that somebody has deleted may still be open, with text that is not saved.
  const isNew = findOpenDocument(file) === undefined && !(await isThere(file));
  if (isNew && (await writeNewFile(file, settingsWith(setting)))) return true;
  const document = await vscode.workspace.openTextDocument(file);
  const edit = writeSetting(document.getText(), setting);
  if (!edit) {
    await vscode.window.showTextDocument(document);
    void vscode.window.showWarningMessage(
      vscode.l10n.t('{0} cannot be set here, because Copydesk cannot read this file.', setting.name),
    );
    return false;
  }
  const isSaved = !document.isDirty;
  const isEdited = await vscode.workspace.applyEdit(toWorkspaceEdit(document, [edit]));
  if (isEdited && isSaved && (await document.save())) return true;
  if (!isEdited) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t('{0} was not set: .copydesk.json has just changed, or is read-only.', setting.name),
    );
  }
  // What somebody is still writing is theirs to save, and so is what could not be saved.
  await vscode.window.showTextDocument(document);
  return false;
}
