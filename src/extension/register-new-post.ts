import * as vscode from 'vscode';
import {
  type CleanedHtml,
  cleanCopied,
  inertText,
  type Newsroom,
  writeNewPost,
  writeNow,
} from '../core/index.ts';
import { askNewPost, type NewPostAnswers } from './ask-new-post.ts';
import { bylineOf } from './byline.ts';
import { chooseSite } from './choose-site.ts';
import type { Deps } from './deps.ts';
import { findOpenDocument, isThere } from './document-at.ts';
import { tellLostPictures } from './register-article-paste.ts';
import type { SiteFolder } from './site-folders.ts';
import { messageOf, writeNewFile } from './write-new-file.ts';

/** How long it stands in the status bar that a paste would bring the article, in milliseconds. */
const hintTime = 15_000;

/** A long article is cleaned by then, in milliseconds. */
const pasteTime = 5000;

/** Asks for what a new post needs, writes its file and opens it where its text begins. */
export function registerNewPost(deps: Deps): vscode.Disposable {
  return vscode.commands.registerCommand('copydesk.newPost', (answers?: Partial<NewPostAnswers>) =>
    createPost(deps, answers),
  );
}

/** A key binding may answer beforehand: with a title, nothing is asked. */
async function createPost(deps: Deps, given?: Partial<NewPostAnswers>): Promise<void> {
  if (!vscode.workspace.workspaceFolders) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Open the folder of a site to write a post for it.'),
    );
    return;
  }
  const folder = await chooseSite(deps);
  if (!folder) return;
  const newsroom = deps.newsrooms.find(folder);
  const answers: NewPostAnswers | undefined =
    given?.title === undefined
      ? await askNewPost({ newsroom, site: folder.factsOf('_posts/').site })
      : { from: '', author: '', tags: [], firstText: 'nothing', ...given, title: given.title };
  if (!answers) return;
  const written = await writePost(folder, newsroom, answers).catch((error: unknown) => {
    deps.log.warn(String(error));
    void vscode.window.showErrorMessage(
      vscode.l10n.t('The post could not be written: {0}', inertText(messageOf(error))),
    );
    return undefined;
  });
  if (!written) return;
  const document = await vscode.workspace.openTextDocument(written.uri);
  const position = document.positionAt(written.cursor);
  await vscode.window.showTextDocument(document, {
    selection: new vscode.Range(position, position),
    // The next file that somebody looks at is not to take its place.
    preview: false,
  });
  if (written.cleaned) tellLostPictures(written.cleaned);
  else if (typeof answers.firstText === 'object') {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Nothing of the HTML on the clipboard could be taken over.'),
    );
  } else if (answers.firstText === 'paste') await pasteArticle(document);
}

interface WrittenFile {
  readonly uri: vscode.Uri;
  readonly cursor: number;
  readonly cleaned: CleanedHtml | undefined;
}

async function writePost(
  folder: SiteFolder,
  newsroom: Newsroom,
  { title, from, author, tags, firstText }: NewPostAnswers,
): Promise<WrittenFile> {
  const { root, factsOf, settings } = folder;
  const facts = factsOf('_posts/');
  const { schema, site, now } = facts;
  const date = writeNow(schema, { newsroom, post: '', layouts: [], timeZone: site.timeZone, now }).replace(
    /^["']|["']$/g,
    '',
  );
  const cleaned =
    typeof firstText === 'object'
      ? cleanCopied(firstText.html, { path: '_posts/new.md', title, from, facts, settings })
      : undefined;
  const byline = bylineOf(newsroom, from);
  const { name, text, cursor } = writeNewPost({
    title: title.trim(),
    from: from.trim(),
    tags,
    author: author === '' ? byline.author : [author],
    categories: byline.categories,
    now,
    date,
    body: cleaned?.html ?? '',
  });
  return { uri: await writeAtFreePlace(root, name, text), cursor, cleaned };
}

/** Only a paste sees the HTML that a browser has put on the clipboard; the edit for it is the first that is offered. */
async function pasteArticle(document: vscode.TextDocument): Promise<void> {
  const isPasted = changesSoon(document);
  await vscode.commands.executeCommand('editor.action.clipboardPasteAction');
  if (await isPasted) return;
  vscode.window.setStatusBarMessage(
    vscode.l10n.t('Copydesk: paste now, and the article is cleaned'),
    hintTime,
  );
}

/** The command for pasting is done before what pastes is. */
function changesSoon(document: vscode.TextDocument): Promise<boolean> {
  return new Promise(resolve => {
    const timer = setTimeout(() => done(false), pasteTime);
    const subscription = vscode.workspace.onDidChangeTextDocument(event => {
      if (event.document === document && event.contentChanges.length > 0) done(true);
    });
    const done = (isChanged: boolean): void => {
      clearTimeout(timer);
      subscription.dispose();
      resolve(isChanged);
    };
  });
}

/** Another file may take the name while this one is written: then the next name is free. */
async function writeAtFreePlace(root: vscode.Uri, name: string, text: string): Promise<vscode.Uri> {
  for (let number = 1; ; number++) {
    const path = number === 1 ? name : name.replace(/\.md$/, `-${number}.md`);
    const uri = vscode.Uri.joinPath(root, '_posts', path);
    // A file that somebody has deleted may still be open, with text that is not saved.
    const isFree = findOpenDocument(uri) === undefined && !(await isThere(uri));
    if (isFree && (await writeNewFile(uri, text))) return uri;
  }
}
