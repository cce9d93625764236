/** Makes content harmless where it stands; attributes of the given name stay. */
export type Sanitise = (content: Element, keptAttribute: string) => void;

/** A part of an article that is made harmless once. */
interface Part {
  /** As it was before, in no document that anybody sees. */
  readonly raw: Element;
  readonly made: DocumentFragment;
}

/** So many elements at most are in a part: with each key one or two parts change. */
const PART_SIZE = 30;

/** What is always kept: a part in it is never moved to another place. */
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
  let last: readonly Part[] = [];
  let lastAttribute = '';

  return (content, keptAttribute) => {
    const { ownerDocument } = content;
    const known = findKnown(lastAttribute === keptAttribute ? last : [], findParts(content), keptAttribute);
    const runs: Run[] = [];
    const parts = known.map(([element, made]) => {
      if (made !== undefined) {
        const copy = ownerDocument.importNode(made, true);
        addToRun(element, copy, runs);
        return { raw: element, made, marker: undefined };
      }
      // What is new is made harmless with the rest, in a box of its own.
      const marker = ownerDocument.createElement('div');
      const raw = element.cloneNode(true) as Element;
      element.replaceWith(marker);
      marker.append(element);
      return { raw, made, marker };
    });
    sanitise(content, keptAttribute);
    for (const { marker, parts } of runs) marker.replaceWith(...parts);
    last = parts.map(({ raw, made, marker }): Part => {
      if (marker === undefined) return { raw, made };
      const copy = ownerDocument.createDocumentFragment();
      for (const child of marker.childNodes) copy.append(child.cloneNode(true));
      marker.replaceWith(...marker.childNodes);
      return { raw, made: copy };
    });
    lastAttribute = keptAttribute;
  };
}

/** Parts beside each other that are known, for which one element stands while the rest is made harmless. */
interface Run {
  readonly marker: Element;
  readonly parts: Node[];
}

/** Takes a part out, with the text before it if a known one stands before that. */
function addToRun(element: Element, copy: Node, runs: Run[]): void {
  const last = runs.at(-1);
  const between: Node[] = [];
  let before = element.previousSibling;
  for (; before instanceof Text; before = before.previousSibling) between.unshift(before);
  if (last !== undefined && before === last.marker) {
    for (const text of between) text.parentNode?.removeChild(text);
    last.parts.push(...between, copy);
    element.remove();
    return;
  }
  const marker = element.ownerDocument.createElement('div');
  element.replaceWith(marker);
  runs.push({ marker, parts: [copy] });
}

/** The largest parts of `content` that are small enough, in its order. */
function findParts(content: Element): readonly Element[] {
  const parts: Element[] = [];
  const open: Element[] = [content];
  for (let parent = open.pop(); parent !== undefined; parent = open.pop()) {
    for (const child of parent.children) {
      if (child.getElementsByTagName('*').length < PART_SIZE) parts.push(child);
      else if (shells.has(child.localName)) open.push(child);
    }
  }
  return parts;
}

/** The parts with what is known to be made of each, if anything is. */
function findKnown(
  last: readonly Part[],
  parts: readonly Element[],
  attribute: string,
): readonly (readonly [Element, DocumentFragment | undefined])[] {
  const most = Math.min(last.length, parts.length);
  let before = 0;
  while (before < most && last[before]!.raw.isEqualNode(parts[before]!)) before++;
  let behind = 0;
  while (behind < most - before && last.at(-1 - behind)!.raw.isEqualNode(parts.at(-1 - behind)!)) behind++;
  // Where an element has come or gone, all behind it are numbered anew.
  const between = rememberByText(last.slice(before, last.length - behind), attribute);
  return parts.map((part, index) => {
    if (index < before) return [part, last[index]!.made];
    const fromEnd = parts.length - index;
    return [part, fromEnd <= behind ? last.at(-fromEnd)!.made : between(part)];
  });
}

/** Finds what was made of a part that differs in the numbers of its places alone. */
function rememberByText(
  last: readonly Part[],
  attribute: string,
): (part: Element) => DocumentFragment | undefined {
  const known = new Map(
    last.map(({ raw, made }) => {
      const { text, numbers } = withoutNumbers(raw, attribute);
      return [text, { numbers, made }] as const;
    }),
  );
  return part => {
    if (known.size === 0) return undefined;
    const { text, numbers } = withoutNumbers(part, attribute);
    const like = known.get(text);
    if (like === undefined) return undefined;
    const fresh = new Map(like.numbers.map((number, index) => [number, numbers[index]!]));
    const copy = like.made.cloneNode(true) as DocumentFragment;
    for (const element of copy.querySelectorAll(`[${attribute}]`)) {
      const number = fresh.get(element.getAttribute(attribute) ?? '');
      if (number === undefined) element.removeAttribute(attribute);
      else element.setAttribute(attribute, number);
    }
    return copy;
  };
}

/** A part as text, in which its first place is 0, and the numbers that its places have. */
function withoutNumbers(
  part: Element,
  attribute: string,
): { readonly text: string; readonly numbers: readonly string[] } {
  const bare = part.cloneNode(true) as Element;
  const numbers: string[] = [];
  for (const element of [bare, ...bare.querySelectorAll(`[${attribute}]`)]) {
    const number = element.getAttribute(attribute);
    if (number === null) continue;
    element.setAttribute(attribute, String(numbers.length));
    numbers.push(number);
  }
  return { text: bare.outerHTML, numbers };
}
