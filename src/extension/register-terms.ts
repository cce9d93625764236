import * as vscode from 'vscode';
import {
  type FrontMatter,
  findTerm,
  type Newsroom,
  renameTerm,
  type TermKind,
  type TermRenaming,
  termAt,
} from '../core/index.ts';
import { toRange } from './convert.ts';
import type { Deps } from './deps.ts';
import { sayPosts } from './field-words.ts';
import { readPostTexts, uriOfPost } from './post-texts.ts';
import type { SiteFolder } from './site-folders.ts';

/** The kinds of terms that have one name in all posts; a layout is the name of a file. */
const kinds = ['tags', 'categories', 'author'] as const satisfies readonly TermKind[];
type NamedKind = (typeof kinds)[number];

/** Renames a tag, a category or an author in all posts, and finds the posts that have it. */
export function registerTerms(deps: Deps): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerRenameProvider('markdown', createRenaming(deps)),
    vscode.languages.registerReferenceProvider('markdown', createReferences(deps)),
    vscode.commands.registerCommand('copydesk.renameTerm', () => renameChosen(deps)),
    vscode.commands.registerCommand('copydesk.findPostsOfTerm', () => findPosts(deps)),
  );
}

/** A term of a site. */
interface ChosenTerm {
  readonly folder: SiteFolder;
  readonly kind: NamedKind;
  readonly text: string;
}

async function termIn(
  { posts }: Deps,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<(ChosenTerm & { readonly range: vscode.Range; readonly frontMatter: FrontMatter }) | undefined> {
  const open = await posts.readHead(document);
  const term = open && termAt(open.head, document.offsetAt(position));
  const kind = kinds.find(candidate => candidate === term?.kind);
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
      if (!term) throw new Error(vscode.l10n.t('Tags, categories and authors can be renamed here.'));
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
  if (to === '' || /[\r\n]/.test(to)) throw new Error(vscode.l10n.t('A term is one line of text.'));
  const newsroom = await newsrooms.whenRead(folder);
  const renaming: TermRenaming = { kind, from: text, to };
  const edit = new vscode.WorkspaceEdit();
  const paths = newsroom.withTerm(kind, text).map(({ path }) => path);
  let changed = 0;
  for await (const post of readPostTexts(folder.root, paths, token)) {
    const edits = renameTerm(post.text, renaming);
    if (edits.length > 0) changed++;
    for (const { span, text: written } of edits) edit.replace(post.uri, post.toRange(span), written);
  }
  if (changed < paths.length && !token?.isCancellationRequested) {
    log.warn(vscode.l10n.t('“{0}” could not be renamed in {1}.', text, sayPosts(paths.length - changed)));
  }
  return edit;
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
  const term = await chooseTerm(deps, vscode.l10n.t('Which term shall be renamed in all posts?'));
  if (!term) return;
  const newsroom = await deps.newsrooms.whenRead(term.folder);
  const posts = sayPosts(newsroom.count(term.kind, term.text));
  const newName = await vscode.window.showInputBox({
    title: vscode.l10n.t('Rename “{0}”', term.text),
    prompt: vscode.l10n.t('It is in {0}. Undo takes the renaming back in all of them.', posts),
    value: term.text,
    validateInput: text => (text.trim() === '' ? vscode.l10n.t('A term is one line of text.') : undefined),
  });
  if (newName === undefined || newName.trim() === term.text) return;
  await vscode.workspace.applyEdit(await editOf(deps, term, newName), { isRefactoring: true });
}

async function findPosts(deps: Deps): Promise<void> {
  const term = await chooseTerm(deps, vscode.l10n.t('Of which term shall the posts be found?'));
  if (!term) return;
  const newsroom = await deps.newsrooms.whenRead(term.folder);
  const items = newsroom
    .withTerm(term.kind, term.text)
    .toSorted((a, b) => (b.date ?? 0) - (a.date ?? 0))
    .map(({ title, path }) => ({ label: title || path, description: title ? path : '', path }));
  const placeHolder = vscode.l10n.t('{0} with “{1}”', sayPosts(items.length), term.text);
  const chosen = await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true });
  if (chosen) await vscode.window.showTextDocument(uriOfPost(term.folder.root, chosen.path));
}

/** Offers all terms of the site at hand, those that are used most first. */
async function chooseTerm(deps: Deps, placeHolder: string): Promise<ChosenTerm | undefined> {
  const folder = await siteAtHand(deps);
  if (!folder) return undefined;
  const newsroom = await deps.newsrooms.whenRead(folder);
  const items = kinds.flatMap(kind => [
    { label: namesOfKinds(kind), kind: vscode.QuickPickItemKind.Separator },
    ...termItems(newsroom, kind),
  ]);
  const chosen = await vscode.window.showQuickPick<vscode.QuickPickItem & { term?: NamedTerm }>(items, {
    placeHolder,
  });
  return chosen?.term && { folder, ...chosen.term };
}

type NamedTerm = Pick<ChosenTerm, 'kind' | 'text'>;

function termItems(
  newsroom: Newsroom,
  kind: NamedKind,
): readonly (vscode.QuickPickItem & { readonly term: NamedTerm })[] {
  return newsroom
    .seen(kind)
    .map(({ text, posts }) => ({ label: text, description: sayPosts(posts), term: { kind, text } }));
}

function namesOfKinds(kind: NamedKind): string {
  if (kind === 'tags') return vscode.l10n.t('Tags');
  return kind === 'categories' ? vscode.l10n.t('Categories') : vscode.l10n.t('Authors');
}

/** The site of the post in the active editor, else the first of the workspace. */
async function siteAtHand({ folders }: Deps): Promise<SiteFolder | undefined> {
  const document = vscode.window.activeTextEditor?.document;
  if (document?.languageId === 'markdown' && document.uri.scheme !== 'untitled')
    return folders.find(document.uri);
  const [first] = vscode.workspace.workspaceFolders ?? [];
  return first && folders.find(vscode.Uri.joinPath(first.uri, '_posts'));
}
