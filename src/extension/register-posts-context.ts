import * as vscode from 'vscode';
import type { Deps } from './deps.ts';
import { watchDocuments } from './watch-documents.ts';

/** Long enough to leave typing alone, in milliseconds. */
const quietTime = 300;

/**
 * Keeps the context key `copydesk.posts`: the addresses of all open posts. The manifest asks `resource in
 * copydesk.posts`, which is right in each of several editors side by side; one flag for the active editor is not.
 */
export function registerPostsContext({ folders, posts, log }: Deps): vscode.Disposable {
  const addresses = new Set<string>();

  function mark(address: string, isPost: boolean): void {
    if (addresses.has(address) === isPost) return;
    if (isPost) addresses.add(address);
    else addresses.delete(address);
    void vscode.commands.executeCommand('setContext', 'copydesk.posts', [...addresses]);
  }

  return watchDocuments({
    quietTime,
    folders,
    log,
    async refresh(document, isCurrent) {
      const open = await posts.read(document);
      if (isCurrent()) mark(document.uri.toString(), open !== undefined);
    },
    forget: document => mark(document.uri.toString(), false),
  });
}
