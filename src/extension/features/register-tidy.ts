import * as vscode from 'vscode';
import { findLeftovers, type LeftoverGroup, tidyEdits } from '../../core/index.ts';
import { pickLeftovers } from '../ask/pick-leftovers.ts';
import type { Deps } from '../deps.ts';
import { toRange } from '../host/convert.ts';
import { askToLook } from '../host/refactor-edit.ts';
import type { OpenPost, OpenPosts } from '../newsroom/open-posts.ts';

/** Takes away what came with the scrape, once the user has ticked it. */
const TIDY_COMMAND = 'copydesk.tidy';

/** The kind of the action: in the menu "Source Action…", never in the light bulb of each line. */
const tidyKind = vscode.CodeActionKind.Source.append('tidy.copydesk');

/** How long the result stands in the status bar, in milliseconds. */
const RESULT_TIME = 5000;

/** The command that tidies the post in the active editor, and an action that runs it. */
export function registerTidy({ posts }: Deps): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand(TIDY_COMMAND, () => tidyActivePost(posts)),
    vscode.languages.registerCodeActionsProvider('markdown', createProvider(posts), {
      providedCodeActionKinds: [tidyKind],
    }),
  );
}

async function tidyActivePost(posts: OpenPosts): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return;
  const open = await posts.read(editor.document);
  if (open === undefined) return;
  const groups = findLeftovers(open.post, open.facts);
  if (groups.length === 0) {
    say(vscode.l10n.t('Copydesk: no leftovers of a copied page here'));
    return;
  }
  const choice = await pickLeftovers(editor, open.post, groups);
  if (choice === undefined || choice.groups.length === 0) return;
  // The text may have changed under the list.
  const newest = await posts.read(editor.document);
  if (newest === undefined) return;
  const isApplied = await vscode.workspace.applyEdit(createEdit(newest, choice.groups, choice.isPreviewed));
  const count = choice.groups.reduce((sum, { spans }) => sum + spans.length, 0);
  if (isApplied) say(vscode.l10n.t('Copydesk: leftovers removed: {0}', count));
}

/** One edit, which one undo takes back; to be looked at first, it opens VS Code's preview of refactorings. */
function createEdit(
  { document, post, facts }: OpenPost,
  groups: readonly LeftoverGroup[],
  isPreviewed: boolean,
): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  const label = vscode.l10n.t('Tidy This Post');
  const metadata = isPreviewed ? { label, needsConfirmation: false } : undefined;
  const edits = tidyEdits(post, facts, new Set(groups.map(({ kind }) => kind)));
  for (const { span, text } of edits) edit.replace(document.uri, toRange(document, span), text, metadata);
  if (isPreviewed && edits.length > 0) askToLook(edit, document);
  return edit;
}

function say(message: string): void {
  vscode.window.setStatusBarMessage(message, RESULT_TIME);
}

function createProvider(posts: OpenPosts): vscode.CodeActionProvider {
  return {
    async provideCodeActions(document, _range, { only }) {
      // Asked without a kind, VS Code fills the light bulb: there is no problem here that waits for an answer.
      if (only === undefined || !only.contains(tidyKind)) return [];
      if ((await posts.read(document)) === undefined) return [];
      const action = new vscode.CodeAction(vscode.l10n.t('Tidy This Post…'), tidyKind);
      action.command = { command: TIDY_COMMAND, title: action.title };
      return [action];
    },
  };
}
