import * as vscode from 'vscode';
import { placePost } from './find-posts.ts';
import type { SiteFolders } from './site-folders.ts';

/** Where GitHub Pages finds the site of a project that is no site itself. */
const OF_PROJECT = 'docs';

/**
 * Whether the window is one of a site, as far as can be told by looking upwards from what is open: in most that show some
 * Markdown there is none, and all their files would be gone through for nothing.
 */
export async function hasSiteAtHand(folders: SiteFolders): Promise<boolean> {
  const documents = vscode.workspace.textDocuments.filter(({ languageId }) => languageId === 'markdown');
  // VS Code has found a site then, or somebody has asked for us.
  if (documents.length === 0) return true;
  for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
    for (const place of [uri, vscode.Uri.joinPath(uri, OF_PROJECT)])
      if (await isInSite(vscode.Uri.joinPath(place, '_posts'), folders)) return true;
  }
  for (const { uri } of documents) if (await isOfSite(uri, folders)) return true;
  return false;
}

/** Whether a file of the workspace is a post, or lies in a site. */
export async function isOfSite(uri: vscode.Uri, folders: SiteFolders): Promise<boolean> {
  if (!vscode.workspace.getWorkspaceFolder(uri)) return false;
  return (await placePost(uri, folders)) !== undefined || isInSite(uri, folders);
}

/** Beside a page of a refactor preview there are no files that could be asked what site it belongs to. */
export function hasFiles({ scheme }: vscode.Uri): boolean {
  return vscode.workspace.fs.isWritableFileSystem(scheme) !== undefined;
}

async function isInSite(uri: vscode.Uri, folders: SiteFolders): Promise<boolean> {
  if (await folders.isPlain(uri)) return false;
  const { factsOf, settings } = await folders.find(uri);
  return settings.files.length > 0 || factsOf('').site.hasConfig;
}
