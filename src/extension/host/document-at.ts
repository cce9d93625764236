import * as vscode from 'vscode';

/** The document at an address that is open, in an editor or behind one. */
export function findOpenDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  const key = uri.toString();
  return vscode.workspace.textDocuments.find(document => document.uri.toString() === key);
}

/** The document at an address, which is opened if need be; undefined where there is no such file any more. */
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

/** Whether there is a file; throws where that cannot be told. */
export async function isThere(file: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(file);
    return true;
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return false;
    throw error;
  }
}
