import * as vscode from 'vscode';
import { isLooksRequest, type Looks, type LooksMessage, type LooksRequest } from '../preview/looks.ts';
import { isPageMessage } from '../preview/messages.ts';
import type { HostMessage, PageMessage } from '../preview/protocol.ts';
import type { Deps } from './deps.ts';
import { openLink } from './link-target.ts';
import { runInBackground } from './log.ts';
import { isThere, openIfThere } from './open-document.ts';
import type { OpenPost } from './open-posts.ts';
import { pagePathOf } from './page-path.ts';
import { whenActive } from './panel-focus.ts';
import { toArticle, toMissingArticle } from './preview-article.ts';
import { createPageHtml } from './preview-html.ts';
import { applyFix, hasPage, type OfferedFindings, offerFindings, toProblems } from './preview-problems.ts';
import { createPreviewSync } from './preview-sync.ts';
import { explainCommand } from './register-explain-problem.ts';
import { watchDocuments } from './watch-documents.ts';

/** The type of the preview's webview. */
export const previewType = 'copydesk.preview';

/** Rendering need not wait until nobody types: it happens beside the typing, and never twice at once. */
const renderQuietTime = 0;

/** Long enough that nothing flickers while somebody types, in milliseconds. */
const problemsQuietTime = 200;

/** A preview panel and the post that it shows. */
export interface Preview extends vscode.Disposable {
  readonly panel: vscode.WebviewPanel;
  readonly uri: vscode.Uri;
  /** Whether it stays with its post. */
  readonly isLocked: boolean;
  /** Whether its page may load images from other machines. */
  readonly areRemoteImagesAllowed: boolean;
  /** Shows another post, or the same anew. */
  show(uri: vscode.Uri): void;
  setLocked(isLocked: boolean): void;
  zoom(step: -1 | 0 | 1): void;
  /** What the page shows, as harmless HTML. */
  toHtml(): Promise<string>;
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
export function createPreview(
  panel: vscode.WebviewPanel,
  first: { readonly uri: vscode.Uri; readonly isLocked: boolean },
  deps: Deps,
): Preview {
  const { extensionUri, posts, folders, newsrooms, looks, log } = deps;
  const { webview } = panel;
  // A post that knew the name could say that its elements stand elsewhere.
  const placeAttribute = `data-${crypto.randomUUID().slice(0, 8)}`;
  let { uri, isLocked } = first;
  let title: string | undefined;
  // A page that is hidden is gone; when it is shown again it starts anew and says that it is ready.
  let isPageReady = false;
  let shownLooks: Looks | undefined;
  /** What the page's policy says: another policy takes a new page. */
  let areRemoteImagesAllowed = false;
  /** Whether the page is at work on an article: it gets the next, of the newest text, when it is done. */
  let isPageBusy = false;
  let isOutdated = false;
  let exports: ((html: string) => void)[] = [];
  /** What the page lists: a change elsewhere in the newsroom makes others of the same text. */
  let offered: OfferedFindings | undefined;

  function load(): void {
    isPageReady = false;
    webview.html = createPageHtml(webview, extensionUri, { areRemoteImagesAllowed });
  }

  function send(message: HostMessage | LooksMessage): void {
    if (isPageReady) void webview.postMessage(message);
  }

  async function read(): Promise<OpenPost | undefined> {
    const document = await openIfThere(uri);
    return document && posts.read(document);
  }

  async function update(): Promise<void> {
    if (!isPageReady) return;
    isOutdated = isPageBusy;
    if (isPageBusy) return;
    isPageBusy = true;
    try {
      isPageBusy = await sendArticle();
    } catch (error) {
      isPageBusy = false;
      throw error;
    }
    if (!isPageBusy && isOutdated) await update();
  }

  /** Sends the page what it is to show; false where there is nothing to send. */
  async function sendArticle(): Promise<boolean> {
    const wanted = uri;
    const open = await read();
    if (wanted !== uri) return sendArticle();
    if (open === undefined) return sendMissing();
    const wantedLooks = await looks.of(open.folder);
    if (wantedLooks.areRemoteImagesAllowed !== areRemoteImagesAllowed) {
      areRemoteImagesAllowed = wantedLooks.areRemoteImagesAllowed;
      load();
      return true;
    }
    if (wantedLooks !== shownLooks) send({ type: 'looks', looks: wantedLooks });
    shownLooks = wantedLooks;
    const page = pagePathOf(open, newsrooms.find(open.folder));
    const article = toArticle(open, webview, { placeAttribute, page });
    title = article.header.title ?? baseName(uri);
    nameTab();
    send({ type: 'show', article });
    return true;
  }

  /** A text that stopped being a post, perhaps in the middle of an edit, leaves the page as it is; a file that is gone does not. */
  async function sendMissing(): Promise<boolean> {
    const wanted = uri;
    if (wanted.scheme === 'untitled' || (await isThere(wanted)) || wanted !== uri) return false;
    const article = toMissingArticle(wanted, placeAttribute);
    title = baseName(wanted);
    nameTab();
    offered = undefined;
    send({ type: 'show', article });
    send({ type: 'problems', version: article.version, problems: [] });
    return true;
  }

  async function updateProblems(isCurrent: () => boolean = () => true): Promise<void> {
    if (!isPageReady) return;
    const open = await read();
    if (open === undefined || !isCurrent()) return;
    offered = offerFindings(open);
    send({ type: 'problems', version: offered.version, problems: toProblems(offered) });
  }

  function nameTab(): void {
    const shown = title ?? '';
    panel.title = isLocked ? vscode.l10n.t('[Preview] {0}', shown) : vscode.l10n.t('Preview {0}', shown);
  }

  async function receive(message: PageMessage): Promise<void> {
    switch (message.type) {
      case 'ready':
        isPageReady = true;
        isPageBusy = false;
        shownLooks = undefined;
        send({ type: 'lock', isLocked });
        await update();
        sync.start();
        await updateProblems();
        return;
      case 'shown':
        isPageBusy = false;
        if (isOutdated) await update();
        else if (exports.length > 0) send({ type: 'export' });
        return;
      case 'openLink':
        await whenActive(panel);
        await follow(message.href);
        return;
      case 'reveal':
        if (message.takesFocus) await whenActive(panel);
        await sync.reveal(message.version, message.place, message.takesFocus);
        return;
      case 'scrolled':
        await sync.follow(message.version, message.offset);
        return;
      case 'fix':
        if (offered !== undefined) await applyFix(offered, message);
        return;
      case 'explain':
        if (!hasPage(message.rule)) return;
        await whenActive(panel);
        await vscode.commands.executeCommand(explainCommand, message.rule);
        return;
      case 'exported':
        for (const resolve of exports) resolve(message.html);
        exports = [];
        return;
      default:
        message satisfies never;
    }
  }

  async function follow(href: string): Promise<void> {
    const open = await read();
    if (open !== undefined) await openLink(href, open, newsrooms.find(open.folder));
  }

  async function changeLooks(request: LooksRequest): Promise<void> {
    await looks.change(await folders.find(uri), request);
  }

  function isOurs(document: vscode.TextDocument): boolean {
    return document.uri.toString() === uri.toString();
  }

  webview.options = {
    enableScripts: true,
    localResourceRoots: [
      vscode.Uri.joinPath(extensionUri, 'dist'),
      vscode.Uri.joinPath(extensionUri, 'media'),
      ...(vscode.workspace.workspaceFolders ?? []).map(folder => folder.uri),
    ],
  };
  const sync = createPreviewSync({ uri: () => uri, column: () => panel.viewColumn, send });
  const subscriptions = vscode.Disposable.from(
    sync,
    webview.onDidReceiveMessage((message: unknown) => {
      if (isPageMessage(message)) runInBackground(receive(message), log);
      else if (isLooksRequest(message)) runInBackground(changeLooks(message), log);
      else log.warn('The preview sent a message that it should not send.');
    }),
    looks.onDidChange(() => runInBackground(update(), log)),
    // Where the post is published may be known only now.
    newsrooms.onDidChange(() => runInBackground(update(), log)),
    panel.onDidChangeViewState(() => {
      isPageReady &&= panel.visible;
    }),
    watchDocuments({
      ...deps,
      quietTime: renderQuietTime,
      refresh: async document => {
        if (isOurs(document)) await update();
      },
      forget: () => {},
    }),
    watchDocuments({
      ...deps,
      quietTime: problemsQuietTime,
      refresh: async (document, isCurrent) => {
        if (isOurs(document)) await updateProblems(isCurrent);
      },
      forget: () => {},
      alsoOn: newsrooms.onDidChange,
    }),
  );
  load();

  return {
    panel,
    get uri() {
      return uri;
    },
    get isLocked() {
      return isLocked;
    },
    get areRemoteImagesAllowed() {
      return areRemoteImagesAllowed;
    },
    show(next) {
      if (next.toString() === uri.toString()) return;
      uri = next;
      runInBackground(
        update().then(() => {
          sync.start();
          return updateProblems();
        }),
        log,
      );
    },
    setLocked(wanted) {
      isLocked = wanted;
      nameTab();
      send({ type: 'lock', isLocked });
    },
    zoom(step) {
      send({ type: 'zoom', step });
    },
    toHtml() {
      const html = new Promise<string>(resolve => exports.push(resolve));
      // A page that is not there yet, or is at work, says when it shows something.
      if (!isPageBusy) send({ type: 'export' });
      return html;
    },
    dispose: () => void subscriptions.dispose(),
  };
}

function baseName({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
