import { matchAt } from './blocks/lines.ts';
import type { KramdownDocument } from './document.ts';
import { Element } from './element.ts';

/** A function that makes elements of the abbreviations in a tree; undefined where the post defines none. */
export function createAbbreviationFinder({
  abbreviations,
}: KramdownDocument): ((root: Element) => void) | undefined {
  if (abbreviations.size === 0) return undefined;
  const names = [...abbreviations.keys()].sort((a, b) => b.length - a.length);
  const union = names.map(name => name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('|');
  const start = new RegExp(`(?:\\W|(?<=^|\\n))(?=(?:${union})(?!\\w))`, 'gu');
  const name = new RegExp(union, 'uy');

  function replaceIn(element: Element): void {
    const children: Element[] = [];
    for (const child of element.children) {
      if (child.type === 'text' && element.contentModel !== 'raw') children.push(...split(child));
      else {
        replaceIn(child);
        children.push(child);
      }
    }
    element.children = children;
  }

  /** The text before, the abbreviation, the text after, and so on. */
  function split(text: Element): readonly Element[] {
    const parts: Element[] = [];
    let position = 0;
    for (;;) {
      start.lastIndex = position;
      const found = start.exec(text.value);
      if (!found) break;
      const at = found.index;
      // Where a name begins with a mark, it may stand just here; else after the mark before it.
      const abbreviation = matchAt(name, text.value, at) ?? matchAt(name, text.value, at + found[0].length);
      if (abbreviation === undefined) break;
      const end = abbreviation.index + abbreviation[0].length;
      if (end <= position) break;
      addPart('text', text.value.slice(position, abbreviation.index));
      addPart('abbreviation', abbreviation[0]);
      position = end;
    }
    if (parts.length === 0) return [text];
    addPart('text', text.value.slice(position));
    return parts;

    function addPart(type: 'text' | 'abbreviation', value: string): void {
      const part = new Element(type, text.start, text.end, value);
      const definition = abbreviations.get(value);
      if (type === 'abbreviation' && definition) {
        part.attributes = new Map(definition.boundary.attributes);
        if (definition.title !== '') part.attributes.set('title', definition.title);
      }
      if (value !== '') parts.push(part);
    }
  }

  return replaceIn;
}
