import * as vscode from 'vscode';
import { isPageState } from '../preview/protocol.ts';
import type { Deps } from './deps.ts';
import { runInBackground } from './log.ts';
import { createPreview, createPreviewPanel, type Preview, previewType } from './preview.ts';

/** The preview beside the editor: one panel that follows the post in the active editor. */
export function registerPreview(deps: Deps): vscode.Disposable {
  let preview: Preview | undefined;

  function open(column: vscode.ViewColumn, preserveFocus: boolean): void {
    const uri = vscode.window.activeTextEditor?.document.uri;
    if (uri === undefined) return;
    if (preview === undefined) {
      adopt(createPreviewPanel(deps.extensionUri, { viewColumn: column, preserveFocus }), uri);
    } else {
      preview.show(uri);
      // To the side it may stay at any side.
      preview.panel.reveal(preserveFocus && preview.panel.visible ? undefined : column, preserveFocus);
    }
  }

  function adopt(panel: vscode.WebviewPanel, uri: vscode.Uri): void {
    preview?.panel.dispose();
    const adopted = createPreview(panel, uri, deps);
    preview = adopted;
    panel.onDidDispose(() => {
      adopted.dispose();
      if (preview === adopted) preview = undefined;
    });
  }

  async function follow(editor: vscode.TextEditor | undefined): Promise<void> {
    if (preview === undefined || editor === undefined) return;
    const isPost = (await deps.posts.read(editor.document)) !== undefined;
    if (isPost && vscode.window.activeTextEditor === editor) preview?.show(editor.document.uri);
  }

  async function showSource(): Promise<void> {
    if (preview === undefined) return;
    const { uri, panel } = preview;
    const editor = vscode.window.visibleTextEditors.find(
      ({ document }) => document.uri.toString() === uri.toString(),
    );
    const viewColumn = editor?.viewColumn ?? panel.viewColumn ?? vscode.ViewColumn.Active;
    await vscode.window.showTextDocument(uri, { viewColumn });
  }

  return vscode.Disposable.from(
    vscode.commands.registerCommand('copydesk.showPreview', () => open(vscode.ViewColumn.Active, false)),
    vscode.commands.registerCommand('copydesk.showPreviewToSide', () => open(vscode.ViewColumn.Beside, true)),
    vscode.commands.registerCommand('copydesk.showSource', showSource),
    vscode.window.onDidChangeActiveTextEditor(editor => runInBackground(follow(editor), deps.log)),
    vscode.window.registerWebviewPanelSerializer(previewType, {
      async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown) {
        const uri = isPageState(state) ? vscode.Uri.parse(state.uri) : undefined;
        if (uri !== undefined && (await isThere(uri))) adopt(panel, uri);
        else panel.dispose();
      },
    }),
    { dispose: () => preview?.panel.dispose() },
  );
}

/** A post may have been deleted or renamed since its preview was shown. */
async function isThere(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false; // Why it cannot be read makes no difference: there is nothing to show.
  }
}
