import * as vscode from 'vscode';
import { inertText, type Newsroom, type TermKind } from '../../core/index.ts';
import type { Deps } from '../deps.ts';
import type { SiteFolder } from '../newsroom/site-folders.ts';
import { chooseSite } from './choose-site.ts';
import { sayPosts } from './field-words.ts';

/** The kinds of terms that can be renamed in all posts; a layout is the name of a file. */
export const namedKinds = ['tags', 'categories', 'author'] as const satisfies readonly TermKind[];
/** A kind of terms that are renamed, and whose posts are found. */
export type NamedKind = (typeof namedKinds)[number];

/** A term of a site. */
export interface ChosenTerm {
  readonly folder: SiteFolder;
  readonly kind: NamedKind;
  readonly text: string;
}

/** Offers all terms of the current site, the most used first. */
export async function chooseTerm(deps: Deps, placeHolder: string): Promise<ChosenTerm | undefined> {
  const folder = await chooseSite(deps);
  if (!folder) return undefined;
  // The list is there at once, and says that it waits until the posts have been read.
  const items = deps.newsrooms
    .whenRead(folder)
    .then(newsroom =>
      namedKinds.flatMap(kind => [
        { label: namesOfKinds(kind), kind: vscode.QuickPickItemKind.Separator },
        ...termItems(newsroom, kind),
      ]),
    );
  const chosen = await vscode.window.showQuickPick<vscode.QuickPickItem & { term?: NamedTerm }>(items, {
    placeHolder,
  });
  return chosen?.term && { folder, ...chosen.term };
}

/** A single term. */
export type NamedTerm = Pick<ChosenTerm, 'kind' | 'text'>;

function termItems(
  newsroom: Newsroom,
  kind: NamedKind,
): readonly (vscode.QuickPickItem & { readonly term: NamedTerm })[] {
  return newsroom.seen(kind).map(({ text, posts }) => ({
    label: inertText(text),
    // One name may be a tag, a category and an author, and who types it sees no separators.
    description: `${nameOfKind(kind)} · ${sayPosts(posts)}`,
    term: { kind, text },
  }));
}

/** What one term of a kind is called. */
export function nameOfKind(kind: NamedKind): string {
  if (kind === 'tags') return vscode.l10n.t('tag');
  return kind === 'categories' ? vscode.l10n.t('category') : vscode.l10n.t('author');
}

function namesOfKinds(kind: NamedKind): string {
  if (kind === 'tags') return vscode.l10n.t('Tags');
  return kind === 'categories' ? vscode.l10n.t('Categories') : vscode.l10n.t('Authors');
}
