import { strip, stripEnd } from '../../text/ascii-space.ts';
import { addChild, Element, type ElementType, setDetails } from '../element.ts';
import { characterOf, ENTITY_SOURCE, entityCodePoint, entityNamed } from '../entities.ts';

const quoteEntities: ReadonlySet<string> = new Set(['lsquo', 'rsquo', 'ldquo', 'rdquo']);
const symbolEntities: ReadonlySet<string> = new Set(['mdash', 'ndash', 'hellip', 'laquo', 'raquo']);

const ENTITY = new RegExp(ENTITY_SOURCE, 'g');

/** The text of HTML as elements: entities are elements of their own. */
export function convertText(element: Element, keepsSpace: boolean): readonly Element[] {
  const text = keepsSpace ? element.value : element.value.replace(/[ \t\n\v\f\r]+/g, ' ');
  if (!text.includes('&')) {
    element.value = text;
    return [element];
  }
  const elements: Element[] = [];
  let copied = 0;
  const add = (type: ElementType, value: string): Element => {
    const added = new Element(type, element.start, element.end, value);
    elements.push(added);
    return added;
  };
  const addTextUpTo = (end: number): void => {
    if (end > copied) add('text', text.slice(copied, end));
  };
  for (const match of text.matchAll(ENTITY)) {
    addTextUpTo(match.index);
    copied = match.index + match[0].length;
    const [written, name = ''] = match;
    const codePoint = entityCodePoint(match);
    if (quoteEntities.has(name)) add('quote', name);
    else if (symbolEntities.has(name)) add('symbol', name);
    else if (codePoint === undefined) {
      setDetails(add('entity', 'amp'), 'entity', { codePoint: entityNamed('amp')!, written: undefined });
      copied = match.index + 1;
    } else {
      setDetails(add('entity', name), 'entity', { codePoint, written });
    }
  }
  addTextUpTo(text.length);
  return elements;
}

/** Text as code shows it. */
export function decodeEntities(text: string): string {
  return text.replace(ENTITY, (written, ...groups) => {
    const codePoint = entityCodePoint([written, ...groups] as unknown as RegExpExecArray);
    return (codePoint === undefined ? undefined : characterOf(codePoint)) ?? written;
  });
}

/** All text in an element. */
export function textOf(element: Element): string {
  if (element.type === 'text') return element.value;
  return element.children.map(textOf).join('');
}

/** The first (0) or the last (-1) character of all text in an element; nothing where it has none. */
export function edgeOf(element: Element, side: 0 | -1): string {
  if (element.type === 'text') return element.value.at(side) ?? '';
  const { children } = element;
  for (let index = 0; index < children.length; index++) {
    const edge = edgeOf(children.at(side === 0 ? index : -1 - index)!, side);
    if (edge !== '') return edge;
  }
  return '';
}

/** Takes away the text between the elements in one. */
export function removeText(element: Element): void {
  element.children = element.children.filter(({ type }) => type !== 'text');
}

/** Takes away white space at both ends of what an element holds. */
export function stripSpace(element: Element): void {
  const first = element.children[0];
  if (first?.type === 'text') first.value = first.value.replace(/^[ \t\n\v\f\r\0]+/, '');
  const last = element.children.at(-1);
  if (last?.type === 'text') last.value = stripEnd(last.value);
}

/** Takes away white space at the ends and between blocks. */
export function removeBlankText(element: Element): void {
  const { children } = element;
  element.children = children.filter(({ type, value }, index) => {
    if (type !== 'text' || strip(value) !== '') return true;
    const isAtEdge = index === 0 || index === children.length - 1;
    return !isAtEdge && !(children[index - 1]!.isBlock && children[index + 1]!.isBlock);
  });
}

/** Text among blocks becomes a paragraph that is printed without its tags. */
export function wrapText(element: Element): void {
  const wrappedChildren: Element[] = [];
  let paragraph: Element | undefined;
  for (const child of element.children) {
    if (child.isBlock && child.type !== 'text' && child.type !== 'boundary') {
      wrappedChildren.push(child);
      paragraph = undefined;
    } else {
      if (!paragraph) {
        paragraph = new Element('p', child.start, child.end);
        paragraph.isBlock = true;
        paragraph.isTransparent = true;
        wrappedChildren.push(paragraph);
      }
      addChild(paragraph, child);
      paragraph.end = child.end;
    }
  }
  element.children = wrappedChildren;
}
