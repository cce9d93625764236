import * as vscode from 'vscode';
import { type RuleDoc, ruleDocs } from '../../core/index.ts';
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

/** The rule at the cursor; where there is none or more than one, the user chooses: first come those of the post. */
async function chooseRule(posts: OpenPosts): Promise<string | undefined> {
  const { atCursor, inPost } = await findRules(posts);
  if (atCursor.size === 1) return [...atCursor][0];
  const near = ruleDocs.filter(({ id }) => (atCursor.size > 0 ? atCursor : inPost).has(id));
  const others = atCursor.size > 0 ? [] : ruleDocs.filter(({ id }) => !inPost.has(id));
  const items = [
    ...(near.length > 0 && others.length > 0 ? [separator(vscode.l10n.t('In This Post'))] : []),
    ...near.map(toItem),
    ...(near.length > 0 && others.length > 0 ? [separator(vscode.l10n.t('All Other Rules'))] : []),
    ...others.map(toItem),
  ];
  const placeHolder = vscode.l10n.t('Which problem do you want to have explained?');
  return (await vscode.window.showQuickPick(items, { placeHolder, matchOnDetail: true }))?.label;
}

function toItem({ id, summary }: RuleDoc): vscode.QuickPickItem {
  return { label: id, detail: translate(summary) };
}

function separator(label: string): vscode.QuickPickItem {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

async function findRules(
  posts: OpenPosts,
): Promise<{ readonly atCursor: ReadonlySet<string>; readonly inPost: ReadonlySet<string> }> {
  const editor = vscode.window.activeTextEditor;
  const findings = (editor && (await posts.read(editor.document)))?.findings ?? [];
  const atCursor = findings.filter(
    ({ span }) => editor && toRange(editor.document, span).intersection(editor.selection) !== undefined,
  );
  const rulesOf = (some: typeof findings) => new Set(some.map(({ rule }) => rule));
  return { atCursor: rulesOf(atCursor), inPost: rulesOf(findings) };
}
