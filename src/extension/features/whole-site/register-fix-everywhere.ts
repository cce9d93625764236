import * as vscode from 'vscode';
import { diffEdits, fixAll, isPost, parsePost } from '../../../core/index.ts';
import { sayPosts, sayProblemCount, sayRule } from '../../ask/field-words.ts';
import type { Deps } from '../../deps.ts';
import { ruleOfTarget } from '../../host/command-targets.ts';
import { runInBackground } from '../../host/log.ts';
import { askToLook, offerUndo } from '../../host/refactor-edit.ts';
import { createPostEdits, type PostEdits, readPostTexts } from '../../newsroom/post-texts.ts';
import { createTurns } from '../../site-check/turns.ts';
import { FIX_EVERYWHERE_COMMAND } from '../fix-many.ts';
import { showChecking } from './register-site-check.ts';

/** VS Code keeps each file of an edit open until it can no longer be undone: more of them at once make it slow. */
const MAX_POSTS = 500;

/** The command that fixes one kind of problem in all posts, once one has looked at the changes. */
export function registerFixEverywhere(deps: Deps): vscode.Disposable {
  return vscode.commands.registerCommand(FIX_EVERYWHERE_COMMAND, (target?: unknown) =>
    fixEverywhere(deps, ruleOfTarget(target)),
  );
}

async function fixEverywhere(deps: Deps, given: string | undefined): Promise<void> {
  const { checks, log } = deps;
  if (checks.isChecking) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('The site is being checked. Try again when the check has ended.'),
    );
    return;
  }
  // Where a kind of problem is found is known once all posts were checked.
  if (!checks.isWhole && (await showChecking(checks)).isStopped) return;
  const rule = given ?? (await chooseRule(deps));
  if (rule === undefined) return;
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t('Looking for fixes for {0}', rule),
    cancellable: true,
  };
  const plan = await vscode.window.withProgress(options, (_progress, token) => planFixes(deps, rule, token));
  if (!plan) return;
  if (plan.posts === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('No problem of {0} can be fixed safely in any post.', rule),
    );
    return;
  }
  const [first] = plan.edit.entries();
  if (!first) return;
  askToLook(plan.edit, await vscode.workspace.openTextDocument(first[0]));
  if (!(await vscode.workspace.applyEdit(plan.edit, { isRefactoring: true }))) return;
  const uris = plan.edit.entries().map(([uri]) => uri);
  const told = plan.isAll
    ? vscode.l10n.t('Fixed {0} in {1}.', rule, sayPosts(plan.posts))
    : vscode.l10n.t(
        'Fixed {0} in {1}. There are more: run the command again to fix them.',
        rule,
        sayPosts(plan.posts),
      );
  runInBackground(offerUndo(told, uris), log);
}

interface EverywherePlan {
  readonly edit: vscode.WorkspaceEdit;
  readonly posts: number;
  /** Whether no post is left that could be fixed. */
  readonly isAll: boolean;
}

/** The fixes that prove on the pages of their posts; undefined where nobody waits for them any longer. */
async function planFixes(
  deps: Deps,
  rule: string,
  token: vscode.CancellationToken,
): Promise<EverywherePlan | undefined> {
  const turns = createTurns();
  const edit = new vscode.WorkspaceEdit();
  const about = { label: vscode.l10n.t('Fix {0}', rule), needsConfirmation: false };
  let [posts, isAll] = [0, true];
  try {
    for (const { root } of deps.newsrooms.all()) {
      const paths = deps.checks.resultsOf(root)?.postsWith(rule) ?? [];
      const planned = createPostEdits();
      for await (const post of readPostTexts(root, paths, token)) {
        if (posts === MAX_POSTS) {
          isAll = false;
          break;
        }
        await turns.next();
        if (await addFixes(deps, { rule, root, post, planned })) posts++;
      }
      if (token.isCancellationRequested) return undefined;
      const { edit: ofSite } = await planned.finish(root);
      for (const [uri, edits] of ofSite.entries())
        edit.set(
          uri,
          edits.map((each): [vscode.TextEdit, vscode.WorkspaceEditEntryMetadata] => [each, about]),
        );
    }
  } finally {
    turns.dispose();
  }
  return { edit, posts: edit.size, isAll };
}

interface Fixing {
  readonly rule: string;
  readonly root: vscode.Uri;
  readonly post: Parameters<PostEdits['add']>[0];
  readonly planned: PostEdits;
}

/** Whether there is anything in the post to be fixed. */
async function addFixes({ folders, newsrooms }: Deps, { rule, post, planned }: Fixing): Promise<boolean> {
  const folder = await folders.find(post.uri);
  const { settings } = folder;
  if (!isPost(post.path, post.text, settings)) return false;
  const facts = { ...folder.factsOf(post.path), newsroom: newsrooms.complete(folder) };
  const read = parsePost(post.path, post.text, facts.site);
  const { text } = fixAll(read, facts, settings, { safety: 'safe', rule });
  const edits = diffEdits(post.text, text);
  planned.add(post, edits);
  return edits.length > 0;
}

/** Asks which kind of problem is to be fixed, among those that were found and may have fixes. */
async function chooseRule({ checks, newsrooms }: Deps): Promise<string | undefined> {
  const kinds = new Map<string, { problems: number; posts: number }>();
  for (const { root } of newsrooms.all()) {
    for (const { rule, problems, posts, fixable } of checks.resultsOf(root)?.kinds() ?? []) {
      if (fixable === 0) continue;
      const before = kinds.get(rule) ?? { problems: 0, posts: 0 };
      kinds.set(rule, { problems: before.problems + problems, posts: before.posts + posts });
    }
  }
  if (kinds.size === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No problem in any post can be fixed safely.'));
    return undefined;
  }
  const items = [...kinds].map(([rule, { problems, posts }]) => ({
    label: rule,
    description: vscode.l10n.t('{0} in {1}', sayProblemCount(problems), sayPosts(posts)),
    detail: sayRule(rule),
  }));
  const placeHolder = vscode.l10n.t('Which kind of problem do you want to fix in all posts?');
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.label;
}
