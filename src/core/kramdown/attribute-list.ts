import { strip } from '../text/ascii-space.ts';

/** What stands in `{: …}`: attributes, and names of other lists or of what the converter does. */
export interface AttributeList {
  readonly names: string[];
  readonly attributes: Map<string, string>;
}

/**
 * One item of a list; the groups are a key, its quote and value, a name, a run of `#id` and `.class`. kramdown means to
 * keep the quote out of the value, but what it writes for that (`[^\}\2]`) keeps out U+0002.
 */
const ITEM =
  /(?<=^|[ \t\n\v\f\r])(?:(\w[\w-]*)=("|')((?:\\\}|[^}\x02])*?)\2|(\w[\w-]*)|((?:#[A-Za-z][\w:-]*|\.[^ \t\n\v\f\r.#]+)+))(?=[ \t\n\v\f\r]|$)/g;
const ID_OR_CLASS = /#([A-Za-z][\w:-]*)|\.([^ \t\n\v\f\r.#]+)/g;

/** An empty list. */
export function createAttributeList(): AttributeList {
  return { names: [], attributes: new Map() };
}

/** Adds what the text between `{:` and `}` says to `list`, as kramdown's `parse_attribute_list` does. */
export function readAttributeList(text: string, list: AttributeList): void {
  if (strip(text) === '' || strip(text) === ':') return;
  for (const [, key, quote, value, name, idsAndClasses] of text.matchAll(ITEM)) {
    if (name !== undefined) {
      list.names.push(name);
    } else if (idsAndClasses !== undefined) {
      for (const [, id, className] of idsAndClasses.matchAll(ID_OR_CLASS)) {
        if (className !== undefined) addClass(list.attributes, className);
        else list.attributes.set('id', id!);
      }
    } else {
      list.attributes.set(
        key!,
        value!.replace(/\\(\}|"|')/g, (all, mark) => (/[}]/.test(mark) || mark === quote ? mark : all)),
      );
    }
  }
}

/** Adds the items of `other` to `list`. */
export function mergeAttributeLists(list: AttributeList, other: AttributeList): void {
  list.names.push(...other.names);
  addAttributes(list.attributes, other.attributes);
}

/** Adds attributes to others; of several with one name the last counts, but classes add up. */
export function addAttributes(attributes: Map<string, string>, added: ReadonlyMap<string, string>): void {
  for (const [name, value] of added) {
    if (name === 'class') addClass(attributes, value);
    else attributes.set(name, value);
  }
}

function addClass(attributes: Map<string, string>, name: string): void {
  const before = attributes.get('class');
  attributes.set('class', before === undefined ? name : `${before} ${name}`.trimStart());
}
