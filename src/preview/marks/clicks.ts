import type { ArticleView } from '../article/article-view.ts';
import { idPrefix } from '../article/sanitise.ts';
import type { PageMessage, Place, PointedWord } from '../protocol.ts';

/** What clicks in the article do. */
export interface ClickOptions {
  readonly page: HTMLElement;
  readonly view: ArticleView;
  send(message: PageMessage): void;
  /** The reader has pointed at the element that stands there. */
  pointed(place: Place): void;
  /** Whether the reader points at a part of the site's layout. */
  pointsAtLayout(isSo: boolean): void;
}

/**
 * A click shows the element's source; a double click takes the reader to the word there, one with Ctrl or Cmd to the
 * element; a plain click on a link follows it.
 */
export function handleClicks({ page, view, send, pointed, pointsAtLayout }: ClickOptions): void {
  function reveal(event: MouseEvent, takesFocus: boolean): void {
    const { article, places } = view;
    const place = event.target instanceof Element ? places?.around(event.target) : undefined;
    if (article === undefined || place === undefined) return;
    const { start, end, element } = place;
    const word = event.type === 'dblclick' ? selectedWord(element) : undefined;
    pointed(place);
    send({ type: 'reveal', version: article.version, place: { start, end }, takesFocus, word });
  }

  page.addEventListener('click', event => {
    const goesToSource = event.ctrlKey || event.metaKey;
    const link = linkAt(event);
    if (link !== undefined || goesToSource) {
      // VS Code's own handler would follow the link too.
      event.preventDefault();
      event.stopPropagation();
    }
    if (goesToSource) reveal(event, true);
    else if (link === undefined) showSource(event);
    else if (link.startsWith('#'))
      document.getElementById(idPrefix + decode(link.slice(1)))?.scrollIntoView();
    else send({ type: 'openLink', href: link });
  });
  const isLayout = ({ target }: Event): boolean =>
    view.article?.isWhole === true && target instanceof Element && view.places?.around(target) === undefined;
  page.addEventListener('pointerover', event => pointsAtLayout(isLayout(event)));
  page.addEventListener('pointerleave', () => pointsAtLayout(false));
  page.addEventListener('dblclick', event => {
    if (linkAt(event) === undefined) reveal(event, true);
  });

  /** Whoever selects text to copy it wants nothing else; a summary unfolds. */
  function showSource(event: MouseEvent): void {
    const isSelecting = getSelection()?.isCollapsed === false;
    const isSummary = event.target instanceof Element && event.target.closest('summary') !== null;
    if (event.detail === 1 && !isSelecting && !isSummary) reveal(event, false);
  }
}

/** The word that a double click has selected, as the how-manieth of its like in the text of `element`. */
function selectedWord(element: Element): PointedWord | undefined {
  const selection = getSelection();
  const range = selection?.rangeCount === 1 ? selection.getRangeAt(0) : undefined;
  const text = `${selection}`.trim();
  if (range === undefined || text === '' || !element.contains(range.startContainer)) return undefined;
  const before = document.createRange();
  before.selectNodeContents(element);
  before.setEnd(range.startContainer, range.startOffset);
  const [whole, start] = [element.textContent ?? '', `${before}`.length];
  const starts: number[] = [];
  for (let at = whole.indexOf(text); at >= 0; at = whole.indexOf(text, at + text.length)) starts.push(at);
  const nth = starts.findIndex(at => at >= start);
  if (nth < 0) return undefined;
  return { text, count: starts.length, nth, share: start / Math.max(1, whole.length) };
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
