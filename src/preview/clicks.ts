import type { ArticleView } from './article-view.ts';
import type { PageMessage, Place } from './protocol.ts';
import { idPrefix } from './sanitise.ts';

/** What clicks in the article do. */
export interface ClickOptions {
  readonly page: HTMLElement;
  readonly view: ArticleView;
  send(message: PageMessage): void;
  /** The reader has pointed at the element that stands there. */
  pointed(place: Place): void;
}

/**
 * A click shows the element's source, a double click takes the reader there, a click on a link follows it, and one with
 * the Alt key shows the link's source.
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
    const link = event.altKey ? undefined : linkAt(event);
    if (link !== undefined) {
      // VS Code's own handler would follow the link too.
      event.preventDefault();
      event.stopPropagation();
      if (link.startsWith('#')) document.getElementById(idPrefix + decode(link.slice(1)))?.scrollIntoView();
      else send({ type: 'openLink', href: link });
      return;
    }
    if (event.altKey) event.preventDefault();
    // Whoever selects text to copy it wants nothing else; a summary unfolds.
    const isSelecting = getSelection()?.isCollapsed === false;
    const isSummary = event.target instanceof Element && event.target.closest('summary') !== null;
    if (event.detail === 1 && !isSelecting && !isSummary) reveal(event, false);
  });
  page.addEventListener('dblclick', event => {
    if (event.altKey || linkAt(event) === undefined) reveal(event, true);
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
