import * as vscode from 'vscode';

/** The document at `uri`, or undefined where its file is gone. */
export async function openIfThere(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch (error) {
    if (await isThere(uri)) throw error;
    return undefined;
  }
}

/** Whether there is a file: one may have been deleted or renamed since it was looked at. */
export async function isThere(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false; // Why it cannot be read makes no difference: there is nothing to show.
  }
}
