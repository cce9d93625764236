import type * as vscode from 'vscode';
import type { Log } from './log.ts';
import type { Newsrooms } from './newsrooms.ts';
import type { OpenPosts } from './open-posts.ts';
import type { PreviewLooks } from './preview-looks.ts';
import type { SiteFolders } from './site-folders.ts';

/** What the features of the extension work with; `activate` makes it and hands it in. */
export interface Deps {
  readonly extensionUri: vscode.Uri;
  /** A folder for files of ours; it may not be there yet. */
  readonly storageUri: vscode.Uri;
  readonly folders: SiteFolders;
  readonly posts: OpenPosts;
  readonly newsrooms: Newsrooms;
  readonly looks: PreviewLooks;
  readonly log: Log;
}
