import * as vscode from 'vscode';
import { describeBuild } from '../../core/index.ts';
import type { Deps } from '../deps.ts';
import { translate } from '../host/language.ts';
import { runInBackground } from '../host/log.ts';

/** Only the status knows it: it is in no palette. */
const EXPLAIN = 'copydesk.explainBuild';

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
    const { build, runsLiquid } = open.folder.factsOf(open.post.path).site;
    const { title, facts, differences } = describeBuild(build, translate);
    item.text = title;
    const restriction = vscode.l10n.t('Restricted Mode: Liquid does not run');
    // A long line takes the place of what shows the rest.
    const known = build.sources.jekyll === undefined ? vscode.l10n.t('version assumed') : facts[0];
    item.detail = runsLiquid ? known : restriction;
    item.severity =
      build.markdown.engine === 'kramdown' && runsLiquid
        ? vscode.LanguageStatusSeverity.Information
        : vscode.LanguageStatusSeverity.Warning;
    item.command = {
      command: EXPLAIN,
      title: vscode.l10n.t('Show'),
      arguments: [title, [...(runsLiquid ? [] : [restriction]), ...facts, ...differences].join('\n')],
    };
  }

  const showActive = (): void => runInBackground(show(vscode.window.activeTextEditor?.document), log);
  showActive();
  return vscode.Disposable.from(
    item,
    vscode.commands.registerCommand(EXPLAIN, (title: string, detail: string) =>
      vscode.window.showInformationMessage(title, { modal: true, detail }),
    ),
    vscode.window.onDidChangeActiveTextEditor(showActive),
    folders.onDidChange(showActive),
  );
}
