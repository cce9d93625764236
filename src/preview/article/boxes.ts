/** Marks the boxes that the preview itself puts into an article, and their parts; a post cannot bring it. */
export const PLACEHOLDER_ATTRIBUTE = 'data-copydesk';

/** What a box says of the thing that it stands for. */
export interface Box {
  /** `image` and `embed` take about the place of the thing, `note` is as small as a word. */
  readonly kind: 'image' | 'embed' | 'note';
  /** What it was: its own words where it has any. */
  readonly name: string;
  /** Where it comes from, or why it is not there. */
  readonly detail?: string;
  /** Where readers find it. */
  readonly href?: string;
}

/** Makes the box that stands for `element`, with the size that its attributes tell. */
export function createBox(element: Element, { kind, name, detail = '', href }: Box): HTMLElement {
  const { ownerDocument } = element;
  const box = createPart(ownerDocument, kind, '');
  box.append(createPart(ownerDocument, 'name', name));
  if (detail !== '') box.append(createPart(ownerDocument, 'detail', detail));
  if (href !== undefined) box.append(createLink(ownerDocument, href));
  if (kind === 'image') {
    box.setAttribute('role', 'img');
    box.setAttribute('aria-label', sayParts([name, detail]));
  } else {
    box.setAttribute('role', 'note');
  }
  if (kind !== 'note') keepSize(element, box);
  return box;
}

/** What a screen reader says of a box with these lines. */
export function sayParts(lines: readonly string[]): string {
  return lines.filter(text => text !== '').join(', ');
}

/** A line of a box. */
export function createPart(ownerDocument: Document, part: string, text: string): HTMLElement {
  const line = ownerDocument.createElement('span');
  line.setAttribute(PLACEHOLDER_ATTRIBUTE, part);
  line.textContent = text;
  return line;
}

/** A link that shows its address. */
export function createLink(ownerDocument: Document, href: string): HTMLElement {
  const link = ownerDocument.createElement('a');
  link.setAttribute(PLACEHOLDER_ATTRIBUTE, 'link');
  link.href = href;
  link.textContent = href;
  return link;
}

/** What comes later, or on the published page, takes as much room: nothing that is being read has to move. */
function keepSize(element: Element, box: HTMLElement): void {
  const width = readPixels(element, 'width');
  const height = readPixels(element, 'height');
  if (width === undefined || height === undefined) return;
  box.setAttribute('style', `width: ${width}px; aspect-ratio: ${width} / ${height}`);
}

/** What is smaller could not hold the words, in CSS pixels. */
export const LEAST_SIZE = 120;

function readPixels(element: Element, attribute: string): number | undefined {
  const size = /^\s*(\d{1,4})(?:px)?\s*$/.exec(element.getAttribute(attribute) ?? '')?.[1];
  return Number(size) >= LEAST_SIZE ? Number(size) : undefined;
}
