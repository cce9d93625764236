import { spanIn } from '../../text/source.ts';
import { addChild, addText, attributesOf, type Element } from '../element.ts';
import { blockElements, canonicalName, voidElements } from '../elements.ts';
import type { ScannedTag } from '../grammar.ts';
import { closeElement, defaultModel, markdownAttribute, readComment, startElement } from '../html.ts';
import { convertToNative } from '../native/native.ts';
import { endTagName, recordEndTag, recordStartTag, recordUnreadable } from '../sink.ts';
import { type SpanState, type Stop, takeText } from './span-state.ts';

/** Elements nested deeper than this are read as if they were empty; kramdown itself runs out of stack further on. */
const MAX_DEPTH = 400;

/** A comment, or an element among Markdown. What is open at the end of the text is closed there. */
export function readSpanHtml(state: SpanState): boolean {
  const { text, position, reader, parentTag } = state;
  if (text.startsWith('<!--', position)) {
    const comment = readComment(reader, position);
    if (!comment) return false;
    addChild(state.tree, comment.element);
    state.position = comment.end;
    return true;
  }
  if (text.charCodeAt(position + 1) === 0x2f) return readSurplusEndTag(state);
  const scanned = reader.scanner.startTag(position);
  if (!scanned) {
    recordUnreadable(reader, position, parentTag);
    return false;
  }
  if (blockElements.has(canonicalName(text.slice(position + 1, scanned.nameEnd)))) {
    recordStartTag(reader, position, scanned, parentTag, true);
    takeText(state, scanned.end);
    return true;
  }
  readElement(state, scanned);
  return true;
}

/** An end tag that ends nothing is printed. */
function readSurplusEndTag(state: SpanState): boolean {
  const { position, reader, parentTag } = state;
  const end = reader.scanner.endTag(position);
  if (end < 0) {
    recordUnreadable(reader, position, parentTag);
    return false;
  }
  recordEndTag(reader, position, end, undefined, parentTag);
  takeText(state, end);
  return true;
}

function readElement(state: SpanState, scanned: ScannedTag): void {
  const { text, tree, reader, parentTag, position } = state;
  const element = startElement(reader, position, scanned, parentTag);
  foldLines(element, text.slice(position, scanned.end));
  element.contentModel = isParsed(state, element, scanned) ? 'span' : 'raw';
  addChild(tree, element);
  state.position = scanned.end;
  const isVoid = voidElements.has(element.value);
  element.isClosed = scanned.selfClosing;
  if (!scanned.selfClosing && !isVoid && state.ancestors.length < MAX_DEPTH) {
    state.parentTag = element.tag;
    const isFound = state.read(
      element,
      endTagOf(element.value, state),
      element.contentModel === 'span' ? 'all' : 'tags',
    );
    if (isFound) state.position = closeElement(reader, element, state.position);
    else takeRest(state, element);
    state.parentTag = parentTag;
  }
  if (state.document.options.htmlToNative) convertToNative(element);
}

/** Attribute values keep no line ends. */
function foldLines(element: Element, tagText: string): void {
  if (!tagText.includes('\n')) return;
  const attributes = attributesOf(element);
  for (const [name, value] of attributes) attributes.set(name, value.replace(/\n+/g, ' '));
}

function isParsed({ tree, document, reader }: SpanState, element: Element, scanned: ScannedTag): boolean {
  const isMarkdown = defaultModel(element.value) !== 'raw';
  switch (markdownAttribute(scanned, reader)) {
    case '0':
      return false;
    case 'span':
      return true;
    case '1':
      return isMarkdown;
    default:
      return isMarkdown && tree.contentModel !== 'raw' && document.options.parseSpanHtml;
  }
}

function endTagOf(name: string, { reader }: SpanState): Stop {
  return {
    matches(text, at) {
      if (text.charCodeAt(at) !== 0x3c || text.charCodeAt(at + 1) !== 0x2f) return false;
      const end = reader.scanner.endTag(at);
      return end >= 0 && endTagName(reader, at, end) === name;
    },
    accepts: () => true,
  };
}

/** What follows an element that is never closed belongs to it. */
function takeRest(state: SpanState, element: Element): void {
  const { text, position, source } = state;
  if (position < text.length) addText(element, text.slice(position), spanIn(source, position, text.length));
  state.position = text.length;
  element.end = source.offsetAt(text.length);
}
