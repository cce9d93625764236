import * as vscode from 'vscode';
import { createFileSums, type FileSums, hashBytes, type SiteFiles } from '../../core/index.ts';
import type { NewsroomState } from '../newsroom/newsrooms.ts';
import { pathIn } from '../newsroom/post-path.ts';

/** Knows what is in the files of a site, and what has changed in them since it was last asked. */
export interface FileChanges {
  /** What is in those that are no posts. From then on changes of that are told, too: before, they would all have to be read. */
  sumUp(files: SiteFiles, newsroom: NewsroomState['newsroom']): FileSums;
  /** The paths of files that have come, gone or changed: none the first time, nor as long as they are not listed. */
  next(state: NewsroomState, files: SiteFiles | undefined): readonly string[];
}

/** Begins with no file. */
export function createFileChanges(): FileChanges {
  const sumsOf = createFileSums();
  let areRead = false;
  let known: ReadonlyMap<string, string | number> | undefined;
  return {
    sumUp(files, newsroom) {
      areRead = true;
      return sumsOf(files, path => newsroom.get(path) !== undefined);
    },
    next({ root, newsroom, hashOf }, files) {
      if (!files) return [];
      const before = known;
      const names = (): FileSums => new Map(files.paths.map(path => [path, path]));
      const now = new Map<string, string | number>(areRead ? this.sumUp(files, newsroom) : names());
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
