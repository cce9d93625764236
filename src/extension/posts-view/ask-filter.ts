import * as vscode from 'vscode';
import { inertText, lastToken, type SeenTerm, writeTerm } from '../../core/index.ts';
import { sayPosts } from '../ask/field-words.ts';
import type { Deps } from '../deps.ts';
import { createDebouncer } from '../host/debounce.ts';
import type { PostsTree } from './posts-tree.ts';

/** An entry of the list: what the query is with it. Undefined: the query as it is written. */
interface FilterItem extends vscode.QuickPickItem {
  readonly query?: string;
}

/** What is written is looked at when nothing has been typed for so many milliseconds. */
const QUIET_TIME = 120;
/** More terms than this are found by typing on. */
const MAX_TERMS = 30;

/** Asks what posts to look for, and suggests how to say it. Undefined where nobody answers. */
export function askFilter(tree: PostsTree, { newsrooms }: Deps): Promise<string | undefined> {
  const pick = vscode.window.createQuickPick<FilterItem>();
  pick.title = vscode.l10n.t('Filter Posts');
  pick.placeholder = vscode.l10n.t('Words of the title, or tag:…, author:…, has:problems');
  pick.value = tree.query;
  // An editor that is just being opened takes the focus.
  pick.ignoreFocusOut = true;
  const show = (): void => {
    const found = foundItem(pick.value, tree);
    pick.items = [found, ...suggest(pick.value, newsrooms)];
    // VS Code puts first what is most like the text; Enter means the query as it is written all the same.
    pick.activeItems = [found];
    pick.busy = false;
  };
  const quiet = createDebouncer<'query'>(QUIET_TIME, show);
  show();
  return new Promise(resolve => {
    pick.onDidChangeValue(() => {
      pick.busy = true;
      quiet.schedule('query');
    });
    pick.onDidAccept(() => {
      const [item] = pick.selectedItems;
      if (item?.query === undefined) {
        resolve(pick.value.trim());
        pick.hide();
        return;
      }
      pick.value = `${item.query} `;
      show();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      quiet.dispose();
      pick.dispose();
    });
    pick.show();
  });
}

function foundItem(written: string, tree: PostsTree): FilterItem {
  if (written.trim() === '') return { label: vscode.l10n.t('Show all posts'), alwaysShow: true };
  return { label: vscode.l10n.t('Show {0}', sayPosts(tree.count(written))), alwaysShow: true };
}

/** What the last word of the query may become. */
function suggest(written: string, newsrooms: Deps['newsrooms']): FilterItem[] {
  const { before, token } = lastToken(written);
  const typed = token.replaceAll('"', '').toLowerCase();
  const marks: FilterItem[] = [
    mark('has:problems', vscode.l10n.t('Posts with errors, warnings or infos')),
    mark('has:errors', vscode.l10n.t('Posts with errors')),
    mark('is:draft', vscode.l10n.t('Drafts')),
    mark('is:scheduled', vscode.l10n.t('Posts held until their date')),
  ];
  const terms = newsrooms
    .all()
    .flatMap(({ newsroom }) => [
      ...named('tag', newsroom.seen('tags'), typed),
      ...named('author', newsroom.seen('author'), typed),
      ...named('category', newsroom.seen('categories'), typed),
    ]);
  const fitting = marks.filter(({ label }) => label.startsWith(typed) && !written.includes(label));
  return [...fitting, ...terms.slice(0, MAX_TERMS)].map(item => ({ ...item, query: before + item.query }));
}

/** `alwaysShow`: what is listed is chosen here, and VS Code would hide what is not like all that is written. */
function mark(label: string, description: string): FilterItem & { readonly query: string } {
  return { label, description, query: label, alwaysShow: true };
}

/** The terms of a kind that go on as it is typed, the most used first. */
function named(
  kind: 'tag' | 'author' | 'category',
  terms: readonly SeenTerm[],
  typed: string,
): readonly (FilterItem & { readonly query: string })[] {
  const text = typed.startsWith(`${kind}:`) ? typed.slice(kind.length + 1) : typed;
  if (text === '' && !typed.startsWith(`${kind}:`)) return [];
  const fitting: (FilterItem & { readonly query: string })[] = [];
  for (const term of terms) {
    if (!term.text.toLowerCase().startsWith(text)) continue;
    const query = writeTerm(kind, term.text);
    fitting.push({ label: inertText(query), description: sayPosts(term.posts), query, alwaysShow: true });
    if (fitting.length === MAX_TERMS / 3) break;
  }
  return fitting;
}
