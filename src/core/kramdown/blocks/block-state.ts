import { type Source, spanIn } from '../../text/source.ts';
import { type AttributeList, mergeAttributeLists } from '../attribute-list.ts';
import type { KramdownDocument } from '../document.ts';
import { addChild, Element, type ElementType } from '../element.ts';
import type { OpenTag, Reader } from '../sink.ts';
import type { UnreadText } from '../unread-text.ts';
import type { FenceFinder } from './code.ts';

/** Quotes and lists nested deeper than this are read as paragraphs; kramdown itself runs out of stack some levels on. */
export const MAX_DEPTH = 60;

/** One text whose blocks are being read: the body, a quote, an item of a list. */
export interface BlockState {
  readonly document: KramdownDocument;
  readonly source: Source;
  readonly text: string;
  reader: Reader;
  readonly fences: FenceFinder;
  /** Where in the text the next block starts. */
  position: number;
  /** What the blocks become children of. */
  tree: Element;
  /** The innermost HTML element around them. */
  parentTag: OpenTag | undefined;
  /** Attributes that wait for the block that follows. */
  pendingIal: AttributeList | undefined;
  /** The end tag of the tree has been read: its blocks end here. */
  isClosed: boolean;
  /** How many quotes, items and the like are around this text. */
  depth: number;
  /** Reads the blocks of a text that was cut out of this one into `element`. */
  readNested(element: Element, content: Source): void;
  /** Reads blocks of this text into `element` up to its end tag; returns whether that was found. */
  readUpToEndTag(element: Element): boolean;
}

/** Reads one kind of block where one stands at the position; says so, and leaves the position behind it. */
export type BlockRule = (state: BlockState) => boolean;

/** Adds a block that stands from the position to `end`, and goes there. */
export function addBlock(state: BlockState, type: ElementType, end: number, value = ''): Element {
  const element = createBlock(state, type, state.position, end, value);
  addChild(state.tree, element);
  state.position = end;
  return element;
}

/** A block that takes the attributes that wait for it. */
export function createBlock(
  state: BlockState,
  type: ElementType,
  start: number,
  end: number,
  value = '',
): Element {
  const { text } = state;
  let last = end;
  while (last > start && (text.charCodeAt(last - 1) === 0x0a || text.charCodeAt(last - 1) === 0x20)) last--;
  const span = spanIn(state.source, start, last);
  const element = new Element(type, span.start, span.end, value);
  element.isBlock = true;
  takeIal(state, element);
  return element;
}

/** Gives the attributes that wait for the next block to `element`. */
export function takeIal(state: BlockState, element: Element): void {
  if (!state.pendingIal) return;
  if (element.ial) mergeAttributeLists(element.ial, state.pendingIal);
  else element.ial = state.pendingIal;
  state.pendingIal = undefined;
}

/** Markdown of `parent` that is read when all definitions are known. */
export function addUnread(parent: Element, unread: UnreadText, place: { start: number; end: number }): void {
  const element = new Element('unread', place.start, place.end);
  element.unread = unread;
  addChild(parent, element);
}

/** Whether a heading and the like may start here: after nothing, a blank line, a boundary or attributes. */
export function isAfterBoundary({ tree, pendingIal }: BlockState): boolean {
  const last = tree.children.at(-1);
  return (
    !last ||
    last.type === 'blank' ||
    (last.type === 'boundary' && last.value === '') ||
    pendingIal !== undefined
  );
}
