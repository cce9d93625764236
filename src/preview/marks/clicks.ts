import type { ArticleView } from '../article/article-view.ts';
import { idPrefix } from '../article/sanitise.ts';
import type { PageMessage, Place } from '../protocol.ts';

/** What clicks in the article do. */
export interface ClickOptions {
  readonly page: HTMLElement;
  readonly view: ArticleView;
  send(message: PageMessage): void;
  /** The reader has pointed at the element that stands there. */
  pointed(place: Place): void;
}

/**
 * A click shows the element's source; a double click, or one with Ctrl or Cmd, takes the reader there; a plain click on
 * a link follows it.
 */
export function handleClicks({ page, view, send, pointed }: ClickOptions): void {
  function reveal(event: MouseEvent, takesFocus: boolean): void {
    const { article, places } = view;
    const place = event.target instanceof Element ? places?.around(event.target) : undefined;
    if (article === undefined || place === undefined) return;
    const { start, end } = place;
    pointed(place);
    send({ type: 'reveal', version: article.version, place: { start, end }, takesFocus });
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
