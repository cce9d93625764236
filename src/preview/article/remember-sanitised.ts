/** Makes content harmless where it stands; attributes of the given name stay. */
export type Sanitise = (content: Element, keptAttribute: string) => void;

/** A part of an article that is made harmless once, and the places that its elements have this time. */
interface Unit {
  readonly places: readonly string[];
  readonly key: string;
  /** What stands for the unit while the rest is made harmless. */
  readonly marker: Element;
}

/** So many elements at most are in a unit: with each key one or two units change. */
const UNIT_SIZE = 30;

/** What is always kept: a unit in it is never moved to another place. */
const shells = new Set([
  'article',
  'blockquote',
  'body',
  'dd',
  'div',
  'dl',
  'figure',
  'li',
  'main',
  'ol',
  'section',
  'table',
  'tbody',
  'td',
  'tr',
  'ul',
]);

/**
 * Makes `sanitise` remember what it made of parts of the last article: most of it is the same after the next key, and
 * sanitising is what takes longest of all. What goes into the page has gone through `sanitise` all the same.
 */
export function rememberSanitised(sanitise: Sanitise): Sanitise {
  let remembered = new Map<string, DocumentFragment>();

  return (content, keptAttribute) => {
    const { ownerDocument } = content;
    const next = new Map<string, DocumentFragment>();
    const units = findUnits(content).map((element): Unit => {
      const places = takePlaces(element, keptAttribute);
      const key = `${keptAttribute} ${element.outerHTML}`;
      const known = remembered.get(key);
      // What is new is made harmless with the rest, in a box of its own.
      const marker = ownerDocument.createElement('div');
      element.replaceWith(marker);
      if (known === undefined) marker.append(element);
      else next.set(key, known);
      return { places, key, marker };
    });
    sanitise(content, keptAttribute);
    for (const { places, key, marker } of units) {
      let made = next.get(key);
      if (made === undefined) {
        made = ownerDocument.createDocumentFragment();
        made.append(...marker.childNodes);
        next.set(key, made);
      }
      const copy = ownerDocument.importNode(made, true);
      givePlaces(copy, keptAttribute, places);
      marker.replaceWith(copy);
    }
    remembered = next;
  };
}

/** The largest parts of `content` that are small enough, in its order. */
function findUnits(content: Element): readonly Element[] {
  const units: Element[] = [];
  const open: Element[] = [content];
  for (let parent = open.pop(); parent !== undefined; parent = open.pop()) {
    for (const child of parent.children) {
      if (child.getElementsByTagName('*').length < UNIT_SIZE) units.push(child);
      else if (shells.has(child.localName)) open.push(child);
    }
  }
  return units;
}

/** Puts numbers for the places, which change with each key, so that the rest is the same as before. */
function takePlaces(unit: Element, attribute: string): readonly string[] {
  const places: string[] = [];
  for (const element of [unit, ...unit.querySelectorAll(`[${attribute}]`)]) {
    const place = element.getAttribute(attribute);
    if (place === null) continue;
    element.setAttribute(attribute, String(places.length));
    places.push(place);
  }
  return places;
}

function givePlaces(unit: DocumentFragment, attribute: string, places: readonly string[]): void {
  for (const element of unit.querySelectorAll(`[${attribute}]`)) {
    const place = places[Number(element.getAttribute(attribute))];
    if (place === undefined) element.removeAttribute(attribute);
    else element.setAttribute(attribute, place);
  }
}
