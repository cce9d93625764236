import type * as vscode from 'vscode';
import type { Log } from '../host/log.ts';
import type { OpenPost, OpenPosts } from './open-posts.ts';
import type { SiteFolders } from './site-folders.ts';
import { watchDocuments } from './watch-documents.ts';

/** What to do about open posts. */
export interface PostWatch {
  /** Milliseconds without a change after which a document is read. */
  readonly quietTime: number;
  /**
   * Tells what a document holds now, and nothing where it holds no post or was closed. `isCurrent` is false once it holds
   * something else.
   */
  tell(
    document: vscode.TextDocument,
    open: OpenPost | undefined,
    isCurrent: () => boolean,
  ): void | Promise<void>;
}

/** Follows which open documents are posts. */
export function watchPosts(
  { folders, posts, log }: { readonly folders: SiteFolders; readonly posts: OpenPosts; readonly log: Log },
  { quietTime, tell }: PostWatch,
): vscode.Disposable {
  return watchDocuments({
    quietTime,
    folders,
    log,
    async refresh(document, isCurrent) {
      const open = await posts.read(document);
      if (isCurrent()) await tell(document, open, isCurrent);
    },
    forget: document => tell(document, undefined, () => true),
  });
}
