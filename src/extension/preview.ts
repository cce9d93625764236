import * as vscode from 'vscode';
import { isLooksRequest, type Looks, type LooksMessage } from '../preview/looks.ts';
import { isPageMessage, type PageMessage, type ShowMessage } from '../preview/protocol.ts';
import type { Deps } from './deps.ts';
import { openLink } from './link-target.ts';
import { runInBackground } from './log.ts';
import { pagePathOf } from './page-path.ts';
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
  const { extensionUri, posts, folders, looks, log } = deps;
  const { webview } = panel;
  let uri = firstUri;
  // A page that is hidden is gone; when it is shown again it starts anew and says that it is ready.
  let isPageReady = false;
  let latest = {};
  let shownLooks: Looks | undefined;
  /** What the page's policy says; it is a new page that another policy takes. */
  let areRemoteImagesAllowed = false;

  function load(): void {
    isPageReady = false;
    webview.html = createPageHtml(webview, extensionUri, { areRemoteImagesAllowed });
  }

  async function update(): Promise<void> {
    const turn = {};
    latest = turn;
    if (!isPageReady) return;
    const open = await posts.read(await vscode.workspace.openTextDocument(uri));
    // A text that stopped being a post, perhaps in the middle of an edit, leaves the page as it is.
    if (open === undefined || latest !== turn) return;
    const wanted = await looks.of(open.folder);
    if (latest !== turn) return;
    if (wanted.areRemoteImagesAllowed !== areRemoteImagesAllowed) {
      areRemoteImagesAllowed = wanted.areRemoteImagesAllowed;
      load();
      return;
    }
    if (wanted !== shownLooks) {
      shownLooks = wanted;
      const looksMessage: LooksMessage = { type: 'looks', looks: wanted };
      await webview.postMessage(looksMessage);
    }
    const article = toArticle(open, webview);
    panel.title = vscode.l10n.t('Preview {0}', article.header.title ?? baseName(uri));
    const message: ShowMessage = { type: 'show', article };
    await webview.postMessage(message);
  }

  function receive(message: PageMessage): void {
    if (message.type === 'openLink') {
      runInBackground(follow(message.href), log);
    } else {
      isPageReady = true;
      shownLooks = undefined;
      runInBackground(update(), log);
    }
  }

  async function follow(href: string): Promise<void> {
    const open = await posts.read(await vscode.workspace.openTextDocument(uri));
    if (open !== undefined) {
      await openLink(href, { post: uri, root: open.folder.root, ...pagePathOf(open.post, open.facts) });
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
      if (isLooksRequest(message)) {
        runInBackground(
          folders.find(uri).then(folder => looks.change(folder, message)),
          log,
        );
      } else if (isPageMessage(message)) receive(message);
      else log.warn('The preview sent a message that it should not send.');
    }),
    looks.onDidChange(() => runInBackground(update(), log)),
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
  load();

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

function baseName({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
