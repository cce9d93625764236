import type { Token } from 'markdown-it';
import { addChild, attributesOf, cutChildren, detailsOf, Element } from '../kramdown/element.ts';
import type { KramdownOptions } from '../site/kramdown-options.ts';
import type { Toc } from './page.ts';

interface Entry {
  readonly level: number;
  readonly id: string;
  readonly heading: Element;
}

/** A table without entries. */
export function createToc({ tocLevels }: KramdownOptions): Toc {
  const entries: Entry[] = [];
  let place: { readonly list: Element; readonly mark: Token } | undefined;
  return {
    takePlace({ writer }, list) {
      if (place || !list.ial?.names.includes('toc')) return false;
      place = { list, mark: writer.mark() };
      return true;
    },
    add(heading) {
      const id = heading.attributes?.get('id');
      const isLeftOut = /\bno_toc\b/.test(heading.attributes?.get('class') ?? '');
      const { level = 0 } = detailsOf(heading, 'heading') ?? {};
      if (id !== undefined && !isLeftOut && tocLevels.includes(level)) entries.push({ level, id, heading });
    },
    finish(page) {
      if (!place || entries.length === 0) return;
      const end = page.writer.tokens.length;
      page.write(toList(place.list, entries), 0);
      page.writer.moveTo(place.mark, end);
    },
  };
}

/** The entries as lists in lists. */
function toList(place: Element, entries: readonly Entry[]): Element {
  const root = createList(place);
  root.attributes = new Map(place.attributes);
  if (!root.attributes.has('id')) root.attributes.set('id', 'markdown-toc');
  const prefix = root.attributes.get('id')!;
  const open: { readonly level: number; readonly list: Element }[] = [];
  for (const { level, id, heading } of entries) {
    while (open.length > 0 && open.at(-1)!.level >= level) open.pop();
    const parent = open.at(-1)?.list ?? root;
    const item = new Element('li', heading.start, heading.end);
    const label = new Element('p', heading.start, heading.end);
    label.isTransparent = true;
    const link = new Element('a', heading.start, heading.end);
    attributesOf(link).set('href', `#${id}`).set('id', `${prefix}-${id}`);
    link.children = heading.children.flatMap(withoutLinks);
    label.children = [link];
    const list = createList(place);
    item.children = [label, list];
    addChild(parent, item);
    open.push({ level, list });
  }
  dropEmptyLists(root);
  return root;
}

function createList(place: Element): Element {
  return new Element(place.type, place.start, place.end);
}

function dropEmptyLists(list: Element): void {
  for (const item of list.children) {
    const inner = item.children[1]!;
    if (inner.children.length === 0) cutChildren(item, 1);
    else dropEmptyLists(inner);
  }
}

/** An entry holds neither links nor marks of footnotes. */
function withoutLinks(element: Element): readonly Element[] {
  if (element.type === 'footnote') return [];
  const children = element.children.flatMap(withoutLinks);
  if (element.type === 'a') return children;
  if (element.children.length === 0) return [element];
  const copy = new Element(element.type, element.start, element.end, element.value);
  Object.assign(copy, element, { children });
  return [copy];
}
