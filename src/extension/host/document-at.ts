import * as vscode from 'vscode';

/** The open document with a URI, in an editor or in the background. */
export function findOpenDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  const key = uri.toString();
  return vscode.workspace.textDocuments.find(document => document.uri.toString() === key);
}

/** The document with a URI, opened if necessary; undefined if the file no longer exists. */
export async function readDocument(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  const open = findOpenDocument(uri);
  // VS Code would make a new one.
  if (open !== undefined || uri.scheme === 'untitled') return open;
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch (error) {
    if (await isThere(uri)) throw error;
    return undefined;
  }
}

/** Whether a file exists; throws if that cannot be determined. */
export async function isThere(file: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(file);
    return true;
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return false;
    throw error;
  }
}
