import { createArticleView } from './article/article-view.ts';
import { putBackKept } from './article-changes.ts';
import { handleClicks } from './marks/clicks.ts';
import { createMarks } from './marks/marks.ts';
import { createOverhangs } from './marks/overhangs.ts';
import { createProblems } from './marks/problems.ts';
import { createPageLooks } from './page-looks.ts';
import {
  type Article,
  type HostMessage,
  isHostMessage,
  isPageState,
  type PageMessage,
  type PageState,
  type Place,
} from './protocol.ts';
import { atMostOncePerFrame, createScrollSync } from './scroll-sync.ts';
import { createZoom } from './zoom.ts';

/** What VS Code gives a webview to talk to the extension. */
interface VsCodeApi {
  postMessage(message: PageMessage): void;
  getState(): unknown;
  setState(state: PageState): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** Of a page that nobody has seen yet. */
const firstState: PageState = {
  uri: '',
  scrollTop: 0,
  zoom: 1,
  marksProblems: true,
  isListOpen: false,
  isLocked: false,
  width: 'panel',
};

startPage(acquireVsCodeApi(), document.querySelector('main')!);

/** Shows in `page` what the extension sends, and tells the extension what the reader does. */
function startPage(vscode: VsCodeApi, page: HTMLElement): void {
  const root = document.documentElement;
  const restored = vscode.getState();
  const state: Writable<PageState> = isPageState(restored) ? { ...restored } : { ...firstState };
  const list = createPart('aside', 'copydesk-problems');
  const layer = createPart('div', 'copydesk-layer');
  const stage = createPart('div', 'copydesk-stage');
  page.replaceWith(stage);
  stage.append(list, page, layer);
  const looks = createPageLooks(page, {
    width: state.width,
    send,
    keepTop: change => sync.keepTop(change),
    changed(width) {
      state.width = width;
      storeState();
    },
  });
  const view = createArticleView(page, looks, (image, box) => {
    problems.replace(image, box);
    view.nameRules(problems.rulesByElement());
  });
  const marks = createMarks(layer);
  const overhangs = createOverhangs(layer, pixels => view.article!.words.jutsOut.replace('{0}', `${pixels}`));
  const zoom = createZoom({
    zoom: state.zoom,
    changed(factor) {
      sync.keepTop(() => looks.setZoom(factor));
      state.zoom = factor;
      storeState();
    },
  });
  looks.setZoom(zoom.factor);
  const sync = createScrollSync({
    page,
    places: () => view.places,
    report(offset) {
      if (view.article !== undefined) send({ type: 'scrolled', version: view.article.version, offset });
    },
  });
  const problems = createProblems({
    list,
    layer,
    settings: Object.assign(state, { store: storeState }),
    words: () => view.article!.words,
    fix(problem, fix) {
      send({ type: 'fix', version: view.article!.version, problem, fix });
    },
    explain: rule => send({ type: 'explain', rule }),
    goTo({ place }, element) {
      element?.scrollIntoView({ block: 'nearest' });
      pointed = place;
      send({ type: 'reveal', version: view.article!.version, place, takesFocus: false, word: undefined });
    },
  });
  /** What the reader has pointed at last: the editor's cursor goes there, and the page need not follow. */
  let pointed: Place | undefined;
  /** What is selected in the text at hand: in other elements once the page is made anew. */
  let selected: { readonly place: Place; readonly text: string } | undefined;
  /** What was sent last: of the next article only what differs may come. */
  let received: Article | undefined;
  /** What the editor has said of a version that is not here yet. */
  let waiting: Extract<HostMessage, { type: 'select' | 'problems' | 'scroll' }>[] = [];

  function send(message: PageMessage): void {
    vscode.postMessage(message);
  }

  function show(article: Article): void {
    const isSamePost = view.article?.uri === article.uri;
    const isSameText = isSamePost && view.article?.version === article.version;
    const isOtherLook = isSamePost && view.article?.isWhole !== article.isWhole;
    try {
      if (isOtherLook) sync.keepTop(() => view.show(article));
      else view.show(article);
    } finally {
      // Whatever happens here, the next text may do better.
      send({ type: 'shown', version: article.version });
    }
    if (!isSamePost) {
      marks.clear();
      problems.clear();
      const isRestored = state.uri === article.uri && state.scrollTop > 0;
      sync.scrollTo(isRestored ? state.scrollTop + topOfPage() : 0);
    }
    if (isSameText) {
      placeProblems();
      if (selected !== undefined) marks.show(view.places!, selected.place, selected.text);
    } else {
      problems.expire();
      selected = undefined;
    }
    redraw();
    state.uri = article.uri;
    storeState();
    const due = waiting;
    waiting = [];
    for (const message of due) receive(message);
  }

  function receive(message: HostMessage): void {
    const { article, places } = view;
    switch (message.type) {
      case 'looks':
        sync.keepTop(() => looks.show(message.looks));
        return;
      case 'show':
        received = putBackKept(message, received);
        if (received !== undefined) show(received);
        else send({ type: 'ready' }); // All is sent anew.
        return;
      case 'select':
      case 'scroll':
      case 'problems':
        if (article === undefined || places === undefined || message.version > article.version)
          waiting = [...waiting.filter(({ type }) => type !== message.type), message];
        else if (message.version < article.version) return;
        else if (message.type === 'scroll') sync.follow(message.place, message.lines);
        else if (message.type === 'problems') {
          problems.show(message.problems, places);
          view.nameRules(problems.rulesByElement());
        } else select(message.place, message.text);
        return;
      case 'zoom':
        zoom.change(message.step);
        return;
      case 'lock':
        state.isLocked = message.isLocked;
        storeState();
        return;
      case 'export':
        send({ type: 'exported', html: view.toHtml() });
        return;
      default:
        message satisfies never;
    }
  }

  function select(place: Place, text: string): void {
    selected = { place, text };
    const element = marks.show(view.places!, place, text);
    const isPointed = pointed !== undefined && pointed.start === place.start;
    pointed = undefined;
    if (!isPointed) sync.reveal(place.start, element);
  }

  /** Marks belong to elements: to others of the same text once the page is made anew. */
  function placeProblems(): void {
    if (view.places === undefined) return;
    problems.place(view.places);
    view.nameRules(problems.rulesByElement());
  }

  /** Where the article begins: below the list of problems, which comes after it. CSS pixels. */
  function topOfPage(): number {
    return page.getBoundingClientRect().top + root.scrollTop;
  }

  function redraw(): void {
    marks.redraw();
    problems.redraw();
    overhangs.redraw(view.places, page);
  }

  function storeState(): void {
    const { uri, scrollTop, zoom, marksProblems, isListOpen, isLocked, width } = state;
    vscode.setState({ uri, scrollTop, zoom, marksProblems, isListOpen, isLocked, width });
  }

  addEventListener('message', ({ data }) => {
    if (isHostMessage(data)) receive(data);
  });
  addEventListener(
    'scroll',
    atMostOncePerFrame(() => {
      state.scrollTop = Math.max(0, root.scrollTop - topOfPage());
      storeState();
    }),
    { passive: true },
  );
  // Images that arrive, windows that get narrower and the list of problems move what is marked.
  const resizes = new ResizeObserver(redraw);
  resizes.observe(page);
  resizes.observe(stage);
  page.addEventListener('load', atMostOncePerFrame(redraw), true);
  page.addEventListener('toggle', atMostOncePerFrame(redraw), true);
  handleClicks({
    page,
    view,
    send,
    pointed(place) {
      pointed = place;
    },
    pointsAtLayout: isSo => looks.sayLayout(isSo),
  });

  send({ type: 'ready' });
}

type Writable<T> = { -readonly [Name in keyof T]: T[Name] };

function createPart(name: string, className: string): HTMLElement {
  const part = document.createElement(name);
  part.className = className;
  return part;
}
