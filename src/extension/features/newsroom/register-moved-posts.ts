import * as vscode from 'vscode';
import {
  createSummariser,
  editsForMove,
  editsForMovedFiles,
  holdsInclude,
  isTemplatePath,
  type Newsroom,
  type PostSummary,
  postsLinkingTo,
} from '../../../core/index.ts';
import type { Deps } from '../../deps.ts';
import { isAtOrBelow, pathIn } from '../../newsroom/post-path.ts';
import { createPostEdits, type PostEdits, readPostText, readPostTexts } from '../../newsroom/post-texts.ts';
import type { SiteFolder } from '../../newsroom/site-folders.ts';
import { baseOf } from './register-post-links.ts';

/** When files of posts, includes or pages are renamed, offers to update what refers to them. */
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
  if (!newsrooms.isAwake) return whole;
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
    await mendLiquid(planned, { folder, newsroom, old, renamed: pathIn(folder.root, file.newUri) }, token);
    const { edit, changed } = await planned.finish(folder.root);
    // VS Code asks before it changes anything, and offers to show what.
    for (const [uri, edits] of edit.entries()) whole.set(uri, [...whole.get(uri), ...edits]);
    left.push(...changed);
  }
  if (left.length > 0) {
    const told =
      left.length === 1
        ? vscode.l10n.t('The links in 1 post were left as they are because its file has changed.')
        : vscode.l10n.t(
            'The links in {0} posts were left as they are because their files have changed.',
            left.length,
          );
    log.warn(`${told}\n${left.join('\n')}`);
    void vscode.window.showWarningMessage(told);
  }
  return whole;
}

interface Renaming {
  readonly folder: SiteFolder;
  readonly newsroom: Newsroom;
  /** Of a file, or of a folder with all that is in it. */
  readonly old: string;
  readonly renamed: string;
}

/** Includes and pages are named by Liquid alone, in posts and in the site's templates. */
async function mendLiquid(
  planned: PostEdits,
  { folder, newsroom, old, renamed }: Renaming,
  token: vscode.CancellationToken,
): Promise<void> {
  const { site } = folder.factsOf(old);
  const files =
    site.files?.paths.filter(path => isAtOrBelow(path, old) && newsroom.get(path) === undefined) ?? [];
  const moved = new Map(files.map(from => [from, renamed + from.slice(old.length)]));
  if (moved.size === 0) return;
  const linked = new Set(files.flatMap(from => [`link:${from}`, `link:/${from}`]));
  const isInclude = holdsInclude(moved, site);
  const posts = [...newsroom.all()].filter(({ links }) => isInclude || links.some(link => linked.has(link)));
  const templates = site.files?.paths.filter(isTemplatePath) ?? [];
  const paths = new Set([...posts.map(({ path }) => path), ...templates]);
  for await (const text of readPostTexts(folder.root, [...paths], token))
    planned.add(text, editsForMovedFiles(text.text, moved, site));
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
