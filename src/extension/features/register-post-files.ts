import * as vscode from 'vscode';
import {
  applyEdits,
  createNewsroom,
  duplicatePost,
  type Moment,
  type MovablePost,
  type PostMove,
  publishDraft,
  renameFromTitle,
  samplePosts,
  unpublish,
  writeNow,
} from '../../core/index.ts';
import type { Deps } from '../deps.ts';
import { fileOfTarget } from '../host/command-targets.ts';
import { toWorkspaceEdit } from '../host/convert.ts';
import { isThere, readDocument } from '../host/document-at.ts';
import { tellUnwritten, writeAtFreePlace } from '../host/write-new-file.ts';
import { pathIn } from '../newsroom/post-path.ts';
import type { SiteFolder } from '../newsroom/site-folders.ts';

/** What a move is made of. */
interface Given {
  readonly post: MovablePost;
  readonly moment: Moment;
  /** The paths of posts that are written like it, the newest first. */
  readonly posts: readonly string[];
}

/**
 * The commands that move the file of a post: of an entry of the list of posts, else of the one in the active editor. VS
 * Code tells of the move before it is made, as of any: by then `registerMovedPosts` adds the links of other posts to it.
 */
export function registerPostFiles(deps: Deps): vscode.Disposable {
  const command = (name: string, plan: (given: Given) => PostMove | undefined, refusal: () => string) =>
    vscode.commands.registerCommand(name, (target?: unknown) => run(deps, { plan, refusal, target }));
  return vscode.Disposable.from(
    command(
      'copydesk.publishDraft',
      ({ post, moment, posts }) => publishDraft(post, moment, posts),
      () => vscode.l10n.t('This is not a draft: it is not in _drafts.'),
    ),
    command(
      'copydesk.unpublish',
      ({ post }) => unpublish(post),
      () => vscode.l10n.t('This is not a published post: it is not in _posts.'),
    ),
    command(
      'copydesk.renameFromTitle',
      ({ post }) => renameFromTitle(post),
      () => vscode.l10n.t('This post has no title and date to name its file after.'),
    ),
    vscode.commands.registerCommand('copydesk.duplicatePost', (target?: unknown) => duplicate(deps, target)),
  );
}

/** How a post is to be moved. */
interface Moving {
  plan(given: Given): PostMove | undefined;
  /** What is said where that cannot be. */
  refusal(): string;
  /** What the command was called for; undefined: the post in the active editor. */
  readonly target: unknown;
}

async function run(deps: Deps, { plan, refusal, target: asked }: Moving): Promise<void> {
  const found = await findPost(deps, asked);
  if (!found) return;
  const { document, folder, given } = found;
  const move = plan(given);
  if (!move) {
    void vscode.window.showInformationMessage(refusal());
    return;
  }
  if (move.path === given.post.path) return;
  const target = vscode.Uri.joinPath(folder.root, move.path);
  if (await isThere(target)) {
    void vscode.window.showWarningMessage(vscode.l10n.t('This file already exists: {0}', move.path));
    return;
  }
  const edit = toWorkspaceEdit(document, move.edits);
  // One edit for all of it is one to undo.
  edit.renameFile(document.uri, target, { overwrite: false });
  const wasSaved = !document.isDirty;
  const isMoved = await vscode.workspace.applyEdit(edit);
  // The file has moved on the disk: what was changed in it for that goes there as well.
  if (isMoved && wasSaved) await (await vscode.workspace.openTextDocument(target)).save();
  // Of a post that no editor shows nobody would see that it has moved.
  if (isMoved && fileOfTarget(asked)) await vscode.window.showTextDocument(target, { preview: false });
}

async function duplicate(deps: Deps, target: unknown): Promise<void> {
  const found = await findPost(deps, target);
  if (!found) return;
  const { folder, given } = found;
  const copy = duplicatePost(given.post, given.moment);
  const text = applyEdits(given.post.text, copy.edits);
  const uri = await writeAtFreePlace(vscode.Uri.joinPath(folder.root, copy.path), text).catch(error =>
    tellUnwritten(error, deps.log),
  );
  if (!uri) return;
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: false });
}

interface FoundPost {
  readonly document: vscode.TextDocument;
  readonly folder: SiteFolder;
  readonly given: Given;
}

async function findPost({ folders, newsrooms }: Deps, target: unknown): Promise<FoundPost | undefined> {
  const file = fileOfTarget(target);
  const document = file ? await readDocument(file) : vscode.window.activeTextEditor?.document;
  if (document?.languageId !== 'markdown' || document.isUntitled) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open the post first.'));
    return undefined;
  }
  const folder = await folders.find(document.uri);
  const path = pathIn(folder.root, document.uri);
  const newsroom = newsrooms.find(folder);
  const samples = samplePosts(newsroom, newsroom.get(path) ? path : undefined);
  const { schema, site, now } = folder.factsOf(path);
  const beside = createNewsroom();
  for (const sample of samples) {
    const summary = newsroom.get(sample);
    if (summary) beside.set(summary);
  }
  const known = { newsroom: beside, post: '', layouts: [], timeZone: site.timeZone, now };
  const date = writeNow(schema, known).replace(/^["']|["']$/g, '');
  return {
    document,
    folder,
    given: { post: { path, text: document.getText() }, moment: { date, now }, posts: samples },
  };
}
