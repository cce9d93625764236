import { patch } from '../article/patch.ts';
import type { Places } from '../places.ts';

/** Shows what juts out of the page, which ends at its edge. */
export interface Overhangs {
  /** Puts the marks where the elements are now. */
  redraw(places: Places | undefined, page: Element): void;
}

/** More of them say no more. */
const MOST = 60;

/** Draws in `layer`, which lies over the article: what hangs over is cut off in the article itself. */
export function createOverhangs(layer: Element, say: (pixels: number) => string): Overhangs {
  const stripes = document.createElement('div');
  layer.append(stripes);

  return {
    redraw(places, page) {
      const next = document.createElement('div');
      const article = page.querySelector(':scope > article');
      // One question, for most articles have none.
      if (places !== undefined && article !== null && article.scrollWidth > article.clientWidth + 1) {
        const origin = layer.getBoundingClientRect();
        const edge = article.getBoundingClientRect().right;
        const zoom = Number(page instanceof HTMLElement ? page.style.zoom : 1) || 1;
        for (const { element, box } of findOverhangs(places, article, edge)) {
          const stripe = document.createElement('div');
          stripe.className = 'copydesk-overhang';
          stripe.style.left = `${edge - origin.left}px`;
          stripe.style.top = `${box.top - origin.top}px`;
          stripe.style.height = `${box.height}px`;
          const label = document.createElement('span');
          label.textContent = say(Math.round((box.right - edge) / zoom));
          stripe.title = `<${element.localName}> ${label.textContent}`;
          stripe.append(label);
          next.append(stripe);
        }
      }
      if (next.hasChildNodes() || stripes.hasChildNodes()) patch(stripes, next);
    },
  };
}

interface Overhang {
  readonly element: Element;
  readonly box: DOMRect;
}

/** The outermost elements of the post that reach over the edge; what is wide within something that scrolls does not. */
function findOverhangs(places: Places, article: Element, edge: number): readonly Overhang[] {
  const found: Overhang[] = [];
  const walk = (parent: Element): void => {
    for (const element of parent.children) {
      if (found.length >= MOST) return;
      const isOfPost = places.own(element) !== undefined;
      const box = element.getBoundingClientRect();
      if (isOfPost && box.right > edge + 1 && box.height > 0) {
        if (!isCut(element, article)) found.push({ element, box });
      } else if (!holdsAll(element, box.right, edge)) walk(element);
    }
  };
  walk(article);
  return found;
}

/** Whether nothing in a block reaches over the edge: to ask each of its elements would take longer than all else. */
function holdsAll(element: Element, right: number, edge: number): boolean {
  const { clientWidth, scrollWidth } = element;
  return clientWidth > 0 && right <= edge + 1 && scrollWidth <= clientWidth + 1;
}

/** Whether something between an element and the article cuts off or scrolls what is too wide. */
function isCut(element: Element, article: Element): boolean {
  for (let at = element.parentElement; at !== null && at !== article; at = at.parentElement)
    if (getComputedStyle(at).overflowX !== 'visible') return true;
  return false;
}
