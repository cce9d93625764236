import * as vscode from 'vscode';
import type { Deps } from './deps.ts';
import type { SiteFolder } from './site-folders.ts';

/**
 * The site of the file in the active editor, else that of the workspace, which is asked for where there may be several;
 * undefined where there is none, or nobody answers.
 */
export async function chooseSite({ folders }: Deps): Promise<SiteFolder | undefined> {
  const active = vscode.window.activeTextEditor?.document.uri;
  if (active && vscode.workspace.getWorkspaceFolder(active)) return folders.find(active);
  const [first, ...others] = vscode.workspace.workspaceFolders ?? [];
  const placeHolder = vscode.l10n.t('Which site is it about?');
  const chosen = others.length > 0 ? await vscode.window.showWorkspaceFolderPick({ placeHolder }) : first;
  return chosen && folders.find(vscode.Uri.joinPath(chosen.uri, '_posts'));
}
