import morphdom from 'morphdom';
import { buildArticle, placeholderSetting } from './article.ts';
import { createMissingImageBox } from './image-boxes.ts';
import { isPageWidth, type LooksRequest, type PageWidth } from './looks.ts';
import { createPageLooks } from './page-looks.ts';
import { type Article, isPageState, isShowMessage, type PageMessage, type PageState } from './protocol.ts';
import { createSanitiser, idPrefix } from './sanitise.ts';

/** What VS Code gives a webview to talk to the extension. */
interface VsCodeApi {
  postMessage(message: PageMessage | LooksRequest): void;
  getState(): unknown;
  setState(state: PageState): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

startPage(acquireVsCodeApi(), document.querySelector('main')!);

/** Shows in `page` what the extension sends, and tells the extension what the reader does. */
function startPage(vscode: VsCodeApi, page: HTMLElement): void {
  const sanitise = createSanitiser(window);
  const missingImages = new Set<string>();
  let shown: Article | undefined;
  const looks = createPageLooks(page, {
    width: storedWidth(vscode.getState()),
    send: request => vscode.postMessage(request),
    changed: storeState,
  });
  const buildOptions = {
    sanitise,
    missingImages,
    get areRemoteImagesAllowed() {
      return looks.areRemoteImagesAllowed;
    },
  };

  function show(article: Article): void {
    const isSamePost = shown?.uri === article.uri;
    const scrollTop = shown === undefined ? storedScrollTop(vscode.getState(), article.uri) : 0;
    shown = article;
    patch(page, buildArticle(article, buildOptions));
    if (!isSamePost) document.documentElement.scrollTop = scrollTop;
    storeState();
  }

  function storeState(): void {
    if (shown === undefined) return;
    const { scrollTop } = document.documentElement;
    vscode.setState({ uri: shown.uri, scrollTop, width: looks.width });
  }

  window.addEventListener('message', ({ data }) => {
    if (!looks.receive(data) && isShowMessage(data)) show(data.article);
  });
  window.addEventListener('scroll', atMostOncePerFrame(storeState), { passive: true });
  page.addEventListener('click', event => {
    const link = linkAt(event);
    if (link === undefined) return;
    // VS Code's own handler would follow the link too.
    event.preventDefault();
    event.stopPropagation();
    if (link.startsWith('#')) document.getElementById(idPrefix + decode(link.slice(1)))?.scrollIntoView();
    else vscode.postMessage({ type: 'openLink', href: link });
  });
  // Errors of images do not bubble.
  page.addEventListener(
    'error',
    ({ target }) => target instanceof HTMLImageElement && dropImage(target),
    true,
  );

  function dropImage(image: HTMLImageElement): void {
    if (shown === undefined) return;
    missingImages.add(image.src);
    image.replaceWith(createMissingImageBox(image, placeholderSetting(shown, buildOptions)));
  }

  vscode.postMessage({ type: 'ready' });
}

/** Changes only what differs: what stays the same keeps its place, its image data and whether it is unfolded. */
function patch(page: HTMLElement, next: HTMLElement): void {
  morphdom(page, next, {
    childrenOnly: true,
    onBeforeElUpdated(from, to) {
      if (from.localName === 'details') to.toggleAttribute('open', from.hasAttribute('open'));
      return !from.isEqualNode(to);
    },
  });
}

function linkAt(event: MouseEvent): string | undefined {
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  return link?.getAttribute('href') ?? undefined;
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment; // A lone `%` stands for itself.
  }
}

function storedScrollTop(state: unknown, uri: string): number {
  return isPageState(state) && state.uri === uri ? state.scrollTop : 0;
}

function storedWidth(state: unknown): PageWidth {
  return isPageState(state) && isPageWidth(state.width) ? state.width : 'panel';
}

function atMostOncePerFrame(run: () => void): () => void {
  let isWaiting = false;
  return () => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(() => {
      isWaiting = false;
      run();
    });
  };
}
