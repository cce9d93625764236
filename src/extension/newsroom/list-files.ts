import * as vscode from 'vscode';
import { foldersOutsideSite } from '../../core/index.ts';
import type { Log } from '../host/log.ts';

/** A folder with more files than this is not just a site. */
const MAX_FILES = 200_000;

/** The paths of a site's files below its root; undefined where there are too many, or none of them can be listed. */
export async function listFiles(root: vscode.Uri, log: Log): Promise<ReadonlySet<string> | undefined> {
  const paths = new Set<string>();
  /** The folders at one depth are read together, those below them after. */
  let folders: readonly string[] = [''];
  while (folders.length > 0) {
    const read = await Promise.all(folders.map(folder => listFolder(root, folder, log)));
    if (!read[0] && folders[0] === '') return undefined;
    const below: string[] = [];
    for (const [path, type] of read.flatMap(entries => entries ?? [])) {
      // Links to files are followed, as Jekyll follows them; those to folders may lead in circles.
      if ((type & vscode.FileType.File) !== 0) paths.add(path);
      const isOfSite = !foldersOutsideSite.has(path.slice(path.lastIndexOf('/') + 1));
      if (type === vscode.FileType.Directory && isOfSite) below.push(path);
    }
    if (paths.size + below.length > MAX_FILES) {
      log.warn(
        `${root.toString(true)}: there are more than ${MAX_FILES} files. Liquid is shown without them.`,
      );
      return undefined;
    }
    folders = below;
  }
  return paths;
}

async function listFolder(
  root: vscode.Uri,
  folder: string,
  log: Log,
): Promise<readonly (readonly [path: string, type: vscode.FileType])[] | undefined> {
  const uri = folder === '' ? root : vscode.Uri.joinPath(root, folder);
  try {
    const entries = await vscode.workspace.fs.readDirectory(uri);
    return entries.map(([name, type]) => [folder === '' ? name : `${folder}/${name}`, type] as const);
  } catch (error) {
    const isAbsent = error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
    if (!isAbsent) log.warn(`${uri.toString(true)}: ${String(error)}`);
    return undefined;
  }
}
