import * as vscode from 'vscode';
import { closingTag } from '../../../core/index.ts';
import type { Deps } from '../../deps.ts';
import { runInBackground } from '../../host/log.ts';
import { pathIn } from '../../newsroom/post-path.ts';

/** VS Code tells of the cursor a moment after it tells of the text, in milliseconds. */
const CURSOR_COMES_WITHIN = 300;

/** Whether the cursor is at a position, or comes there with the text that was just typed. */
function comesTo(position: vscode.Position, editor: vscode.TextEditor): Promise<boolean> {
  const isThere = (): boolean => editor.selection.active.isEqual(position);
  if (isThere()) return Promise.resolve(true);
  return new Promise(resolve => {
    const finish = (): void => {
      clearTimeout(timer);
      listening.dispose();
      resolve(isThere());
    };
    const timer = setTimeout(finish, CURSOR_COMES_WITHIN);
    const listening = vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (textEditor === editor && isThere()) finish();
    });
  });
}

/** Writes `</x>` behind the cursor when somebody has typed `<x>`; one undo takes it away again. */
export function registerClosingTags({ posts, log }: Deps): vscode.Disposable {
  async function close(document: vscode.TextDocument, offset: number): Promise<void> {
    const { version } = document;
    const open = await posts.readHead(document);
    const editor = vscode.window.activeTextEditor;
    if (!open || editor?.document !== document || document.version !== version) return;
    const position = document.positionAt(offset);
    // With several cursors each would have to be asked.
    if (editor.selections.length !== 1 || !(await comesTo(position, editor))) return;
    if (document.version !== version) return;
    const path = pathIn(open.folder.root, document.uri);
    const tag = closingTag({ path, text: document.getText(), offset, site: open.facts.site });
    if (tag === undefined) return;
    // As a snippet, the cursor stays in front of it.
    await editor.insertSnippet(new vscode.SnippetString('$0').appendText(tag), position);
  }

  return vscode.workspace.onDidChangeTextDocument(({ document, contentChanges, reason }) => {
    const [change] = contentChanges;
    const isTyped = contentChanges.length === 1 && change?.text === '>' && reason === undefined;
    if (!isTyped || document.languageId !== 'markdown') return;
    const isOn = vscode.workspace.getConfiguration('copydesk', document).get<boolean>('closeTags');
    if (isOn) runInBackground(close(document, change.rangeOffset + 1), log);
  });
}
