import * as vscode from 'vscode';
import { describeBuild } from '../core/index.ts';
import type { Deps } from './deps.ts';
import { runInBackground } from './log.ts';

/** Says in the language status of a post how its site is built, as Copydesk understands it, and by which files. */
export function registerBuildStatus({ folders, posts, log }: Deps): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('copydesk.build', []);
  item.name = vscode.l10n.t('Copydesk: how the site is built');

  async function show(document: vscode.TextDocument | undefined): Promise<void> {
    const isActive = () => vscode.window.activeTextEditor?.document === document;
    const open = document && (await posts.read(document));
    if (!isActive()) return;
    item.selector = open === undefined ? [] : 'markdown';
    if (open === undefined) return;
    const { title, facts, differences } = describeBuild(open.folder.factsOf(open.post.path).site.build);
    item.text = title;
    item.detail = [...facts, ...differences].join(' ');
    item.severity =
      differences.length > 0
        ? vscode.LanguageStatusSeverity.Warning
        : vscode.LanguageStatusSeverity.Information;
  }

  const showActive = (): void => runInBackground(show(vscode.window.activeTextEditor?.document), log);
  showActive();
  return vscode.Disposable.from(
    item,
    vscode.window.onDidChangeActiveTextEditor(showActive),
    folders.onDidChange(showActive),
  );
}
