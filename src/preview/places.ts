import type { Place } from './protocol.ts';

/** Which part of the file each element of the page stands for, both ways. */
export interface Places {
  /** One element for each place, in the order of the starts; of those with the same start the outer first. */
  readonly marked: readonly MarkedElement[];
  /** The place of `element` itself. */
  own(element: Element): Place | undefined;
  /** Whether it, or something in it, has a place: the parts of a layout have none. */
  holds(element: Element): boolean;
  /**
   * Of the elements around `element`, itself included, the one that stands for the smallest part of the file. A browser
   * opens what is wrongly nested anew in later elements: there it is around them, and they know better.
   */
  around(element: Element): MarkedElement | undefined;
  /** The innermost element that stands for what is at `offset`. */
  elementAt(offset: number): Element | undefined;
  /** The innermost element that the character at `offset` belongs to. */
  elementOf(offset: number): Element | undefined;
  /** A box stands for an element from now on. */
  replace(element: Element, box: Element): void;
}

/** An element and what it stands for. */
export interface MarkedElement extends Place {
  element: Element;
}

/**
 * Takes the attributes that say the elements' places off everything in `content`, and returns the places, one for each
 * element in the order of the document. An attribute says where in `offsets` its place begins, or the place itself.
 */
export function takePlaces(
  content: Element,
  attribute: string,
  offsets: readonly number[],
): readonly (Place | undefined)[] {
  return Array.from(content.querySelectorAll('*'), element => {
    const written = element.getAttribute(attribute);
    if (written === null) return undefined;
    element.removeAttribute(attribute);
    return readPlace(written, offsets);
  });
}

/** Gives `element` the place `place`, for {@link takePlaces} to find. */
export function setPlace(element: Element, attribute: string, place: Place | undefined): void {
  if (place !== undefined) element.setAttribute(attribute, `${place.start}-${place.end}`);
}

/** The places of all elements in `page`, which come in the order of `list`. */
export function createPlaces(page: Element, list: readonly (Place | undefined)[]): Places {
  const byElement = new Map<Element, MarkedElement>();
  for (const [index, element] of [...page.querySelectorAll('*')].entries()) {
    const place = list[index];
    if (place !== undefined) byElement.set(element, { ...place, element });
  }
  // Sorting keeps the order of the document for elements with the same place.
  const sorted = [...byElement.values()].sort((a, b) => a.start - b.start || b.end - a.end);
  // A browser makes several elements of one that is wrongly nested: the first stands for all.
  const marked = sorted.filter((place, index) => index === 0 || !isSamePlace(sorted[index - 1]!, place));
  const outer = findOuter(marked);
  const holding = new Set<Element>();
  for (let at of byElement.keys())
    for (; !holding.has(at); at = at.parentElement!) {
      holding.add(at);
      if (at.parentElement === null || at === page) break;
    }

  /** The innermost place around the characters before and behind `offset`, as an index. */
  function indexAt(offset: number): number {
    let index = lastStart(marked, offset);
    while (index >= 0 && marked[index]!.end <= offset) index = outer[index]!;
    return index;
  }

  return {
    marked,
    own: element => byElement.get(element),
    holds: element => holding.has(element),
    around(element) {
      let smallest: MarkedElement | undefined;
      for (let at: Element | null = element; at !== null && at !== page; at = at.parentElement) {
        const place = byElement.get(at);
        if (place !== undefined && (smallest === undefined || lengthOf(place) < lengthOf(smallest)))
          smallest = place;
      }
      return smallest;
    },
    elementAt(offset) {
      const here = indexAt(offset);
      const before = offset > 0 ? indexAt(offset - 1) : -1;
      // Behind the end of an element that nothing follows one still writes at its end.
      const isAtEnd = before >= 0 && marked[before]!.end === offset && isAround(outer, here, before);
      return marked[isAtEnd ? before : here]?.element;
    },
    elementOf: offset => marked[indexAt(offset)]?.element,
    replace(element, box) {
      const place = byElement.get(element);
      if (place === undefined) return;
      place.element = box;
      byElement.set(box, place);
      holding.add(box);
      byElement.delete(element);
    },
  };
}

function lengthOf({ start, end }: Place): number {
  return end - start;
}

function readPlace(written: string, offsets: readonly number[]): Place | undefined {
  const index = 2 * Number(written);
  const [start, end] = Number.isNaN(index) ? written.split('-').map(Number) : offsets.slice(index, index + 2);
  const isPlace = Number.isSafeInteger(start) && Number.isSafeInteger(end) && start! >= 0 && end! >= start!;
  return isPlace ? { start: start!, end: end! } : undefined;
}

/** For each place the index of the nearest place around it, or -1. */
function findOuter(marked: readonly Place[]): readonly number[] {
  const open: number[] = [];
  return marked.map(({ end }, index) => {
    while (open.length > 0 && marked[open.at(-1)!]!.end < end) open.pop();
    const around = open.at(-1) ?? -1;
    open.push(index);
    return around;
  });
}

/** The index of the last place that starts at `offset` or before, or -1. */
export function lastStart(marked: readonly Place[], offset: number): number {
  let low = 0;
  let high = marked.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (marked[middle]!.start <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function isAround(outer: readonly number[], wanted: number, index: number): boolean {
  for (let at = outer[index]!; at >= wanted; at = outer[at]!) if (at === wanted) return true;
  return false;
}

function isSamePlace(a: Place, b: Place): boolean {
  return a.start === b.start && a.end === b.end;
}
