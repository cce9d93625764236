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
    for (const [index, element] of elementsIn(parent).entries()) {
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

function elementsIn(parent: DefaultTreeAdapterTypes.ParentNode): readonly DefaultTreeAdapterTypes.Element[] {
  return parent.childNodes.filter(node => 'tagName' in node);
}
