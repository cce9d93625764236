import * as vscode from 'vscode';
import type { Deps } from '../deps.ts';
import { readDocument } from '../host/document-at.ts';
import { runInBackground } from '../host/log.ts';

/** What VS Code's own preview of Markdown is, as a panel and as an editor of its own. */
const PANEL = /(?:^|-)markdown\.preview$/;
const EDITOR = 'vscode.markdown.preview.editor';

/** Remembers that somebody wants to keep it. */
const KEPT = 'copydesk.preview.keepsOwn';

/** A post that VS Code's own preview shows. */
export interface OwnPreview {
  readonly uri: vscode.Uri;
  readonly viewColumn: vscode.ViewColumn;
}

/**
 * Notices VS Code's own preview of a post, which does not show what the site will publish, and offers to put ours in its
 * place: once for each post, as long as nobody says that it is to stay.
 */
export function watchOwnPreviews(
  { posts, choices, log }: Deps,
  replace: (own: OwnPreview) => void,
): vscode.Disposable {
  const asked = new Set<string>();

  async function look(tabs: readonly vscode.Tab[]): Promise<void> {
    if (choices.get(KEPT) === true) return;
    for (const tab of tabs) {
      const uri = uriIn(tab);
      if (uri === undefined || asked.has(uri.toString())) continue;
      const document = await readDocument(uri);
      if (document === undefined || (await posts.readHead(document)) === undefined) continue;
      if (asked.has(uri.toString())) continue;
      asked.add(uri.toString());
      await offer(uri);
    }
  }

  async function offer(uri: vscode.Uri): Promise<void> {
    const [show, keep] = [vscode.l10n.t('Show as Published'), vscode.l10n.t('Keep It, and Ask No More')];
    const choice = await vscode.window.showInformationMessage(
      vscode.l10n.t('VS Code’s own preview does not show this post as the site will publish it.'),
      show,
      keep,
    );
    if (choice === keep) await choices.update(KEPT, true);
    if (choice !== show) return;
    // Meanwhile it may stand elsewhere, or be closed.
    const tab = allTabs().find(each => uriIn(each)?.toString() === uri.toString());
    const viewColumn = tab?.group.viewColumn ?? vscode.ViewColumn.Beside;
    if (tab !== undefined) await vscode.window.tabGroups.close(tab, true);
    replace({ uri, viewColumn });
  }

  runInBackground(look(allTabs()), log);
  return vscode.window.tabGroups.onDidChangeTabs(({ opened, changed }) =>
    runInBackground(look([...opened, ...changed]), log),
  );
}

/** What VS Code's own preview shows in a tab. Of a panel only its title tells: it ends with the name of the file. */
function uriIn({ input, label }: vscode.Tab): vscode.Uri | undefined {
  if (input instanceof vscode.TabInputCustom) return input.viewType === EDITOR ? input.uri : undefined;
  if (!(input instanceof vscode.TabInputWebview) || !PANEL.test(input.viewType)) return undefined;
  const named = allTabs().flatMap(tab => (tab.input instanceof vscode.TabInputText ? tab.input.uri : []));
  return named.find(({ path }) => label.endsWith(` ${path.slice(path.lastIndexOf('/') + 1)}`));
}

function allTabs(): readonly vscode.Tab[] {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs);
}
