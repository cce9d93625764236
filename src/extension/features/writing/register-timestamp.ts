import * as vscode from 'vscode';
import { asCode, readTimestamp } from '../../../core/index.ts';
import { toHover } from '../../ask/field-words.ts';
import type { Deps } from '../../deps.ts';
import { toRange, toWorkspaceEdit } from '../../host/convert.ts';

/** Not in the palette: it is behind the hint. */
const REWRITE = 'copydesk.rewriteTimestamp';

/** Says behind the timestamp comment which date it is; where that is not the post's, a double click writes the post's. */
export function registerTimestamp({ posts, folders }: Deps): vscode.Disposable {
  async function rewrite(uri: vscode.Uri): Promise<void> {
    const document = await vscode.workspace.openTextDocument(uri);
    const open = await posts.read(document);
    const timestamp = open && readTimestamp(open.post, open.facts.site);
    if (timestamp) await vscode.workspace.applyEdit(toWorkspaceEdit(document, timestamp.edits));
  }

  return vscode.Disposable.from(
    vscode.commands.registerCommand(REWRITE, rewrite),
    vscode.languages.registerInlayHintsProvider('markdown', {
      onDidChangeInlayHints: folders.onDidChange,
      async provideInlayHints(document, range) {
        const open = await posts.read(document);
        const timestamp = open && readTimestamp(open.post, open.facts.site);
        if (!timestamp) return [];
        const end = document.positionAt(timestamp.span.end);
        if (!range.contains(end)) return [];
        const part = new vscode.InlayHintLabelPart(timestamp.date);
        part.tooltip = toHover(
          timestamp.edits.length === 0
            ? vscode.l10n.t('The timestamp of this post, as a date.')
            : vscode.l10n.t('The timestamp is not the {0} of this post.', asCode('date')),
        );
        const hint = new vscode.InlayHint(end, [part]);
        hint.paddingLeft = true;
        if (timestamp.edits.length > 0) {
          const title = vscode.l10n.t('Write the date of this post into the timestamp');
          part.command = { command: REWRITE, title, arguments: [document.uri] };
          hint.textEdits = timestamp.edits.map(({ span, text }) =>
            vscode.TextEdit.replace(toRange(document, span), text),
          );
        }
        return [hint];
      },
    }),
  );
}
