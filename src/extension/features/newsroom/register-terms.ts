import * as vscode from 'vscode';
import {
  type FrontMatter,
  findTerm,
  inertText,
  renameTerm,
  type TermRenaming,
  termAt,
} from '../../../core/index.ts';
import { type ChosenTerm, chooseTerm, namedKinds } from '../../ask/choose-term.ts';
import type { Deps } from '../../deps.ts';
import { toRange } from '../../host/convert.ts';
import { type Log, runInBackground } from '../../host/log.ts';
import { askToLook, offerUndo } from '../../host/refactor-edit.ts';
import { createPostEdits, readPostTexts, uriOfPost } from '../../newsroom/post-texts.ts';

/** Renames a tag, a category or an author in all posts, and finds the posts that have it. */
export function registerTerms(deps: Deps): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerRenameProvider('markdown', createRenaming(deps)),
    vscode.languages.registerReferenceProvider('markdown', createReferences(deps)),
    vscode.commands.registerCommand('copydesk.renameTerm', () => renameChosen(deps)),
    vscode.commands.registerCommand('copydesk.findPostsOfTerm', () => findPosts(deps)),
  );
}

async function termIn(
  { posts }: Deps,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<(ChosenTerm & { readonly range: vscode.Range; readonly frontMatter: FrontMatter }) | undefined> {
  const open = await posts.readHead(document);
  const term = open && termAt(open.head, document.offsetAt(position));
  const kind = namedKinds.find(candidate => candidate === term?.kind);
  const frontMatter = open?.head.frontMatter;
  if (!open || !term || !kind || !frontMatter) return undefined;
  const [place] = findTerm(open.head.text, kind, term.text, frontMatter).filter(
    ({ span }) => span.start <= term.span.end && term.span.start <= span.end,
  );
  if (!place) return undefined;
  return { folder: open.folder, kind, text: term.text, range: toRange(document, place.span), frontMatter };
}

function createRenaming(deps: Deps): vscode.RenameProvider {
  return {
    async prepareRename(document, position) {
      const term = await termIn(deps, document, position);
      if (!term)
        throw new Error(vscode.l10n.t('Copydesk renames tags, categories and authors in the front matter.'));
      return { range: term.range, placeholder: term.text };
    },
    async provideRenameEdits(document, position, newName, token) {
      const term = await termIn(deps, document, position);
      return term && editOf(deps, term, newName, token);
    },
  };
}

/** The edit that gives a term another name in all posts of its site. */
async function editOf(
  { newsrooms, log }: Deps,
  { folder, kind, text }: ChosenTerm,
  newName: string,
  token?: vscode.CancellationToken,
): Promise<vscode.WorkspaceEdit> {
  const to = newName.trim();
  if (to === '' || /[\r\n]/.test(to))
    throw new Error(vscode.l10n.t('The name must be a single line of text.'));
  const newsroom = await newsrooms.whenRead(folder);
  const renaming: TermRenaming = { kind, from: text, to };
  const planned = createPostEdits();
  // The preview, where one is asked for, has this above the changes.
  const metadata = {
    label: vscode.l10n.t('Rename “{0}” to “{1}”', inertText(text), inertText(to)),
    needsConfirmation: false,
  };
  const paths = newsroom.withTerm(kind, text).map(({ path }) => path);
  const left = new Set(paths);
  for await (const post of readPostTexts(folder.root, paths, token)) {
    const edits = renameTerm(post.text, renaming);
    if (edits.length > 0) left.delete(post.path);
    planned.add(post, edits);
  }
  const { edit, changed } = await planned.finish(folder.root, metadata);
  for (const path of changed) left.add(path);
  if (left.size > 0 && !token?.isCancellationRequested) {
    const told =
      left.size === 1
        ? vscode.l10n.t('“{0}” could not be renamed in 1 post.', inertText(text))
        : vscode.l10n.t('“{0}” could not be renamed in {1} posts.', inertText(text), left.size);
    log.warn(`${told}\n${[...left].join('\n')}`);
    // Nobody waits for an answer: the others are renamed all the same.
    runInBackground(tellOfLeft(told, log), log);
  }
  return edit;
}

/** If front matter is damaged, or the term follows a YAML anchor, people have to edit it. */
async function tellOfLeft(told: string, log: Log): Promise<void> {
  const which = vscode.l10n.t('Show Posts');
  if ((await vscode.window.showWarningMessage(`Copydesk: ${told}`, which)) === which) log.show();
}

function createReferences(deps: Deps): vscode.ReferenceProvider {
  return {
    async provideReferences(document, position, _context, token) {
      const term = await termIn(deps, document, position);
      if (!term) return [];
      const newsroom = await deps.newsrooms.whenRead(term.folder);
      const paths = newsroom.withTerm(term.kind, term.text).map(({ path }) => path);
      const locations: vscode.Location[] = [];
      for await (const post of readPostTexts(term.folder.root, paths, token)) {
        for (const { span } of findTerm(post.text, term.kind, term.text)) {
          locations.push(new vscode.Location(post.uri, post.toRange(span)));
        }
      }
      return locations;
    },
  };
}

async function renameChosen(deps: Deps): Promise<void> {
  const term = await chooseTerm(
    deps,
    vscode.l10n.t('Which tag, category or author do you want to rename in all posts?'),
  );
  if (!term) return;
  const newsroom = await deps.newsrooms.whenRead(term.folder);
  const posts = newsroom.count(term.kind, term.text);
  const newName = await vscode.window.showInputBox({
    title: vscode.l10n.t('Rename “{0}”', inertText(term.text)),
    prompt:
      posts === 1
        ? vscode.l10n.t('It is in 1 post. You can review the changes first, and Undo reverts them.')
        : vscode.l10n.t(
            'It is in {0} posts. You can review the changes first, and Undo reverts them in all posts.',
            posts,
          ),
    value: term.text,
    validateInput: text =>
      text.trim() === '' ? vscode.l10n.t('The name must be a single line of text.') : undefined,
  });
  if (newName === undefined || newName.trim() === term.text) return;
  const edit = await editOf(deps, term, newName);
  const [first] = edit.entries();
  if (!first) return;
  // Nobody sees here which posts have the term, as one does who renames it where it stands.
  askToLook(edit, await vscode.workspace.openTextDocument(first[0]));
  if (!(await vscode.workspace.applyEdit(edit, { isRefactoring: true }))) return;
  const uris = edit.entries().map(([uri]) => uri);
  runInBackground(
    offerUndo(vscode.l10n.t('“{0}” is now “{1}”.', inertText(term.text), inertText(newName.trim())), uris),
    deps.log,
  );
}

async function findPosts(deps: Deps): Promise<void> {
  const term = await chooseTerm(
    deps,
    vscode.l10n.t('Which tag, category or author do you want to find posts for?'),
  );
  if (!term) return;
  const newsroom = await deps.newsrooms.whenRead(term.folder);
  const items = newsroom
    .withTerm(term.kind, term.text)
    .toSorted((a, b) => (b.date ?? 0) - (a.date ?? 0))
    .map(({ title, path }) => ({
      label: inertText(title || path),
      description: inertText(title ? path : ''),
      path,
    }));
  const placeHolder =
    items.length === 1
      ? vscode.l10n.t('1 post with “{0}”', inertText(term.text))
      : vscode.l10n.t('{0} posts with “{1}”', items.length, inertText(term.text));
  const chosen = await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true });
  if (chosen) await vscode.window.showTextDocument(uriOfPost(term.folder.root, chosen.path));
}
