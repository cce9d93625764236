import * as vscode from 'vscode';
import type { PostPlace } from '../../core/index.ts';
import { type Ending, type StepPlace, waitFor } from './ask-in-steps.ts';

/** Asks in which folder and language a post goes; the answer is the path of the newest post there. */
export function askPlace(
  step: StepPlace,
  places: readonly PostPlace[],
  given: string,
): Promise<Ending<string> | undefined> {
  const pick = vscode.window.createQuickPick();
  const items = places.map(({ folder, lang, posts, newest }) => ({
    label: folder,
    description: describe(lang, folder, posts),
    newest,
  }));
  pick.items = items;
  pick.placeholder = vscode.l10n.t('Where the post goes');
  const marked = items.find(({ newest }) => newest === given);
  if (marked) pick.activeItems = [marked];
  const read = (): string => items.find(item => item === pick.activeItems[0])?.newest ?? '';
  return waitFor(pick, step, { current: read, accept: read });
}

/** The language, if the folder does not say it, and the number of posts. */
function describe(lang: string, folder: string, posts: number): string {
  const count = vscode.l10n.t('{0} posts', posts);
  return lang === '' || folder.split('/').includes(lang) ? count : `${lang} · ${count}`;
}

/** Asks whether a post is a draft. */
export function askDraft(step: StepPlace, given: boolean): Promise<Ending<boolean> | undefined> {
  const pick = vscode.window.createQuickPick();
  const draft = { label: vscode.l10n.t('A draft, to publish later') };
  pick.items = [{ label: vscode.l10n.t('A post, dated today') }, draft];
  pick.placeholder = vscode.l10n.t('What to create');
  if (given) pick.activeItems = [draft];
  const read = (): boolean => pick.activeItems[0] === draft;
  return waitFor(pick, step, { current: read, accept: read });
}
