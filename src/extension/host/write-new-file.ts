import * as vscode from 'vscode';
import { inertText } from '../../core/index.ts';
import { findOpenDocument, isThere } from './document-at.ts';
import type { Log } from './log.ts';

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

/**
 * Writes a new file at a place or, where there is a file, at one with a number behind its name. Another file may take
 * the name while this one is written: then the next name is free.
 *
 * @returns where it is
 */
export async function writeAtFreePlace(wanted: vscode.Uri, text: string): Promise<vscode.Uri> {
  for (let number = 1; ; number++) {
    const path = number === 1 ? wanted.path : wanted.path.replace(/(\.[^./]*)?$/, `-${number}$1`);
    const uri = wanted.with({ path });
    // A file that somebody has deleted may still be open, with text that is not saved.
    const isFree = findOpenDocument(uri) === undefined && !(await isThere(uri));
    if (isFree && (await writeNewFile(uri, text))) return uri;
  }
}

/** Says that a post could not be written, and why. */
export function tellUnwritten(error: unknown, log: Log): undefined {
  log.warn(String(error));
  void vscode.window.showErrorMessage(
    vscode.l10n.t('The post could not be written: {0}', inertText(messageOf(error))),
  );
}

/** What went wrong, as the system says it. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Removes a draft that is not needed. */
export async function removeIfThere(file: vscode.Uri): Promise<void> {
  try {
    await vscode.workspace.fs.delete(file);
  } catch {
    // It may not exist, and that it could not be written is reported already.
  }
}
