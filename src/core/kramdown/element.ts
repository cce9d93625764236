import type { AttributeList } from './attribute-list.ts';
import type { OpenTag } from './reader.ts';
import type { UnreadText } from './unread-text.ts';

/** What kramdown tells apart; those that HTML has an element for are called as it is. */
export type ElementType =
  | 'root'
  // Blocks.
  | 'blank'
  | 'boundary'
  | 'p'
  | 'heading'
  | 'code'
  | 'blockquote'
  | 'ul'
  | 'ol'
  | 'li'
  | 'dl'
  | 'dt'
  | 'dd'
  | 'hr'
  | 'table'
  | 'thead'
  | 'tbody'
  | 'tfoot'
  | 'tr'
  | 'td'
  | 'th'
  // Blocks or spans.
  | 'html'
  | 'html-comment'
  | 'instruction'
  | 'math'
  | 'comment'
  | 'raw'
  // Spans.
  | 'unread'
  | 'text'
  | 'em'
  | 'strong'
  | 'a'
  | 'img'
  | 'br'
  | 'codespan'
  | 'entity'
  | 'symbol'
  | 'quote'
  | 'footnote'
  | 'abbreviation';

/** How the content of an HTML element is read. */
export type ContentModel = 'raw' | 'block' | 'span';

/** The attributes of an element, in the order in which they are printed. */
export type Attributes = Map<string, string>;

/** Most elements are texts: they share it. */
const none: readonly Element[] = [];

/**
 * A node of the tree that kramdown makes of a body (`Kramdown::Element`). The readers build it; after
 * {@link readBody} nobody changes it.
 */
export class Element {
  type: ElementType;
  /** UTF-16 offsets in the file, half-open. */
  start: number;
  end: number;
  /** The text of a leaf; the name of an HTML element, an entity, a symbol or a footnote; what a boundary stands for. */
  value: string;
  /** To be added to by {@link addChild}. */
  children: readonly Element[] = none;
  attributes: Attributes | undefined;
  /** What `{:…}` says of the element. */
  ial: AttributeList | undefined;
  isBlock = false;
  /** Of `html`; of all else undefined. */
  contentModel: ContentModel | undefined;
  /** Of `html`: `<x/>`, or an element that never has content. Of `p`: printed without its tags; of `raw`: not at all. */
  isClosed = false;
  isTransparent = false;
  /** Of `unread`: Markdown that is to be read as spans once all definitions are known. */
  unread: UnreadText | undefined;
  /** Of `html`: its start tag, where the file holds one. */
  tag: OpenTag | undefined;
  /** What only elements of this type have: {@link detailsOf} and {@link setDetails} know which. */
  details: DetailsByType[keyof DetailsByType] | undefined;

  constructor(type: ElementType, start: number, end: number, value = '') {
    this.type = type;
    this.start = start;
    this.end = end;
    this.value = value;
  }
}

/** What only elements of one type have, by that type. */
export interface DetailsByType {
  /** The level is 1 to 6; ids are made of the text. */
  readonly heading: { readonly level: number; text: string };
  readonly dt: { text: string };
  /** The language that a fence names, with its options. */
  readonly code: { readonly language: string };
  /** As it is written, where it is. */
  readonly entity: { readonly codePoint: number; readonly written: string | undefined };
  readonly table: { readonly alignment: readonly Alignment[] };
  readonly footnote: { readonly content: Element };
}

/** What `element` has as one of that type; undefined where it is of another, or has nothing of its own. */
export function detailsOf<Type extends keyof DetailsByType>(
  { type, details }: Element,
  wanted: Type,
): DetailsByType[Type] | undefined {
  // `setDetails` gives each type its own.
  return type === wanted ? (details as DetailsByType[Type] | undefined) : undefined;
}

/** Gives `element`, which is of that type, what such have. */
export function setDetails<Type extends keyof DetailsByType>(
  element: Element,
  _type: Type,
  details: DetailsByType[Type],
): void {
  element.details = details;
}

/** How a column of a table is aligned. */
export type Alignment = 'default' | 'left' | 'right' | 'center';

/** The attributes of an element; of HTML they are made when somebody asks for them first. */
export function attributesOf(element: Element): Attributes {
  element.attributes ??= element.tag?.toAttributes() ?? new Map();
  return element.attributes;
}

/** Sets an attribute of `element`. */
export function setAttribute(element: Element, name: string, value: string): void {
  attributesOf(element).set(name, value);
}

/** Adds text at the end of `parent`, to its last child where that is of the same type. */
export function addText(
  parent: Element,
  text: string,
  place: { readonly start: number; readonly end: number },
  type: 'text' | 'raw' = 'text',
): void {
  if (text === '') return;
  const last = parent.children.at(-1);
  if (last?.type === type) {
    last.value += text;
    last.end = place.end;
  } else {
    addChild(parent, new Element(type, place.start, place.end, text));
  }
}

/** Leaves of the children of `parent` the first `count`. */
export function cutChildren(parent: Element, count: number): void {
  if (parent.children.length > count) own(parent).length = count;
}

/** Takes the last child off `parent`, if it is blank lines. */
export function takeBlank(parent: Element): Element | undefined {
  return parent.children.at(-1)?.type === 'blank' ? own(parent).pop() : undefined;
}

/** Adds `child` at the end of `parent`. To hold one costs less than to make room for more, and many hold one. */
export function addChild(parent: Element, child: Element): void {
  if (parent.children.length === 0) parent.children = [child];
  else own(parent).push(child);
}

/** The children as they may be changed: the array is the element's own where it holds any. */
function own(parent: Element): Element[] {
  return parent.children as Element[];
}
