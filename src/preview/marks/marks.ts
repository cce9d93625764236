import type { Places } from '../places.ts';
import type { Place } from '../protocol.ts';
import { findSelected } from './selection.ts';

/** Shows on the page what is selected in the editor. */
export interface Marks {
  /** Marks the element of the cursor, or the selected text. Returns the element that the place begins in. */
  show(places: Places, place: Place, text: string): Element | undefined;
  /** Puts the mark where its element is now. */
  redraw(): void;
  clear(): void;
}

/** The name of the highlight in the style sheet. */
const HIGHLIGHT_NAME = 'copydesk-selection';

/** Draws in `layer`, which lies over the article: nothing in the article changes. */
export function createMarks(layer: Element): Marks {
  const mark = document.createElement('div');
  mark.className = 'copydesk-cursor';
  mark.hidden = true;
  layer.append(mark);
  let marked: Element | undefined;

  function redraw(): void {
    mark.hidden = !marked?.isConnected;
    if (marked === undefined || mark.hidden) return;
    const origin = layer.getBoundingClientRect();
    const { left, top, width, height } = marked.getBoundingClientRect();
    mark.style.left = `${left - origin.left}px`;
    mark.style.top = `${top - origin.top}px`;
    mark.style.width = `${width}px`;
    mark.style.height = `${height}px`;
    mark.classList.toggle('is-inline', getComputedStyle(marked).display.startsWith('inline'));
  }

  return {
    redraw,
    clear() {
      marked = undefined;
      CSS.highlights.delete(HIGHLIGHT_NAME);
      redraw();
    },
    show(places, place, text) {
      marked = places.elementAt(place.start);
      const around = marked && places.own(marked);
      mark.dataset['start'] = String(around?.start ?? '');
      mark.dataset['end'] = String(around?.end ?? '');
      redraw();
      const selected = place.end > place.start ? findSelected(places, place, text) : undefined;
      if (selected !== undefined) CSS.highlights.set(HIGHLIGHT_NAME, new Highlight(selected));
      else CSS.highlights.delete(HIGHLIGHT_NAME);
      return marked;
    },
  };
}
