import * as vscode from 'vscode';
import {
  type CleanedHtml,
  cleanCopied,
  createNewsroom,
  learnHabits,
  type NewPost,
  type Newsroom,
  type PostHabits,
  type PostSummary,
  type SamplePost,
  samplePosts,
  writeNewPost,
  writeNow,
} from '../../core/index.ts';
import { askNewPost, type NewPostAnswers, noAnswers } from '../ask/ask-new-post.ts';
import { bylineOf } from '../ask/byline.ts';
import { chooseSite } from '../ask/choose-site.ts';
import type { Deps } from '../deps.ts';
import { isThere } from '../host/document-at.ts';
import { tellUnwritten, writeAtFreePlace } from '../host/write-new-file.ts';
import { isAtOrBelow, pathIn } from '../newsroom/post-path.ts';
import { readPostTexts } from '../newsroom/post-texts.ts';
import type { SiteFolder } from '../newsroom/site-folders.ts';
import { tellLostPictures } from './register-article-paste.ts';

/** How long it stands in the status bar that a paste would bring the article, in milliseconds. */
const HINT_TIME = 15_000;

/** A long article is cleaned by then, in milliseconds. */
const PASTE_TIME = 5000;

/** Asks for what a new post needs, writes its file and opens it where its text begins. */
export function registerNewPost(deps: Deps): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('copydesk.newPost', (answers?: Partial<NewPostAnswers>) =>
      createPost(deps, answers),
    ),
    // The same under the name that it has in *New File…*.
    vscode.commands.registerCommand('copydesk.newPostFile', () => createPost(deps)),
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
  if (!(await isSite(folder, newsroom))) return;
  const answers: NewPostAnswers | undefined =
    given?.title === undefined
      ? await askNewPost({
          newsroom,
          site: folder.factsOf('_posts/').site,
          at: atHand(folder),
          hasDrafts: await hasDrafts(folder, newsroom),
        })
      : { ...noAnswers, ...given, title: given.title };
  if (!answers) return;
  const written = await writePost(folder, newsroom, answers).catch(error => tellUnwritten(error, deps.log));
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
      vscode.l10n.t('Nothing in the HTML on the clipboard could be used.'),
    );
  } else if (answers.firstText === 'paste') await pasteArticle(document);
}

/** A folder in which there is no site, nor a post, is not filled unasked. */
async function isSite({ root }: SiteFolder, newsroom: Newsroom): Promise<boolean> {
  if (newsroom.size > 0) return true;
  for (const name of ['_config.yml', '_config.yaml', '_config.toml', '_posts', '.copydesk.json'])
    if (await isThere(vscode.Uri.joinPath(root, name))) return true;
  const make = vscode.l10n.t('Create _posts Here');
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t('There is no Jekyll site in this folder: {0}', root.path),
    { modal: true },
    make,
  );
  return answer === make;
}

interface WrittenFile {
  readonly uri: vscode.Uri;
  readonly cursor: number;
  readonly cleaned: CleanedHtml | undefined;
}

async function writePost(
  folder: SiteFolder,
  newsroom: Newsroom,
  { title, like, from, author, tags, categories, isDraft, firstText }: NewPostAnswers,
): Promise<WrittenFile> {
  const { root, factsOf, settings } = folder;
  const samples = samplePosts(newsroom, like || atHand(folder)).flatMap(path => newsroom.get(path) ?? []);
  const habits = await learnFrom(folder, samples);
  const facts = factsOf('_posts/');
  const { schema, site, now } = facts;
  const date = writeNow(schema, {
    newsroom: newsroomOf(samples),
    post: '',
    layouts: [],
    timeZone: site.timeZone,
    now,
  }).replace(/^["']|["']$/g, '');
  const cleaned =
    typeof firstText === 'object'
      ? cleanCopied(firstText.html, { path: '_posts/new.md', title, from, facts, settings })
      : undefined;
  const byline = bylineOf(newsroom, from);
  const post: NewPost = {
    title: title.trim(),
    from: from.trim(),
    tags,
    author: author === '' ? byline.author : [author],
    categories: categories.length === 0 ? byline.categories : categories,
    now,
    date,
    body: cleaned?.html ?? '',
    isDraft,
  };
  const { name, folder: place, text, cursor } = writeNewPost(post, habits);
  return { uri: await writeAtFreePlace(vscode.Uri.joinPath(root, place, name), text), cursor, cleaned };
}

/** The path of the post in the active editor; undefined where none of the site is. */
function atHand({ root }: SiteFolder): string | undefined {
  const active = vscode.window.activeTextEditor?.document.uri;
  return active && isAtOrBelow(active.path, root.path) ? pathIn(root, active) : undefined;
}

async function hasDrafts({ root }: SiteFolder, newsroom: Newsroom): Promise<boolean> {
  for (const { path } of newsroom.all()) if (/(?:^|\/)_drafts\//.test(path)) return true;
  return isThere(vscode.Uri.joinPath(root, '_drafts'));
}

async function learnFrom(
  { root }: SiteFolder,
  summaries: readonly PostSummary[],
): Promise<PostHabits | undefined> {
  const paths = summaries.map(({ path }) => path);
  const samples: SamplePost[] = [];
  for await (const { path, text } of readPostTexts(root, paths)) samples.push({ path, text });
  return learnHabits(samples);
}

/** Dates are written as they are lately. */
function newsroomOf(summaries: readonly PostSummary[]): Newsroom {
  const newsroom = createNewsroom();
  for (const summary of summaries) newsroom.set(summary);
  return newsroom;
}

/** Only a paste sees the HTML that a browser has put on the clipboard; the edit for it is the first that is offered. */
async function pasteArticle(document: vscode.TextDocument): Promise<void> {
  const isPasted = changesSoon(document);
  await vscode.commands.executeCommand('editor.action.clipboardPasteAction');
  if (await isPasted) return;
  vscode.window.setStatusBarMessage(
    vscode.l10n.t('Copydesk: paste now to insert the cleaned article'),
    HINT_TIME,
  );
}

/** The command for pasting is done before what pastes is. */
function changesSoon(document: vscode.TextDocument): Promise<boolean> {
  return new Promise(resolve => {
    const timer = setTimeout(() => done(false), PASTE_TIME);
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
