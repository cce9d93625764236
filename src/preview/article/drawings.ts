import type { DrawingFile } from '../protocol.ts';
import { PLACEHOLDER_ATTRIBUTE } from './boxes.ts';
import { keepDrawingAttributes, SVG } from './drawing-attributes.ts';
import { DEFINITIONS, isStore, keepFinite } from './drawing-definitions.ts';
import { originOfImage, type PagePlace } from './image-address.ts';

/** What the drawings of a page are found with. */
export interface DrawingSetting {
  readonly placeAttribute: string;
  readonly place: PagePlace;
  /** Of which `<use>` shows parts. */
  readonly files: readonly DrawingFile[];
}

/** What is copied of a drawing, with what is in it. */
const kept: ReadonlySet<string> = new Set([
  ...[
    'svg',
    'g',
    'path',
    'rect',
    'circle',
    'ellipse',
    'line',
    'polyline',
    'polygon',
    'text',
    'tspan',
    'defs',
  ],
  ...['linearGradient', 'radialGradient', 'stop', 'clipPath', 'mask', 'pattern', 'title', 'desc'],
  ...['filter', 'feBlend', 'feColorMatrix', 'feComposite', 'feDropShadow', 'feFlood', 'feGaussianBlur'],
  ...['feMerge', 'feMergeNode', 'feOffset'],
]);

/** What can be seen of a drawing; one without is a store for others. */
const SHAPES = 'path, rect, circle, ellipse, line, polyline, polygon, text';

/** More than the drawings of a page have; `<use>` in `<use>` would make thousands of thousands. */
const MOST = { elements: 5000, depth: 24 };

/**
 * Takes the drawings of the layouts out of a page, and leaves marks where they stood, by a name that no page can know.
 * What is returned is not they but copies, made of shapes, colours and text alone: nothing in them runs, loads, links or
 * names anything outside of them. The article's own drawings stay.
 */
export function takeDrawings(
  root: Element,
  { placeAttribute, place, files }: DrawingSetting,
): readonly (Element | undefined)[] {
  const quiet = root.ownerDocument;
  const isOfArticle = (svg: Element) => svg.closest(`[${placeAttribute}]`) !== null;
  const drawings = Array.from(root.querySelectorAll('svg')).filter(
    svg => svg.parentElement?.closest('svg') == null && !isOfArticle(svg),
  );
  const own = new Map<string, Element>();
  for (const svg of drawings) addParts(svg, own);
  const fileAt = (address: string): DrawingFile | undefined => {
    const wanted = fileOf(address, place);
    return wanted === undefined
      ? undefined
      : files.find(({ path }) => fileOf(`${place.basePath}/${path}`, place) === wanted);
  };
  let left = MOST.elements;

  function copy(element: Element, depth: number): Element | undefined {
    if (depth > MOST.depth || left <= 0) return undefined;
    left--;
    if (element.localName === 'use') return copyUsed(element, depth);
    if (!kept.has(element.localName)) return undefined;
    const made = quiet.createElementNS(SVG, element.localName);
    keepDrawingAttributes(element, made);
    appendCopies(element, made, depth);
    return made;
  }

  function appendCopies(from: Element, to: Element, depth: number): void {
    const holdsText = /^(?:text|tspan|title|desc)$/.test(from.localName);
    for (const child of from.childNodes) {
      if (holdsText && child instanceof Text) to.append(child.data);
      else if (child instanceof Element) to.append(...[copy(child, depth + 1)].filter(isElement));
    }
  }

  /** In the place of a `<use>` stands what it shows. */
  function copyUsed(use: Element, depth: number): Element | undefined {
    const href = use.getAttribute('href') ?? use.getAttribute('xlink:href') ?? '';
    const [file = '', name = ''] = href.split('#', 2);
    const used = (file === '' ? own : partsOf(fileAt(file))).get(name);
    if (used === undefined) return undefined;
    const group = quiet.createElementNS(SVG, 'g');
    keepDrawingAttributes(use, group);
    const isFramed = used.localName === 'symbol' || used.localName === 'svg';
    const inner = quiet.createElementNS(SVG, isFramed ? 'svg' : 'g');
    if (isFramed) {
      keepDrawingAttributes(used, inner);
      for (const size of ['x', 'y', 'width', 'height']) {
        const value = use.getAttribute(size);
        if (value !== null) inner.setAttribute(size, value);
        group.removeAttribute(size);
      }
      appendCopies(used, inner, depth + 1);
    } else inner.append(...[copy(used, depth + 1)].filter(isElement));
    const [x, y] = ['x', 'y'].map(name => Number.parseFloat(group.getAttribute(name) ?? '') || 0);
    if (!isFramed && (x || y)) inner.setAttribute('transform', `translate(${x} ${y})`);
    group.append(inner);
    return group;
  }

  /** Of a drawing that is hidden what others name: where it is not drawn, neither are its colours. */
  function copyStore(svg: Element): Element {
    const made = quiet.createElementNS(SVG, 'svg');
    made.setAttribute(PLACEHOLDER_ATTRIBUTE, 'definitions');
    for (const definition of svg.querySelectorAll(DEFINITIONS))
      if (definition.parentElement?.closest(DEFINITIONS) == null)
        made.append(...[copy(definition, 0)].filter(isElement));
    return made;
  }

  // First all copies, then the marks: a drawing may show a part of a later one.
  const copies = drawings.map(svg => (isStore(svg) ? copyStore(svg) : copy(svg, 0)));
  for (const made of copies) if (made !== undefined) keepFinite(made);
  for (const [index, svg] of drawings.entries()) {
    const mark = quiet.createElement('i');
    mark.setAttribute(placeAttribute, `drawing-${index}`);
    svg.replaceWith(mark);
  }
  return copies.map(made => (made?.querySelector(`${SHAPES}, ${DEFINITIONS}`) ? made : undefined));
}

/** Puts the drawings where their marks are. */
export function putDrawings(
  root: Element,
  placeAttribute: string,
  drawings: readonly (Element | undefined)[],
): void {
  for (const mark of root.querySelectorAll(`[${placeAttribute}^="drawing-"]`)) {
    const drawing = drawings[Number(mark.getAttribute(placeAttribute)?.slice('drawing-'.length))];
    if (drawing) mark.replaceWith(drawing);
    else mark.remove();
  }
}

/** Files that have been read: they are the same ones with each key. */
const read = new WeakMap<DrawingFile, ReadonlyMap<string, Element>>();

/** The parts of a file by their ids, in a document that loads nothing. */
function partsOf(file: DrawingFile | undefined): ReadonlyMap<string, Element> {
  const known = file && read.get(file);
  if (known !== undefined) return known;
  const parts = new Map<string, Element>();
  if (file === undefined) return parts;
  const holder = document.implementation.createHTMLDocument().createElement('div');
  holder.innerHTML = file.text;
  addParts(holder, parts);
  read.set(file, parts);
  return parts;
}

/** The first of a name counts. */
function addParts(root: Element, parts: Map<string, Element>): void {
  for (const part of root.querySelectorAll('[id]')) {
    const name = part.getAttribute('id') ?? '';
    if (!parts.has(name)) parts.set(name, part);
  }
}

/** The same for all ways to write the address of a file of the site; undefined for one that is not the site's. */
function fileOf(address: string, place: PagePlace): string | undefined {
  const origin = originOfImage(address, place);
  return origin.kind === 'site' ? origin.address : undefined;
}

function isElement(element: Element | undefined): element is Element {
  return element !== undefined;
}
