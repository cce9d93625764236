import * as vscode from 'vscode';
import { isPageMessage, type PageMessage } from '../../preview/protocol.ts';
import { readDocument } from '../host/document-at.ts';
import { runInBackground } from '../host/log.ts';
import { whenActive } from '../host/panel-focus.ts';
import { EXPLAIN_COMMAND } from '../host/rule-pages.ts';
import type { OpenPost } from '../newsroom/open-posts.ts';
import { watchDocuments } from '../newsroom/watch-documents.ts';
import { openLink } from './link-target.ts';
import { createPreviewFeed, type PreviewDeps } from './preview-feed.ts';
import { titleOfTab } from './preview-panel.ts';
import { applyFix, hasPage, offerFindings, toProblems } from './preview-problems.ts';
import { createPreviewSync } from './preview-sync.ts';

/** Rendering need not wait until nobody types: it happens beside the typing, and never twice at once. */
const RENDER_QUIET_TIME = 0;

/** Long enough that nothing flickers while somebody types, in milliseconds. */
const PROBLEMS_QUIET_TIME = 200;

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
  /** What the page shows, as harmless HTML; undefined where it is closed before it tells. */
  toHtml(): Promise<string | undefined>;
}

/** Fills a panel, a new one or one that VS Code has restored, with the preview of the post `first`. */
export function createPreview(
  panel: vscode.WebviewPanel,
  first: { readonly uri: vscode.Uri; readonly isLocked: boolean },
  deps: PreviewDeps,
): Preview {
  const { posts, folders, newsrooms, looks, log } = deps;
  const { webview } = panel;
  let { uri, isLocked } = first;
  let title: string | undefined;
  /** What the page lists: a change elsewhere in the newsroom makes others of the same text. */
  let offered: OpenPost | undefined;

  async function read(): Promise<OpenPost | undefined> {
    const document = await readDocument(uri);
    return document && posts.read(document);
  }

  async function updateProblems(isCurrent: () => boolean = () => true): Promise<void> {
    const open = feed.hasText() ? await read() : undefined;
    if (open === undefined || !isOurs(open.document) || !feed.hasText() || !isCurrent()) return;
    offered = offerFindings(open);
    feed.send({ type: 'problems', version: offered.version, problems: toProblems(offered) });
  }

  function nameTab(): void {
    panel.title = titleOfTab(title ?? '', isLocked);
  }

  async function receive(message: PageMessage): Promise<void> {
    switch (message.type) {
      case 'ready':
        runInBackground(feed.begin(), log);
        feed.send({ type: 'lock', isLocked });
        return;
      case 'shown':
        await feed.receiveShown();
        return;
      case 'openLink':
        await whenActive(panel);
        await follow(message.href);
        return;
      case 'reveal':
        if (message.takesFocus) await whenActive(panel);
        if (feed.isShown()) await sync.reveal(message);
        return;
      case 'scrolled':
        if (feed.isShown()) await sync.follow(message.version, message.offset);
        return;
      case 'fix':
        if (offered !== undefined && feed.isShown()) await applyFix(offered, message);
        return;
      case 'explain':
        if (!hasPage(message.rule)) return;
        await whenActive(panel);
        await vscode.commands.executeCommand(EXPLAIN_COMMAND, message.rule);
        return;
      case 'exported':
        feed.receiveHtml(message.html);
        return;
      case 'allowRemoteImages':
      case 'useSiteStyles':
      case 'showWholePage':
        await looks.change(await folders.find(uri), message);
        return;
      default:
        message satisfies never;
    }
  }

  async function follow(href: string): Promise<void> {
    const open = await read();
    if (open !== undefined) await openLink(href, open, newsrooms.find(open.folder));
  }

  function isOurs(document: vscode.TextDocument): boolean {
    return document.uri.toString() === uri.toString();
  }

  const feed = createPreviewFeed(
    {
      webview,
      uri: () => uri,
      read,
      onArticle({ header }) {
        title = header.title ?? uri.path.split('/').at(-1);
        nameTab();
      },
      onFirstText() {
        sync.start();
        runInBackground(updateProblems(), log);
      },
    },
    deps,
  );
  const sync = createPreviewSync({
    uri: () => uri,
    column: () => panel.viewColumn,
    send(message) {
      if (feed.hasText()) feed.send(message);
    },
  });
  const update = () => runInBackground(feed.update(), log);
  const subscriptions = vscode.Disposable.from(
    feed,
    sync,
    webview.onDidReceiveMessage((message: unknown) => {
      if (isPageMessage(message)) runInBackground(receive(message), log);
      else log.warn('The preview sent a message that it should not send.');
    }),
    looks.onDidChange(update),
    // Where the post is published may be known only now.
    newsrooms.onDidChange(update),
    panel.onDidChangeViewState(() => {
      if (!panel.visible) feed.end();
    }),
    watchDocuments({
      ...deps,
      quietTime: RENDER_QUIET_TIME,
      refresh: async document => {
        if (isOurs(document)) await feed.update();
      },
      forget: () => {},
    }),
    watchDocuments({
      ...deps,
      quietTime: PROBLEMS_QUIET_TIME,
      refresh: async (document, isCurrent) => {
        if (isOurs(document)) await updateProblems(isCurrent);
      },
      forget: () => {},
      alsoOn: newsrooms.onDidChange,
    }),
  );

  return {
    panel,
    get uri() {
      return uri;
    },
    get isLocked() {
      return isLocked;
    },
    get areRemoteImagesAllowed() {
      return feed.areRemoteImagesAllowed;
    },
    show(next) {
      if (next.toString() === uri.toString()) return;
      uri = next;
      update();
    },
    setLocked(wanted) {
      isLocked = wanted;
      nameTab();
      feed.send({ type: 'lock', isLocked });
    },
    zoom(step) {
      feed.send({ type: 'zoom', step });
    },
    toHtml: feed.toHtml,
    dispose: () => void subscriptions.dispose(),
  };
}
