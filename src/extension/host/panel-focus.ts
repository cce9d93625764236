import * as vscode from 'vscode';

/**
 * How long VS Code may take to see that a page has got the focus, in milliseconds. It looks four times a second
 * (`trackFocus` in its `webview/browser/pre/index.html`), on a busy machine less often.
 */
const NOTICE_MILLISECONDS = 500;

/**
 * Waits until VS Code takes a panel, whose page has just been clicked, for the active editor. An editor that is given
 * the focus before then may cease to be the active one a moment later: keys go to its text, but saving, "Go to Line"
 * and F8 go to the panel, and a click into the text does not mend it. Of a double click one hardly waits: its first
 * click has been noticed by the second.
 */
export async function whenActive(panel: vscode.WebviewPanel): Promise<void> {
  if (panel.active) return;
  const waiting: vscode.Disposable[] = [];
  await new Promise<void>(resolve => {
    const timer = setTimeout(resolve, NOTICE_MILLISECONDS);
    waiting.push(
      { dispose: () => clearTimeout(timer) },
      panel.onDidDispose(() => resolve()),
      panel.onDidChangeViewState(() => {
        if (panel.active) resolve();
      }),
    );
  });
  vscode.Disposable.from(...waiting).dispose();
}
