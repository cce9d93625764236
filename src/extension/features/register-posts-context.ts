import * as vscode from 'vscode';
import type { Deps } from '../deps.ts';
import { watchPosts } from '../newsroom/watch-posts.ts';

/** Long enough to leave typing alone, in milliseconds. */
const QUIET_TIME = 300;

/**
 * Keeps the context key `copydesk.posts`: the addresses of all open posts. The manifest asks `resource in
 * copydesk.posts`, which is right in each of several editors side by side; one flag for the active editor is not.
 */
export function registerPostsContext(deps: Deps): vscode.Disposable {
  const addresses = new Map<string, vscode.Uri>();
  let hidesOwnPreview = false;

  function mark({ uri }: vscode.TextDocument, isPost: boolean): void {
    const key = uri.toString();
    if (addresses.has(key) === isPost) return;
    if (isPost) addresses.set(key, uri);
    else addresses.delete(key);
    // As `Uri`, not as text: in a remote window VS Code then translates them into what `resource` is there.
    void vscode.commands.executeCommand('setContext', 'copydesk.posts', [...addresses.values()]);
    hideOwnPreview(vscode.window.activeTextEditor);
  }

  /**
   * While a post is in the active editor, VS Code's button for its own Markdown preview gives way: two of the same
   * picture side by side tell nobody which is which. The key is VS Code's; other previews of Markdown set it too, so
   * it is only taken back where it was set here.
   */
  function hideOwnPreview(editor: vscode.TextEditor | undefined): void {
    const isPost = editor !== undefined && addresses.has(editor.document.uri.toString());
    if (editor === undefined || isPost === hidesOwnPreview) return;
    hidesOwnPreview = isPost;
    void vscode.commands.executeCommand('setContext', 'hasCustomMarkdownPreview', isPost);
  }

  return vscode.Disposable.from(
    watchPosts(deps, {
      quietTime: QUIET_TIME,
      tell: (document, open) => mark(document, open !== undefined),
    }),
    vscode.window.onDidChangeActiveTextEditor(hideOwnPreview),
  );
}
