import * as vscode from 'vscode';
import type { Deps } from './deps.ts';
import type { SiteFolder } from './site-folders.ts';

/** The site of what is being looked at, else the first of the workspace that has posts; undefined where no folder is open. */
export async function findSiteAtHand({
  folders,
  newsrooms,
}: Pick<Deps, 'folders' | 'newsrooms'>): Promise<SiteFolder | undefined> {
  const siteAt = (folder: vscode.Uri) => folders.find(vscode.Uri.joinPath(folder, '_posts'));
  const active = vscode.window.activeTextEditor?.document.uri;
  if (active && vscode.workspace.getWorkspaceFolder(active)) return folders.find(active);
  const [top] = vscode.workspace.workspaceFolders ?? [];
  if (!top) return undefined;
  const site = await siteAt(top.uri);
  if (newsrooms.find(site).size > 0 || (await newsrooms.whenRead(site)).size > 0) return site;
  // The site may lie in a folder of what is open, as in `docs`.
  const below = newsrooms.all().find(({ newsroom }) => newsroom.size > 0);
  return below ? siteAt(below.root) : site;
}
