import * as vscode from 'vscode';
import type { Deps } from '../deps.ts';
import type { SiteFolder } from '../newsroom/site-folders.ts';

/**
 * The site of the file in the active editor, else that of the workspace: its folder is asked for where there are
 * several. Undefined where no folder is open, or nobody answers.
 */
export async function chooseSite({
  folders,
  newsrooms,
}: Pick<Deps, 'folders' | 'newsrooms'>): Promise<SiteFolder | undefined> {
  const siteAt = (folder: vscode.Uri) => folders.find(vscode.Uri.joinPath(folder, '_posts'));
  const active = vscode.window.activeTextEditor?.document.uri;
  if (active && vscode.workspace.getWorkspaceFolder(active)) return folders.find(active);
  const folder = await chooseFolder();
  if (!folder) return undefined;
  const site = await siteAt(folder.uri);
  if (newsrooms.find(site).size > 0 || (await newsrooms.whenRead(site)).size > 0) return site;
  // The site may lie in a folder of what is open, as in `docs`.
  const below = newsrooms
    .all()
    .find(({ newsroom, root }) => newsroom.size > 0 && vscode.workspace.getWorkspaceFolder(root) === folder);
  return below ? siteAt(below.root) : site;
}

async function chooseFolder(): Promise<vscode.WorkspaceFolder | undefined> {
  const [first, ...others] = vscode.workspace.workspaceFolders ?? [];
  if (others.length === 0) return first;
  return vscode.window.showWorkspaceFolderPick({
    placeHolder: vscode.l10n.t('Which site do you want to use?'),
  });
}
