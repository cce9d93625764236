import { type AttributeList, addAttributes } from './attribute-list.ts';
import { attributesOf, type Element } from './element.ts';

/** Lists refer to lists; deeper than this nobody follows, so that a circle ends. */
const MAX_REFERENCES = 20;

/** Gives an element the attributes of `list` and of the lists that it names. */
export function applyAttributeList(
  element: Element,
  list: AttributeList,
  definitions: ReadonlyMap<string, AttributeList>,
  depth = 0,
): void {
  for (const name of list.names) {
    const named = definitions.get(name);
    if (named && depth < MAX_REFERENCES) applyAttributeList(element, named, definitions, depth + 1);
  }
  addAttributes(attributesOf(element), list.attributes);
}
