import * as vscode from 'vscode';
import {
  dayOf,
  type FoundList,
  findRelatedLists,
  insertLinks,
  type PostSummary,
  readLinkParagraphs,
  rewriteRelatedList,
  toRelatedItem,
} from '../../../core/index.ts';
import type { Deps } from '../../deps.ts';
import { toWorkspaceEdit } from '../../host/convert.ts';
import type { OpenPost } from '../../newsroom/open-posts.ts';
import { findOffered, type Offered, readListHabit } from './related-posts.ts';

/** More posts than anybody looks through; typing searches them. */
const MAX_OFFERED = 5000;

/** Inserts links to related posts, and rewrites lists of such links in the house form. */
export function registerRelatedLinks(deps: Deps): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('copydesk.insertRelatedLinks', () => insertChosen(deps)),
    vscode.languages.registerCodeActionsProvider('markdown', createActions(deps), {
      providedCodeActionKinds: [vscode.CodeActionKind.RefactorRewrite],
    }),
  );
}

async function insertChosen(deps: Deps): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const open = editor && (await deps.posts.read(editor.document));
  if (!editor || !open) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open a post to insert links into it.'));
    return;
  }
  const { document, folder, facts, post } = open;
  const newsroom = await deps.newsrooms.whenRead(folder);
  const request = { newsroom, open: { head: post, folder, facts }, limit: MAX_OFFERED };
  const picked = await vscode.window.showQuickPick(toPicks(findOffered(document, request)), {
    canPickMany: true,
    matchOnDescription: true,
    matchOnDetail: true,
    title: vscode.l10n.t('Insert Related Links'),
    placeHolder: vscode.l10n.t('Posts to link to, the most similar first'),
  });
  const chosen = picked?.flatMap(({ summary }) => summary ?? []) ?? [];
  if (chosen.length === 0) return;
  const now = await deps.posts.read(document);
  if (!now) return;
  const items = chosen.map(summary => toRelatedItem(summary, facts.site));
  const habit = await readListHabit(deps, now);
  if (document.version !== now.version) return;
  const edit = insertLinks(now.post, document.offsetAt(editor.selection.active), { items, habit });
  await vscode.workspace.applyEdit(toWorkspaceEdit(document, [edit]));
}

/** A post, or a line between two parts of the list, which has none. */
interface PostPick extends vscode.QuickPickItem {
  readonly summary?: PostSummary;
}

/** Those that the post links to already come last: few editors want a link twice. */
function toPicks({ related, linked }: Offered): readonly PostPick[] {
  if (linked.length === 0) return related.map(toPick);
  const line = { label: vscode.l10n.t('Already linked'), kind: vscode.QuickPickItemKind.Separator };
  return [...related.map(toPick), line, ...linked.map(toPick)];
}

function toPick(summary: PostSummary): PostPick {
  return {
    label: summary.title || summary.path,
    description: summary.date === undefined ? '' : dayOf(summary.date),
    detail: summary.from || summary.path,
    summary,
  };
}

function createActions({ posts }: Deps): vscode.CodeActionProvider {
  return {
    async provideCodeActions(document, range, _context, token) {
      const open = await posts.read(document);
      if (!open || token.isCancellationRequested) return [];
      const start = document.offsetAt(range.start);
      const end = document.offsetAt(range.end);
      const list = findRelatedLists(open.post).find(({ span }) => span.start <= start && end <= span.end);
      const rewriting = vscode.l10n.t('Rewrite as a list of related links');
      if (list) return createRewriting(open, list, rewriting);
      const run = start < end ? readLinkParagraphs(open.post, { start, end }) : undefined;
      return run ? createRewriting(open, run, vscode.l10n.t('Convert to related links')) : [];
    },
  };
}

/** None where the list is in the house form already. */
function createRewriting({ document, post }: OpenPost, list: FoundList, title: string): vscode.CodeAction[] {
  const edit = rewriteRelatedList(post, list);
  if (edit.text === post.text.slice(list.span.start, list.span.end)) return [];
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.RefactorRewrite);
  action.edit = toWorkspaceEdit(document, [edit]);
  return [action];
}
