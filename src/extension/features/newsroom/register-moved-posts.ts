import * as vscode from 'vscode';
import { createSummariser, editsForMove, type PostSummary, postsLinkingTo } from '../../../core/index.ts';
import { sayPosts } from '../../ask/field-words.ts';
import type { Deps } from '../../deps.ts';
import { isAtOrBelow, pathIn } from '../../newsroom/post-path.ts';
import { createPostEdits, readPostText, readPostTexts } from '../../newsroom/post-texts.ts';
import type { SiteFolder } from '../../newsroom/site-folders.ts';
import { baseOf } from './register-post-links.ts';

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
  { folders, newsrooms, log }: Deps,
  files: readonly Moved[],
  token: vscode.CancellationToken,
): Promise<vscode.WorkspaceEdit> {
  const whole = new vscode.WorkspaceEdit();
  const left: string[] = [];
  for (const file of files) {
    const planned = createPostEdits();
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
      if (token.isCancellationRequested) return whole;
      // It is gone, or cannot be read: the others move all the same.
      if (!to) continue;
      const linked = { newsroom, site: folder.factsOf(old).site };
      const paths = postsLinkingTo(from, linked).map(({ path }) => path);
      for await (const post of readPostTexts(folder.root, paths, token)) {
        planned.add(post, editsForMove({ from, to }, post.text, baseOf(newsroom, post.path), linked));
      }
    }
    const { edit, changed } = await planned.finish(folder.root);
    // VS Code asks before it changes anything, and offers to show what.
    for (const [uri, edits] of edit.entries()) whole.set(uri, [...whole.get(uri), ...edits]);
    left.push(...changed);
  }
  if (left.length > 0) {
    const told = vscode.l10n.t(
      'Links in {0} are left as they are: their files have changed meanwhile.',
      sayPosts(left.length),
    );
    log.warn(`${told}\n${left.join('\n')}`);
    void vscode.window.showWarningMessage(told);
  }
  return whole;
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
