import type { Places } from './places.ts';
import type { Place } from './protocol.ts';

/** Shows on the page what is selected in the editor. */
export interface Marks {
  /** Marks the element of the cursor, or the selected text. Returns the element that the place begins in. */
  show(places: Places, place: Place, text: string): Element | undefined;
  /** Puts the mark where its element is now. */
  redraw(): void;
  clear(): void;
}

/** The name of the highlight in the style sheet. */
const highlightName = 'copydesk-selection';

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
      CSS.highlights.delete(highlightName);
      redraw();
    },
    show(places, place, text) {
      marked = places.elementAt(place.start);
      const around = marked && places.own(marked);
      mark.dataset['start'] = String(around?.start ?? '');
      mark.dataset['end'] = String(around?.end ?? '');
      redraw();
      const ranges = place.end > place.start ? findSelected(places, place, text) : [];
      if (ranges.length > 0) CSS.highlights.set(highlightName, new Highlight(...ranges));
      else CSS.highlights.delete(highlightName);
      return marked;
    },
  };
}

/** What is selected, on the page: text where it can be found, and each element that is selected as a whole. */
function findSelected(places: Places, place: Place, text: string): Range[] {
  const whole = places.marked.filter(({ start, end }) => start >= place.start && end <= place.end);
  if (whole.length > 0) {
    const range = document.createRange();
    range.setStartBefore(whole[0]!.element);
    range.setEndAfter(whole[0]!.element);
    for (const { element } of whole) extend(range, element);
    return [range];
  }
  const element = places.elementAt(place.start);
  const around = element && places.own(element);
  if (element === undefined || around === undefined) return [];
  const share = (place.start - around.start) / Math.max(1, around.end - around.start);
  const found = findText(element, text, share);
  return found === undefined ? [] : [found];
}

function extend(range: Range, element: Element): void {
  const other = document.createRange();
  other.selectNode(element);
  if (range.compareBoundaryPoints(Range.START_TO_START, other) > 0) range.setStartBefore(element);
  if (range.compareBoundaryPoints(Range.END_TO_END, other) < 0) range.setEndAfter(element);
}

/** Where in `element` a text stands: of several places the one nearest to that `share` of its length. */
function findText(element: Element, wanted: string, share: number): Range | undefined {
  const content = element.textContent ?? '';
  const near = share * content.length;
  let best = -1;
  for (let at = content.indexOf(wanted); at >= 0 && wanted !== ''; at = content.indexOf(wanted, at + 1)) {
    if (best >= 0 && Math.abs(at - near) > Math.abs(best - near)) break;
    best = at;
  }
  if (best < 0) return undefined;
  const range = document.createRange();
  let passed = 0;
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const length = node.nodeValue?.length ?? 0;
    if (best >= passed && best < passed + length) range.setStart(node, best - passed);
    if (best + wanted.length <= passed + length) {
      range.setEnd(node, best + wanted.length - passed);
      return range;
    }
    passed += length;
  }
  return undefined;
}
