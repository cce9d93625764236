import * as vscode from 'vscode';
import type { Log } from '../host/log.ts';

/** A file that was found. */
export interface FoundFile {
  readonly uri: vscode.Uri;
  readonly text: string;
}

/** Finds files of certain names upward from a folder; remembers what it has found. */
export interface NearestFiles {
  /** The nearest file of each name, where there is one. */
  find(folder: vscode.Uri): Promise<ReadonlyMap<string, FoundFile>>;
  clear(): void;
}

/** Makes a finder for files of these `names`. */
export function createNearestFiles(names: readonly string[], log: Log): NearestFiles {
  const known = new Map<string, Promise<ReadonlyMap<string, FoundFile>>>();

  function find(folder: vscode.Uri): Promise<ReadonlyMap<string, FoundFile>> {
    const key = folder.toString();
    const found = known.get(key) ?? look(folder);
    known.set(key, found);
    return found;
  }

  async function look(folder: vscode.Uri): Promise<ReadonlyMap<string, FoundFile>> {
    // Of a document that lies nowhere, as a new one without a workspace, the folder is `.`, and above that is no end.
    if (!folder.path.startsWith('/')) return new Map();
    const own = await Promise.all(names.map(name => readIfThere(vscode.Uri.joinPath(folder, name), log)));
    const here = names.flatMap((name, index) => (own[index] ? [[name, own[index]] as const] : []));
    const parent = vscode.Uri.joinPath(folder, '..');
    if (here.length === names.length || parent.path === folder.path) return new Map(here);
    return new Map([...(await find(parent)), ...here]);
  }

  return { find, clear: () => known.clear() };
}

/** The file, if there is one that can be read. */
export async function readIfThere(uri: vscode.Uri, log: Log): Promise<FoundFile | undefined> {
  try {
    return { uri, text: new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)) };
  } catch (error) {
    const isAbsent = error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
    if (!isAbsent) log.warn(`${uri.toString(true)}: ${String(error)}`);
    return undefined;
  }
}
