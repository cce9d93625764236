import * as vscode from 'vscode';
import { isPageMessage, type PageMessage, type ShowMessage } from '../preview/protocol.ts';
import type { Deps } from './deps.ts';
import { runInBackground } from './log.ts';
import { toArticle } from './preview-article.ts';
import { createPageHtml } from './preview-html.ts';
import { watchDocuments } from './watch-documents.ts';

/** The type of the preview's webview. */
export const previewType = 'copydesk.preview';

/** Short enough to seem immediate, long enough not to render at every key, in milliseconds. */
const quietTime = 60;

/** A preview panel and the post that it shows. */
export interface Preview extends vscode.Disposable {
  readonly panel: vscode.WebviewPanel;
  readonly uri: vscode.Uri;
  /** Shows another post, or the same anew. */
  show(uri: vscode.Uri): void;
}

/** An empty panel for a preview. */
export function createPreviewPanel(
  extensionUri: vscode.Uri,
  place: { readonly viewColumn: vscode.ViewColumn; readonly preserveFocus: boolean },
): vscode.WebviewPanel {
  const title = vscode.l10n.t('Preview');
  const panel = vscode.window.createWebviewPanel(previewType, title, place, { enableFindWidget: true });
  panel.iconPath = {
    light: vscode.Uri.joinPath(extensionUri, 'media', 'preview-light.svg'),
    dark: vscode.Uri.joinPath(extensionUri, 'media', 'preview-dark.svg'),
  };
  return panel;
}

/** Fills a panel, a new one or one that VS Code has restored, with the preview of the post at `firstUri`. */
export function createPreview(panel: vscode.WebviewPanel, firstUri: vscode.Uri, deps: Deps): Preview {
  const { extensionUri, posts, log } = deps;
  const { webview } = panel;
  let uri = firstUri;
  // A page that is hidden is gone; when it is shown again it starts anew and says that it is ready.
  let isPageReady = false;
  let latest = {};

  async function update(): Promise<void> {
    const turn = {};
    latest = turn;
    if (!isPageReady) return;
    const open = await posts.read(await vscode.workspace.openTextDocument(uri));
    // A text that stopped being a post, perhaps in the middle of an edit, leaves the page as it is.
    if (open === undefined || latest !== turn) return;
    const article = toArticle(open, webview);
    panel.title = vscode.l10n.t('Preview {0}', article.header.title ?? baseName(uri));
    const message: ShowMessage = { type: 'show', article };
    await webview.postMessage(message);
  }

  function receive(message: PageMessage): void {
    if (message.type === 'openLink') {
      openLink(message.href);
    } else {
      isPageReady = true;
      runInBackground(update(), log);
    }
  }

  webview.options = {
    enableScripts: true,
    localResourceRoots: [
      vscode.Uri.joinPath(extensionUri, 'dist'),
      vscode.Uri.joinPath(extensionUri, 'media'),
      ...(vscode.workspace.workspaceFolders ?? []).map(folder => folder.uri),
    ],
  };
  const subscriptions = vscode.Disposable.from(
    webview.onDidReceiveMessage((message: unknown) => {
      if (isPageMessage(message)) receive(message);
      else log.warn('The preview sent a message that it should not send.');
    }),
    panel.onDidChangeViewState(() => {
      isPageReady &&= panel.visible;
    }),
    watchDocuments({
      ...deps,
      quietTime,
      refresh: async document => {
        if (document.uri.toString() === uri.toString()) await update();
      },
      forget: () => {},
    }),
  );
  webview.html = createPageHtml(webview, extensionUri);

  return {
    panel,
    get uri() {
      return uri;
    },
    show(next) {
      uri = next;
      runInBackground(update(), log);
    },
    dispose: () => void subscriptions.dispose(),
  };
}

/** VS Code asks the user before it opens an address of a host that they have not trusted yet. */
function openLink(href: string): void {
  const address = href.startsWith('//') ? `https:${href}` : href;
  if (/^(?:https?|mailto):/i.test(address)) void vscode.env.openExternal(vscode.Uri.parse(address));
}

function baseName({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
