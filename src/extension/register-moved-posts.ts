import * as vscode from 'vscode';
import { createSummariser, editsForMove, type PostSummary, postsLinkingTo } from '../core/index.ts';
import type { Deps } from './deps.ts';
import { isAtOrBelow, pathIn } from './post-path.ts';
import { readPostText, readPostTexts } from './post-texts.ts';
import { baseOf } from './register-post-links.ts';
import type { SiteFolder } from './site-folders.ts';

/** When files of posts are renamed, offers to mend the links of other posts to them. */
export function registerMovedPosts(deps: Deps): vscode.Disposable {
  return vscode.workspace.onWillRenameFiles(event => {
    event.waitUntil(mendLinks(deps, event.files, event.token));
  });
}

interface Moved {
  readonly oldUri: vscode.Uri;
  readonly newUri: vscode.Uri;
}

async function mendLinks(
  { folders, newsrooms }: Deps,
  files: readonly Moved[],
  token: vscode.CancellationToken,
): Promise<vscode.WorkspaceEdit> {
  const edit = new vscode.WorkspaceEdit();
  for (const file of files) {
    const folder = await folders.find(file.oldUri);
    const target = await folders.find(file.newUri);
    // On another site it has another address altogether, and which link would lead there nobody here can tell.
    if (target.root.toString() !== folder.root.toString()) continue;
    // A renaming waits for us: what has not been read by now is left out.
    const newsroom = newsrooms.find(folder);
    const old = pathIn(folder.root, file.oldUri);
    const moved = [...newsroom.all()].filter(({ path }) => isAtOrBelow(path, old));
    for (const from of moved) {
      const to = await summaryAt(
        folder,
        from,
        `${pathIn(folder.root, file.newUri)}${from.path.slice(old.length)}`,
      );
      if (token.isCancellationRequested) return edit;
      // It is gone, or cannot be read: the others move all the same.
      if (!to) continue;
      const linked = { newsroom, site: folder.factsOf(old).site };
      const paths = postsLinkingTo(from, linked).map(({ path }) => path);
      for await (const post of readPostTexts(folder.root, paths, token)) {
        for (const { span, text } of editsForMove(
          { from, to },
          post.text,
          baseOf(newsroom, post.path),
          linked,
        )) {
          // VS Code asks before it changes anything, and offers to show what.
          edit.replace(post.uri, post.toRange(span), text);
        }
      }
    }
  }
  return edit;
}

/** What a post becomes at another path. */
async function summaryAt(
  { root, factsOf }: SiteFolder,
  { path }: PostSummary,
  newPath: string,
): Promise<PostSummary | undefined> {
  const post = await readPostText(root, path);
  return post && createSummariser(factsOf(newPath).site)(newPath, post.text);
}
