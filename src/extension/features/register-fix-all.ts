import * as vscode from 'vscode';
import { planFixes } from '../../core/index.ts';
import type { Deps } from '../deps.ts';
import type { OpenPost } from '../newsroom/open-posts.ts';
import { editOfAll } from './fix-many.ts';
import { applyGrouped, finishChoice, toPreviewEdit } from './refactor-fixes.ts';

/** Shows what all fixes would change, to choose from. */
export const PREVIEW_FIXES_COMMAND = 'copydesk.fixAllWithPreview';

/** How long the result stands in the status bar, in milliseconds. */
const RESULT_TIME = 4000;

/** The commands that fix many problems of the post in the active editor. */
export function registerFixAll({ posts }: Deps): vscode.Disposable {
  const read = async (): Promise<OpenPost | undefined> => {
    const document = vscode.window.activeTextEditor?.document;
    return document && posts.read(document);
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand('copydesk.fixAll', async () => {
      const open = await read();
      if (open === undefined) return;
      const { edit, count, unsettled } = editOfAll(open);
      const isApplied = count > 0 && (await vscode.workspace.applyEdit(edit));
      tell(
        isApplied
          ? vscode.l10n.t('Copydesk: problems fixed: {0}', count)
          : vscode.l10n.t('Copydesk: nothing here can be fixed safely'),
      );
      if (unsettled.length > 0) {
        await vscode.window.showWarningMessage(
          vscode.l10n.t(
            'The fixes of these rules undo each other in this post, so they were left out: {0}',
            unsettled.join(', '),
          ),
        );
      }
    }),
    vscode.commands.registerCommand(PREVIEW_FIXES_COMMAND, async () => {
      const open = await read();
      if (open === undefined) return;
      const given = { post: open.post, facts: open.facts, settings: open.folder.settings };
      const plan = planFixes(given);
      if (plan.changes.length === 0) {
        tell(vscode.l10n.t('Copydesk: nothing here can be fixed'));
        return;
      }
      await applyGrouped(toPreviewEdit(open.document, open.post.text, plan));
      const isChanged = await finishChoice(open.document, given, plan);
      tell(
        isChanged
          ? vscode.l10n.t('Copydesk: the problems that you chose are fixed')
          : vscode.l10n.t('Copydesk: nothing was changed'),
      );
    }),
  );
}

function tell(result: string): void {
  vscode.window.setStatusBarMessage(result, RESULT_TIME);
}
