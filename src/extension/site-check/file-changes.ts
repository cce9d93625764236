import * as vscode from 'vscode';
import { hashBytes, type SiteFiles, sumsOfFiles } from '../../core/index.ts';
import type { NewsroomState } from '../newsroom/newsrooms.ts';
import { pathIn } from '../newsroom/post-path.ts';

/** Tells what has changed in a site since it was last asked. */
export interface FileChanges {
  /** The paths of files that have come, gone or changed: none the first time, nor as long as they are not listed. */
  next(state: NewsroomState, files: SiteFiles | undefined): readonly string[];
}

/** Begins with no file. */
export function createFileChanges(): FileChanges {
  let known: ReadonlyMap<string, string | number> | undefined;
  return {
    next({ root, newsroom, hashOf }, files) {
      if (!files) return [];
      const before = known;
      const now = new Map<string, string | number>(sumsOfFiles(files));
      const inEditors = postsInEditors(root);
      for (const { path } of newsroom.all()) {
        const edited = inEditors.get(path);
        // What is being written counts once it is saved.
        const hash = edited?.isDirty ? before?.get(path) : (edited?.hash ?? hashOf(path));
        if (hash !== undefined) now.set(path, hash);
      }
      known = now;
      if (!before) return [];
      const gone = [...before.keys()].filter(path => !now.has(path));
      // The sum of a file that has not been read is its path.
      const others = [...now].filter(([path, sum]) => before.get(path) !== sum && before.get(path) !== path);
      return [...gone, ...others.map(([path]) => path)];
    },
  };
}

/** A post as it is in an editor. */
export interface EditedPost {
  /** Of the bytes that its file has where it is saved: see `hashBytes`. */
  readonly hash: number;
  readonly isDirty: boolean;
}

/** The files below a folder that are in editors, by their paths. */
export function postsInEditors(root: vscode.Uri): ReadonlyMap<string, EditedPost> {
  const inEditors = new Map<string, EditedPost>();
  for (const document of vscode.workspace.textDocuments) {
    // Another scheme is that of another version of the file.
    if (document.uri.scheme !== root.scheme || document.languageId !== 'markdown') continue;
    const hash = hashBytes(new TextEncoder().encode(document.getText()));
    inEditors.set(pathIn(root, document.uri), { hash, isDirty: document.isDirty });
  }
  return inEditors;
}
