import { lastStart, type Places } from './places.ts';
import type { Place } from './protocol.ts';

/** A place in the text and how far below the top of the page it is shown, in CSS pixels. */
interface Anchor {
  readonly offset: number;
  readonly top: number;
}

/** How far below the top of the document what stands at `offset` is shown, in CSS pixels; undefined on an empty page. */
export function topOfOffset(places: Places, offset: number): number | undefined {
  const { marked } = places;
  const index = lastStart(marked, offset);
  const inner = places.elementAt(offset);
  let before: Anchor | undefined;
  let after: Anchor | undefined;
  const consider = (at: number, top: number): void => {
    if (at <= offset && at >= (before?.offset ?? 0)) before = { offset: at, top };
    if (at > offset && at < (after?.offset ?? Number.POSITIVE_INFINITY)) after = { offset: at, top };
  };
  // The edges next to an offset are those of the element that starts before it, of what is around that, and of the next.
  const near = [marked[index]?.element, inner, marked[index + 1]?.element];
  for (let at = marked[index]?.element; at !== undefined && at !== inner; at = at.parentElement ?? undefined)
    near.push(at);
  for (const element of near) {
    const place = element && places.own(element);
    if (place === undefined) continue;
    const box = element!.getBoundingClientRect();
    consider(place.start, box.top);
    consider(place.end, box.bottom);
  }
  const top = between(before, after, offset);
  return top === undefined ? undefined : top + scrollY;
}

/** What stands at the top of the window, as an offset; undefined where nothing of the article is. */
export function offsetAtTop(page: Element, places: Places): number | undefined {
  let before: Anchor | undefined;
  let after: Anchor | undefined;
  let within: Place | undefined;
  let parent: Element | undefined = page;
  while (parent !== undefined) {
    let around: Element | undefined;
    for (const child of parent.children) {
      const box = child.getBoundingClientRect();
      // A layout's header may stay at the top of the window.
      if (box.height === 0 || !places.holds(child)) continue;
      const own = places.own(child);
      // What a browser opens anew in a later element stands elsewhere in the text.
      const place = own !== undefined && isIn(own, within) ? own : undefined;
      if (box.bottom <= 0) {
        if (place) before = { offset: place.end, top: box.bottom };
      } else if (box.top > 0) {
        if (place) after = { offset: place.start, top: box.top };
        break;
      } else {
        around = child;
        within = place ?? within;
        if (place) before = { offset: place.start, top: box.top };
        if (place) after = { offset: place.end, top: box.bottom };
        break;
      }
    }
    parent = around;
  }
  const [from, to] = [before, after];
  if (from === undefined || to === undefined) return (from ?? to)?.offset;
  const share = to.top > from.top ? -from.top / (to.top - from.top) : 0;
  return Math.round(from.offset + Math.max(0, Math.min(1, share)) * Math.max(0, to.offset - from.offset));
}

function isIn({ start, end }: Place, outer: Place | undefined): boolean {
  return outer === undefined || (start >= outer.start && end <= outer.end);
}

function between(before: Anchor | undefined, after: Anchor | undefined, offset: number): number | undefined {
  if (before === undefined || after === undefined) return (before ?? after)?.top;
  const share = (offset - before.offset) / (after.offset - before.offset);
  return before.top + share * Math.max(0, after.top - before.top);
}
