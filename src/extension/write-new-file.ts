import * as vscode from 'vscode';

/**
 * Writes a file that is not there yet, and whole: beside its place first, since `workspace.fs` fills files bit by bit.
 *
 * @returns whether it is written; otherwise there is a file by now, which stays as it is
 */
export async function writeNewFile(file: vscode.Uri, text: string): Promise<boolean> {
  const { fs } = vscode.workspace;
  const name = file.path.slice(file.path.lastIndexOf('/') + 1);
  // Jekyll leaves out files whose names begin with a dot.
  const draft = vscode.Uri.joinPath(file, '..', `.${name}.${crypto.randomUUID()}.tmp`);
  try {
    await fs.writeFile(draft, new TextEncoder().encode(text));
    await fs.rename(draft, file, { overwrite: false });
    return true;
  } catch (error) {
    await removeIfThere(draft);
    if (error instanceof vscode.FileSystemError && error.code === 'FileExists') return false;
    throw error;
  }
}

/** What went wrong, as the system says it. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Takes a draft away that nobody needs. */
export async function removeIfThere(file: vscode.Uri): Promise<void> {
  try {
    await vscode.workspace.fs.delete(file);
  } catch {
    // There may be none, and whoever could not write it is told so already.
  }
}
