import * as vscode from 'vscode';
import { ruleDocs } from '../../core/index.ts';
import type { Deps } from '../deps.ts';
import { ruleOfTarget } from '../host/command-targets.ts';
import { toRange } from '../host/convert.ts';
import { translate } from '../host/language.ts';
import { EXPLAIN_COMMAND, rulePageUri } from '../host/rule-pages.ts';
import type { OpenPosts } from '../newsroom/open-posts.ts';

/** The command that says why something is a problem. */
export function registerExplainProblem({ posts }: Deps): vscode.Disposable {
  return vscode.commands.registerCommand(EXPLAIN_COMMAND, async (target: unknown) => {
    const rule = ruleOfTarget(target);
    const wanted = ruleDocs.some(({ id }) => id === rule) ? rule : await chooseRule(posts);
    if (wanted !== undefined) await vscode.commands.executeCommand('vscode.open', rulePageUri(wanted));
  });
}

/** The rule at the cursor; where there is none or more than one, the user chooses. */
async function chooseRule(posts: OpenPosts): Promise<string | undefined> {
  const here = await rulesAtCursor(posts);
  if (here.size === 1) return [...here][0];
  const offered = here.size === 0 ? ruleDocs : ruleDocs.filter(({ id }) => here.has(id));
  const items = offered.map(({ id, summary }) => ({ label: id, detail: translate(summary) }));
  const placeHolder = vscode.l10n.t('Which problem do you want to have explained?');
  return (await vscode.window.showQuickPick(items, { placeHolder, matchOnDetail: true }))?.label;
}

async function rulesAtCursor(posts: OpenPosts): Promise<ReadonlySet<string>> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return new Set();
  const { document, selection } = editor;
  const open = await posts.read(document);
  const atCursor = open?.findings.filter(
    ({ span }) => toRange(document, span).intersection(selection) !== undefined,
  );
  return new Set(atCursor?.map(({ rule }) => rule));
}
