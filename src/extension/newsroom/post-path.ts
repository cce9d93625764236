import type * as vscode from 'vscode';

/** The path of a post below the root of its site. A document without a file yet has no ending either. */
export function pathIn(root: vscode.Uri, { scheme, path }: vscode.Uri): string {
  if (scheme === 'untitled') return `${path}.md`;
  const prefix = root.path.endsWith('/') ? root.path : `${root.path}/`;
  return path.startsWith(prefix) ? path.slice(prefix.length) : path;
}

/** The path of a file below a folder; undefined where it lies elsewhere, or is the folder. */
export function pathBelow(folder: vscode.Uri, file: vscode.Uri): string | undefined {
  if (file.scheme !== folder.scheme || file.authority !== folder.authority) return undefined;
  const path = pathIn(folder, file);
  return path === file.path ? undefined : path;
}

/** Whether a path is that of a folder, or of something in it. */
export function isAtOrBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

/** Whether a file is a post by its path alone, or may be a folder of posts: settings may make posts of others. */
export function isAmongPosts({ path }: vscode.Uri): boolean {
  return /\/_(?:posts|drafts)(?:\/|$)/.test(path);
}
