import { spanIn } from '../../text/source.ts';
import { addChild, type Element } from '../element.ts';
import { spanElements } from '../elements.ts';
import {
  closeElement,
  contentModelOf,
  findEndTag,
  isRawText,
  readComment,
  readRawHtml,
  readRawText,
  startElement,
} from '../html.ts';
import { convertToNative } from '../native/native.ts';
import { endTagName, recordEndTag } from '../sink.ts';
import { UnreadText } from '../unread-text.ts';
import { addUnread, type BlockState, MAX_DEPTH, takeIal } from './block-state.ts';
import { countSpaces, skipTrailingBlanks } from './lines.ts';

/** kramdown itself runs out of stack some 1,500 levels on. */
const MAX_RAW_DEPTH = 400;
const MAX_NESTED_RAW_DEPTH = 20;

/** A comment, an HTML element whose start tag starts a line, or the end tag of the element around. */
export function readHtmlBlock(state: BlockState): boolean {
  const { text, position } = state;
  const at = position + countSpaces(text, position);
  if (at - position > 3 || text.charCodeAt(at) !== 0x3c) return false;
  if (at === position && text.startsWith('<!--', at)) return readCommentBlock(state);
  return text.charCodeAt(at + 1) === 0x2f ? readOwnEndTag(state, at) : readElement(state, at);
}

function readCommentBlock(state: BlockState): boolean {
  const comment = readComment(state.reader, state.position);
  if (!comment) return false;
  comment.element.isBlock = true;
  addChild(state.tree, comment.element);
  state.position = skipTrailingBlanks(state.text, comment.end);
  return true;
}

function readElement(state: BlockState, at: number): boolean {
  const { text, tree, document } = state;
  const scanned = state.reader.scanner.startTag(at);
  if (!scanned || spanElements.has(text.slice(at + 1, scanned.nameEnd).toLowerCase())) return false;
  if (!state.parentTag) state.reader = { ...state.reader, scope: ++document.sink.htmlBlocks };
  const element = startElement(state.reader, at, scanned, state.parentTag);
  element.isBlock = true;
  takeIal(state, element);
  addChild(tree, element);
  state.position = scanned.end;
  const model = contentModelOf(element, scanned, state.reader, tree, document.options);
  element.contentModel = model;
  if (isRawText(element)) state.position = readRawText(state.reader, element, scanned.end);
  if (isRawText(element) || element.isClosed) {
    if (model === 'block') state.position = skipTrailingBlanks(text, state.position);
  } else {
    if (model === 'raw') readRawContent(state, element);
    else readMarkdownContent(state, element, model);
    state.position = skipTrailingBlanks(text, state.position);
  }
  if (document.options.htmlToNative) convertToNative(element);
  return true;
}

function readRawContent(state: BlockState, element: Element): void {
  const { reader, document } = state;
  state.position = readRawHtml(reader, element, state.position, document.options, {
    maxDepth: state.depth === 0 ? MAX_RAW_DEPTH : MAX_NESTED_RAW_DEPTH,
    read(inner, model, at) {
      state.position = at;
      readMarkdownContent(state, inner, model);
      return state.position;
    },
  });
}

function readMarkdownContent(state: BlockState, element: Element, model: 'block' | 'span'): void {
  const { text, source, reader } = state;
  if (model === 'block' && state.depth < MAX_DEPTH) {
    if (element.tag) element.tag.holdsBlocks = true;
    state.position = skipTrailingBlanks(text, state.position);
    if (!state.readUpToEndTag(element)) element.end = source.offsetAt(state.position);
    return;
  }
  const start = state.position;
  const close = findEndTag(reader, element.value, start);
  const end = close < 0 ? text.length : close;
  if (end > start) addUnread(element, new UnreadText(source, start, end), spanIn(source, start, end));
  state.position = close < 0 ? end : closeElement(reader, element, close);
  if (close < 0) element.end = source.offsetAt(end);
}

/** Reads the end tag of the element whose blocks are being read. */
function readOwnEndTag(state: BlockState, at: number): boolean {
  const { reader, tree } = state;
  if (tree.type !== 'html') return false;
  const end = reader.scanner.endTag(at);
  const name = end < 0 ? undefined : endTagName(reader, at, end).toLowerCase();
  // The end tags of span elements start no block, even where the start tag says `markdown="block"`.
  if (name !== tree.value || spanElements.has(name)) return false;
  recordEndTag(reader, at, end, tree.tag, tree.tag?.parent);
  tree.end = tree.tag?.partner?.span.end ?? tree.end;
  state.position = end;
  state.isClosed = true;
  return true;
}
