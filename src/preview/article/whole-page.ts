/** A whole page taken apart: nothing of it is harmless yet. */
export interface WholePage {
  /** What its body shows, in one element that has the attributes of `body`. */
  readonly content: HTMLElement;
  /** The style sheets that stand in its layout, in their order. */
  readonly styles: readonly OwnStyle[];
}

/** A style sheet that stands in a page. */
export interface OwnStyle {
  readonly text: string;
  /** The media query under which it holds; empty where it always does. */
  readonly media: string;
}

/** What a layout holds that shows nothing, or that a page without scripts has no use for. */
const UNSEEN = 'script, style, link, meta, title:not(svg *), base, noscript, template, object, embed, applet';

/**
 * Reads a page that a site's layouts have made, in a document without a window. What is the article's own, by the
 * attribute that says its places, stays as it is; of the layouts' parts goes what runs or is not seen.
 */
export function readWholePage(quiet: Document, html: string, placeAttribute: string): WholePage {
  const root = quiet.createElement('html');
  root.innerHTML = html;
  const body = Array.from(root.children).find(({ localName }) => localName === 'body');
  const styles: OwnStyle[] = [];
  for (const element of root.querySelectorAll(UNSEEN)) {
    if (isOfArticle(element, placeAttribute)) continue;
    if (element.localName === 'style')
      styles.push({ text: element.textContent ?? '', media: element.getAttribute('media') ?? '' });
    element.remove();
  }
  openForms(root, placeAttribute);
  const content = quiet.createElement('div');
  if (body === undefined) return { content, styles };
  for (const from of [readRoot(quiet, html), body]) copyAttributes(from, content);
  content.append(...body.childNodes);
  return { content, styles };
}

/**
 * A box takes the place of each form: it asks nothing. Names in a form pose as its properties: only by the prototypes can
 * it be asked anything.
 */
function openForms(root: Element, placeAttribute: string): void {
  const childNodes = Object.getOwnPropertyDescriptor(Node.prototype, 'childNodes')!.get!;
  for (const form of root.querySelectorAll('form')) {
    if (isOfArticle(form, placeAttribute)) continue;
    const box = root.ownerDocument.createElement('div');
    copyAttributes(form, box);
    box.append(...childNodes.call(form));
    Element.prototype.replaceWith.call(form, box);
  }
}

function isOfArticle(element: Element, placeAttribute: string): boolean {
  return Element.prototype.closest.call(element, `[${placeAttribute}]`) !== null;
}

/** The start tag of the page as an element; what is read within an element has none of its own. */
function readRoot(quiet: Document, html: string): Element {
  const probe = quiet.createElement('div');
  const [, attributes = ''] = /<html\b([^>]{0,2000})>/i.exec(html) ?? [];
  probe.innerHTML = `<div${attributes}></div>`;
  return probe.firstElementChild ?? probe;
}

/** Classes add up; else the later element wins. */
function copyAttributes(from: Element, to: Element): void {
  for (const name of ['class', 'id', 'lang', 'dir', 'style']) {
    const value = Element.prototype.getAttribute.call(from, name);
    if (value === null) continue;
    const before = name === 'class' ? `${to.getAttribute(name) ?? ''} ` : '';
    to.setAttribute(name, `${before}${value}`.trim());
  }
}
