import type * as vscode from 'vscode';
import type { Log } from './host/log.ts';
import type { Newsrooms } from './newsroom/newsrooms.ts';
import type { OpenPosts } from './newsroom/open-posts.ts';
import type { SiteFolders } from './newsroom/site-folders.ts';
import type { PreviewLooks } from './preview/preview-looks.ts';
import type { SiteChecks } from './site-check/site-checks.ts';

/** What the features of the extension work with; `activate` makes it and hands it in. */
export interface Deps {
  readonly extensionUri: vscode.Uri;
  /** A folder for files of ours; it may not be there yet. */
  readonly storageUri: vscode.Uri;
  readonly folders: SiteFolders;
  readonly posts: OpenPosts;
  readonly newsrooms: Newsrooms;
  readonly checks: SiteChecks;
  readonly looks: PreviewLooks;
  /** What the user has chosen once for all windows. */
  readonly choices: vscode.Memento;
  /** What is remembered of this workspace. */
  readonly memory: vscode.Memento;
  readonly log: Log;
}
