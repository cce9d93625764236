import type * as vscode from 'vscode';
import { leaveOutKept } from '../../preview/article-changes.ts';
import type { Article, HostMessage, Looks } from '../../preview/protocol.ts';
import type { Deps } from '../deps.ts';
import { isThere } from '../host/document-at.ts';
import type { OpenPost } from '../newsroom/open-posts.ts';
import { pagePathOf } from '../newsroom/page-path.ts';
import { toArticle, toMissingArticle } from './preview-article.ts';
import { createPageHtml } from './preview-html.ts';
import { pageOptions } from './preview-panel.ts';
import type { PageDress, WholePage, WholePages } from './whole-pages.ts';

/** Gives the page of a preview what it is to show, one text after the other, and knows what it has been given. */
export interface PreviewFeed extends vscode.Disposable {
  /** Whether the page may load images from other machines. */
  readonly areRemoteImagesAllowed: boolean;
  /** The page has begun: it shows nothing yet. */
  begin(): Promise<void>;
  /** The page is gone. When it is shown again it starts anew. */
  end(): void;
  /** Has the page show the newest text as soon as it can. */
  update(): Promise<void>;
  /** The page shows what it was sent. */
  receiveShown(): Promise<void>;
  receiveHtml(html: string): void;
  send(message: HostMessage): void;
  /** Whether the page has been sent a text of the post at hand: before that, it would take what is sent for another's. */
  hasText(): boolean;
  /** Whether what the page says is about the post at hand: it may still show the one before. */
  isShown(): boolean;
  /** What the page shows, as harmless HTML; undefined where it is closed before it tells. */
  toHtml(): Promise<string | undefined>;
}

/** What previews work with. */
export interface PreviewDeps extends Deps {
  readonly pages: WholePages;
}

/** What a page is fed with, and who is told of it. */
export interface FeedOptions {
  readonly webview: vscode.Webview;
  /** The post at hand. */
  uri(): vscode.Uri;
  /** Undefined where it is none, or gone. */
  read(): Promise<OpenPost | undefined>;
  /** An article is about to be shown. */
  onArticle(article: Article): void;
  /** The page has been sent its first text of a post: it can be told more about it. */
  onFirstText(): void;
}

/** Loads the page, which says that it is ready some time later. */
export function createPreviewFeed(
  { webview, uri, read, onArticle, onFirstText }: FeedOptions,
  {
    extensionUri,
    newsrooms,
    looks,
    pages,
  }: Pick<PreviewDeps, 'extensionUri' | 'newsrooms' | 'looks' | 'pages'>,
): PreviewFeed {
  // A post that knew the name could say that its elements stand elsewhere.
  const placeAttribute = `data-${crypto.randomUUID().slice(0, 8)}`;
  const looksWith = rememberLooks(folder => webview.asWebviewUri(folder).toString());
  let isReady = false;
  let shownLooks: Looks | undefined;
  /** What the page's policy says: another policy takes a new page. */
  let areRemoteImagesAllowed = false;
  /** The theme whose files the page may load. */
  let themeFolder: vscode.Uri | undefined;
  /** Whether the page is at work on an article: it gets the next, of the newest text, when it is done. */
  let isBusy = false;
  let isOutdated = false;
  /** What the page was sent last: the next article is sent without what it has in common with that. */
  let last: Article | undefined;
  /** The post whose text the page was sent last, and the one that it has said to show. */
  let sent: vscode.Uri | undefined;
  let shown: vscode.Uri | undefined;
  let exports: ((html: string | undefined) => void)[] = [];

  function load(): void {
    isReady = false;
    webview.options = pageOptions(extensionUri, themeFolder);
    webview.html = createPageHtml(webview, extensionUri, { areRemoteImagesAllowed });
  }

  function send(message: HostMessage): void {
    if (isReady) void webview.postMessage(message);
  }

  async function update(): Promise<void> {
    if (!isReady) return;
    isOutdated = isBusy;
    if (isBusy) return;
    isBusy = true;
    try {
      isBusy = await sendArticle();
    } catch (error) {
      isBusy = false;
      throw error;
    }
    if (!isBusy && isOutdated) await update();
  }

  /** Sends the page what it is to show; false where there is nothing to send. */
  async function sendArticle(): Promise<boolean> {
    const wanted = uri();
    const open = await read();
    if (wanted !== uri()) return sendArticle();
    if (open === undefined) return sendMissing(wanted);
    const siteLooks = await looks.of(open.folder);
    const page = pagePathOf(open, newsrooms.find(open.folder));
    const whole = siteLooks.wholePage === 'on' ? await pages.of(open, { placeAttribute, page }) : undefined;
    const wantedLooks = looksWith(siteLooks, whole);
    // Meanwhile the page may have been hidden or closed.
    if (!isReady) return false;
    const folder = whole?.dress.theme.folder;
    const isNewTheme = folder !== undefined && folder.toString() !== themeFolder?.toString();
    if (isNewTheme || wantedLooks.areRemoteImagesAllowed !== areRemoteImagesAllowed) {
      themeFolder = folder ?? themeFolder;
      areRemoteImagesAllowed = wantedLooks.areRemoteImagesAllowed;
      load();
      return true;
    }
    if (wantedLooks !== shownLooks) send({ type: 'looks', looks: wantedLooks });
    shownLooks = wantedLooks;
    const article = toArticle(open, webview, { placeAttribute, page, whole });
    onArticle(article);
    send({ type: 'show', ...leaveOutKept(article, last) });
    last = article;
    const isFirst = sent !== wanted;
    sent = wanted;
    if (isFirst) onFirstText();
    return true;
  }

  /** A text that stopped being a post, perhaps in the middle of an edit, leaves the page as it is; a file that is gone does not. */
  async function sendMissing(wanted: vscode.Uri): Promise<boolean> {
    if (wanted.scheme === 'untitled' || (await isThere(wanted)) || wanted !== uri() || !isReady) return false;
    const article = toMissingArticle(wanted, placeAttribute);
    onArticle(article);
    send({ type: 'show', article, kept: undefined });
    last = article;
    send({ type: 'problems', version: article.version, problems: [] });
    sent = wanted;
    return true;
  }

  load();
  return {
    get areRemoteImagesAllowed() {
      return areRemoteImagesAllowed;
    },
    begin() {
      isReady = true;
      isBusy = false;
      [shownLooks, last, sent, shown] = [undefined, undefined, undefined, undefined];
      return update();
    },
    end() {
      isReady = false;
    },
    update,
    async receiveShown() {
      isBusy = false;
      shown = sent;
      if (isOutdated) await update();
      else if (exports.length > 0) send({ type: 'export' });
    },
    receiveHtml(html) {
      for (const resolve of exports) resolve(html);
      exports = [];
    },
    send,
    hasText: () => isReady && sent === uri(),
    isShown: () => shown === uri(),
    toHtml() {
      const html = new Promise<string | undefined>(resolve => exports.push(resolve));
      // A page that is not there yet, or is at work, says when it shows something.
      if (!isBusy) send({ type: 'export' });
      return html;
    },
    dispose() {
      isReady = false;
      for (const resolve of exports) resolve(undefined);
      exports = [];
    },
  };
}

/** The looks of a site with the style sheets of a whole page: the same object until something changes. */
function rememberLooks(
  toAddress: (folder: vscode.Uri) => string,
): (looks: Looks, whole: WholePage | undefined) => Looks {
  let last: { readonly looks: Looks; readonly dress: PageDress; readonly made: Looks } | undefined;
  return (looks, whole) => {
    if (whole?.html === undefined) return looks;
    const { dress } = whole;
    if (last?.looks !== looks || last.dress !== dress) {
      const { sheets, drawings, theme } = dress;
      const address = theme.folder === undefined ? '' : `${toAddress(theme.folder).replace(/\/$/, '')}/`;
      const made = { ...looks, siteStyles: sheets, drawings, theme: { address, paths: theme.paths } };
      last = { looks, dress, made };
    }
    return last.made;
  };
}
