import { type Source, spanIn } from '../../text/source.ts';
import type { KramdownDocument } from '../document.ts';
import { addChild, addText, cutChildren, Element, type ElementType } from '../element.ts';
import type { OpenTag, Reader } from '../sink.ts';

/** A text whose spans are being read: that of a paragraph, heading, cell or the like. */
export interface SpanState {
  readonly document: KramdownDocument;
  readonly source: Source;
  readonly text: string;
  readonly reader: Reader;
  position: number;
  /** What the spans become children of. */
  tree: Element;
  /** The elements of this text around `tree`. */
  readonly ancestors: Element[];
  /** The innermost HTML element around the position. */
  parentTag: OpenTag | undefined;
  /** Behind this position no `~~` ends what one here begins. */
  noStrikeFrom: number;
  /** How much may still be read on trial; where it is spent, what may be a mark is text. */
  readonly budget: { left: number };
  /** Reads spans into `element` from the position on, up to where `stop` accepts; returns whether it does. */
  read(element: Element, stop: Stop, mode: SpanMode): boolean;
}

/** All of Markdown, or tags alone, or tags and code. */
export type SpanMode = 'all' | 'tags' | 'code' | 'code-and-tags';

/** What ends a span. */
export interface Stop {
  /** Whether what may end it stands at the position. */
  matches(text: string, at: number): boolean;
  /** Whether it ends it there. */
  accepts(state: SpanState): boolean;
}

/** Adds the text up to `end` as it stands and goes there. */
export function takeText(state: SpanState, end: number): void {
  const { position } = state;
  if (end <= position) return;
  addText(state.tree, state.text.slice(position, end), spanIn(state.source, position, end));
  state.position = end;
}

/** Adds other characters for the text up to `end` and goes there. */
export function takeAs(state: SpanState, text: string, end: number): void {
  addText(state.tree, text, spanIn(state.source, state.position, end));
  state.position = end;
}

/** Adds an element that stands from the position to `end`, and goes there. */
export function takeElement(state: SpanState, type: ElementType, end: number, value = ''): Element {
  const element = createSpan(state, type, state.position, end, value);
  addChild(state.tree, element);
  state.position = end;
  return element;
}

/** An element that stands from `start` to `end` of the text. */
export function createSpan(
  state: SpanState,
  type: ElementType,
  start: number,
  end: number,
  value = '',
): Element {
  const span = spanIn(state.source, start, end);
  return new Element(type, span.start, span.end, value);
}

/** Tries to read something; if `attempt` says that it is none, all is as it was before. */
export function tryRead(state: SpanState, attempt: () => boolean): boolean {
  const { position, document, parentTag } = state;
  const { tags, comments, braces } = document.sink;
  const counts = [tags.length, comments.length, braces.length] as const;
  const childCount = state.tree.children.length;
  if (state.budget.left <= 0) return false;
  if (attempt()) return true;
  state.budget.left -= state.position - position;
  state.position = position;
  state.parentTag = parentTag;
  [tags.length, comments.length, braces.length] = counts;
  cutChildren(state.tree, childCount);
  return false;
}
