import * as vscode from 'vscode';
import type { Newsroom } from '../../core/index.ts';
import { type Ending, type StepPlace, waitFor } from './ask-in-steps.ts';

/** The authors that the newsroom knows, or a name that is typed. */
export async function askAuthor(
  place: StepPlace,
  newsroom: Newsroom,
  given: string,
): Promise<Ending<string> | undefined> {
  const pick = vscode.window.createQuickPick<TermItem>();
  const known = termItems(newsroom, 'author');
  pick.placeholder = vscode.l10n.t('Who wrote the article');
  const show = (): void => {
    const typed = pick.value.trim();
    const isNew = typed !== '' && !known.some(({ term }) => term === typed);
    // To guess a name would be worse than to have none.
    const none = { term: '', label: vscode.l10n.t('No author yet') };
    const fresh = { term: typed, label: vscode.l10n.t('New author: {0}', typed), alwaysShow: true };
    pick.items = typed === '' ? [none, ...known] : [...known, ...(isNew ? [fresh] : [])];
    const marked = typed === '' ? none : (findBegun(typed, known) ?? (isNew ? fresh : undefined));
    pick.activeItems = marked ? [marked] : [];
  };
  pick.value = given;
  pick.onDidChangeValue(show);
  show();
  return waitFor<string, TermItem>(pick, place, {
    current: () => pick.value.trim(),
    accept: () => pick.activeItems[0]?.term ?? pick.value.trim(),
  });
}

/** A term in a list; the `label` of a new one says that it is new. */
interface TermItem extends vscode.QuickPickItem {
  readonly term: string;
}

/** The terms of a kind, most used first, with the number of their posts. */
function termItems(newsroom: Newsroom, kind: 'author' | SeveralKind): readonly TermItem[] {
  return newsroom
    .seen(kind)
    .map(({ text, posts }) => ({ term: text, label: text, description: String(posts) }));
}

/** Terms of which a post may have several. */
export type SeveralKind = 'tags' | 'categories';

/** Enter adds the selected or typed term; without either it continues. */
export async function askSeveral(
  place: StepPlace,
  newsroom: Newsroom,
  { kind, given }: { readonly kind: SeveralKind; readonly given: readonly string[] },
): Promise<Ending<readonly string[]> | undefined> {
  const pick = vscode.window.createQuickPick<TermItem>();
  const known = termItems(newsroom, kind);
  let chosen = given;
  pick.canSelectMany = true;
  pick.placeholder =
    kind === 'tags'
      ? vscode.l10n.t('Tags: type one and press Enter, then the next; press Enter alone to continue')
      : vscode.l10n.t('Categories: type one and press Enter, then the next; press Enter alone to continue');
  const show = (): void => {
    const typed = pick.value.trim();
    const added = chosen.map(tag => known.find(item => item.term === tag) ?? { term: tag, label: tag });
    const offered = known.filter(({ term }) => !chosen.includes(term));
    const isNew = typed !== '' && ![...added, ...offered].some(({ term }) => term === typed);
    const fresh = { term: typed, label: nameNew(kind, typed), alwaysShow: true };
    pick.items = [...added, ...offered, ...(isNew ? [fresh] : [])];
    pick.selectedItems = added;
    const marked = typed === '' ? undefined : (findBegun(typed, offered) ?? (isNew ? fresh : undefined));
    pick.activeItems = marked ? [marked] : [];
  };
  pick.onDidChangeValue(show);
  pick.onDidChangeSelection(items => {
    chosen = items.map(({ term }) => term);
  });
  show();
  return waitFor<readonly string[], TermItem>(pick, place, {
    current: () => chosen,
    accept: () => {
      const typed = pick.value.trim();
      if (typed === '') return chosen;
      const tag = pick.activeItems[0]?.term ?? typed;
      chosen = chosen.includes(tag) ? chosen : [...chosen, tag];
      pick.value = '';
      show();
      return undefined;
    },
  });
}

function nameNew(kind: SeveralKind, typed: string): string {
  return kind === 'tags' ? vscode.l10n.t('New tag: {0}', typed) : vscode.l10n.t('New category: {0}', typed);
}

/** The term that somebody is most likely about to type. */
function findBegun(typed: string, items: readonly TermItem[]): TermItem | undefined {
  const begin = typed.toLowerCase();
  return (
    items.find(({ term }) => term.toLowerCase() === begin) ??
    items.find(({ term }) => term.toLowerCase().startsWith(begin))
  );
}
