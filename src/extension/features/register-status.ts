import * as vscode from 'vscode';
import { sayProblemCount } from '../ask/field-words.ts';
import type { Deps } from '../deps.ts';
import { runInBackground } from '../host/log.ts';
import type { OpenPost } from '../newsroom/open-posts.ts';
import { watchDocuments } from '../newsroom/watch-documents.ts';
import { isSafelyFixable } from './fix-many.ts';

/** As long as the diagnostics wait, in milliseconds. */
const QUIET_TIME = 200;

/** Says in the language status how many problems the post in the active editor has. */
export function registerStatus(deps: Deps): vscode.Disposable {
  const { posts, log } = deps;
  const item = vscode.languages.createLanguageStatusItem('copydesk.problems', []);
  item.name = vscode.l10n.t('Copydesk: problems in the post');

  async function refresh(document: vscode.TextDocument, isCurrent: () => boolean): Promise<void> {
    const isActive = () => vscode.window.activeTextEditor?.document === document;
    if (!isActive()) return;
    const open = await posts.read(document);
    if (!isCurrent() || !isActive()) return;
    item.selector = open === undefined ? [] : 'markdown';
    if (open !== undefined) show(item, open);
  }

  return vscode.Disposable.from(
    item,
    watchDocuments({
      ...deps,
      quietTime: QUIET_TIME,
      refresh,
      forget: () => {},
      alsoOn: deps.newsrooms.onDidChange,
    }),
    vscode.window.onDidChangeActiveTextEditor(editor => {
      if (editor !== undefined)
        runInBackground(
          refresh(editor.document, () => true),
          log,
        );
    }),
  );
}

function show(item: vscode.LanguageStatusItem, { findings }: OpenPost): void {
  const fixable = findings.filter(isSafelyFixable).length;
  const hints = findings.filter(({ severity }) => severity === 'hint').length;
  item.text = sayProblems(findings.length - hints, hints);
  item.detail = fixable === 0 ? 'Copydesk' : vscode.l10n.t('Copydesk, {0} can be fixed safely', fixable);
  item.command = fixable === 0 ? undefined : { command: 'copydesk.fixAll', title: vscode.l10n.t('Fix all') };
}

/** Hints are no problems: the list of VS Code leaves them out. */
function sayProblems(count: number, hints: number): string {
  const problems = sayProblemCount(count);
  if (hints === 0) return count === 0 ? vscode.l10n.t('No problems') : problems;
  const saidHints = hints === 1 ? vscode.l10n.t('1 hint') : vscode.l10n.t('{0} hints', hints);
  return count === 0 ? saidHints : vscode.l10n.t('{0}, {1}', problems, saidHints);
}
