import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { parsePost, renderWithPlaces, type Site } from '../../src/core/index.ts';

/** An element of a post's page: where it is in the page, and which part of the file it stands for. */
export interface ExpectedElement {
  /** Of each ancestor below the article and of itself, the how-manieth element of its parent it is. */
  readonly path: readonly number[];
  readonly name: string;
  /** UTF-16 offsets in the file, half-open. */
  readonly start: number;
  readonly end: number;
  /** No other element begins at the same place. */
  readonly isAlone: boolean;
}

/** The elements that a browser makes of a post, with their places; told without the page's own code. */
export function expectElements(path: string, text: string, site: Site): readonly ExpectedElement[] {
  const { html } = renderWithPlaces(parsePost(path, text, site), 'data-place');
  const body = elementsIn(elementsIn(parse(html))[0]!)[1]!;
  const found: Omit<ExpectedElement, 'isAlone'>[] = [];
  const walk = (parent: DefaultTreeAdapterTypes.Element, above: readonly number[]): void => {
    for (const [index, element] of elementsShown(parent).entries()) {
      const place = element.attrs
        .find(({ name }) => name === 'data-place')
        ?.value.split('-')
        .map(Number);
      const own = [...above, index];
      if (place !== undefined)
        found.push({ path: own, name: element.tagName, start: place[0]!, end: place[1]! });
      walk(element, own);
    }
  };
  walk(body, []);
  return found.map(element => ({
    ...element,
    isAlone: found.every(other => other === element || other.start !== element.start),
  }));
}

/** Of what is in an element, the elements that the preview shows, or puts a box in the place of. */
function elementsShown(
  parent: DefaultTreeAdapterTypes.ParentNode,
): readonly DefaultTreeAdapterTypes.Element[] {
  if ('tagName' in parent && boxed.has(parent.tagName)) return [];
  return elementsIn(parent).flatMap(element => {
    const { tagName, attrs } = element;
    const isStyleSheet = tagName === 'link' && attrs.some(({ value }) => value === 'stylesheet');
    if (tagName === 'form') return [element, ...elementsShown(element)];
    if (shown.has(tagName) || boxed.has(tagName) || isStyleSheet) return [element];
    return hidden.has(tagName) ? [] : elementsShown(element);
  });
}

/** What an article may hold. Of other elements the content is shown. */
const shown = new Set(
  `a abbr acronym address article aside b bdi bdo big blockquote br caption center cite code col colgroup data dd del
  details dfn dir div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd label legend
  li main mark menu nav nobr ol p picture pre q rp rt ruby s samp search section small span strike strong sub summary sup
  table tbody td tfoot th thead time tr tt u ul var wbr`.split(/\s+/),
);

/** What a box stands for, as a whole. */
const boxed = new Set(
  'applet audio base embed fencedframe frame frameset iframe math object portal script style svg video'.split(
    ' ',
  ),
);

/** What nobody sees anything of. */
const hidden = new Set('input link meta noembed noframes noscript source template title track'.split(' '));

function elementsIn(parent: DefaultTreeAdapterTypes.ParentNode): readonly DefaultTreeAdapterTypes.Element[] {
  return parent.childNodes.filter(node => 'tagName' in node);
}
