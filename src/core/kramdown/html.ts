import type { KramdownOptions } from '../site/kramdown-options.ts';
import { spanIn } from '../text/source.ts';
import { skipTrailingBlanks } from './blocks/lines.ts';
import { addChild, addText, type ContentModel, Element } from './element.ts';
import { blockContentElements, spanContentElements } from './elements.ts';
import type { ScannedTag } from './grammar.ts';
import {
  type OpenTag,
  type Reader,
  readEndTag,
  recordEndTag,
  recordStartTag,
  recordUnreadable,
} from './sink.ts';

/** What stands in raw HTML as Markdown is read elsewhere. */
export interface MarkdownContent {
  /** Elements nested deeper than this stand beside each other in the tree, so that nobody runs out of stack. */
  readonly maxDepth: number;
  /** Reads the content of `element` from `at` on, its end tag included; returns the position after it. */
  read(element: Element, model: 'block' | 'span', at: number): number;
}

/**
 * Reads raw HTML from `start`, just after the start tag of `root`, up to its end tag, as kramdown's `parse_raw_html`
 * does: an end tag closes the innermost open element or is printed as text; nothing else ends an element.
 *
 * @returns the position after the end tag of `root`, or the end of the text
 */
export function readRawHtml(
  reader: Reader,
  root: Element,
  start: number,
  options: KramdownOptions,
  markdown: MarkdownContent,
): number {
  const { text } = reader.source;
  const { maxDepth } = markdown;
  const open: Element[] = [root];
  let position = start;
  let textStart = start;
  while (open.length > 0) {
    const innermost = open.at(-1)!;
    const parent = open.length > maxDepth ? open[maxDepth]! : innermost;
    const at = text.indexOf('<', position);
    if (at < 0) {
      copyText(reader, parent, textStart, text.length);
      for (const element of open) element.end = reader.source.offsetAt(text.length);
      return text.length;
    }
    const aside = readAside(reader, at);
    if (aside) {
      copyText(reader, parent, textStart, at);
      addChild(parent, aside.element);
      position = aside.end;
      textStart = position;
    } else if (text.charCodeAt(at + 1) === 0x2f) {
      const tag = innermost.tag;
      const read = readEndTag(reader, at, tag, tag);
      position = read.end;
      if (!read.isClosing) continue;
      copyText(reader, parent, textStart, at);
      innermost.end = tag?.partner?.span.end ?? innermost.end;
      open.pop();
      textStart = position;
    } else {
      const scanned = reader.scanner.startTag(at);
      if (!scanned) {
        recordUnreadable(reader, at, innermost.tag);
        position = at + 1;
        continue;
      }
      copyText(reader, parent, textStart, at);
      const element = startElement(reader, at, scanned, innermost.tag);
      addChild(parent, element);
      position = scanned.end;
      element.isBlock = true;
      const model = contentModelOf(element, scanned, reader, innermost, options);
      element.contentModel = model;
      if (isRawText(element)) position = readRawText(reader, element, position);
      if (isRawText(element) || element.isClosed) {
        if (model === 'block') position = skipTrailingBlanks(text, position);
      } else if (model === 'raw') {
        open.push(element);
      } else {
        position = markdown.read(element, model, position);
      }
      textStart = position;
    }
  }
  return position;
}

/** Makes and records the element whose start tag stands at `at`. */
export function startElement(
  reader: Reader,
  at: number,
  scanned: ScannedTag,
  parent: OpenTag | undefined,
): Element {
  const tag = recordStartTag(reader, at, scanned, parent);
  const element = new Element('html', tag.span.start, tag.span.end, tag.name);
  element.tag = tag;
  element.isClosed = scanned.selfClosing || tag.kind === 'void';
  return element;
}

/** Whether the content of the element ends only at an end tag of its own. */
export function isRawText({ value }: Element): boolean {
  return value === 'script' || value === 'style';
}

/** How kramdown reads the content of an element that stands in `parent`. */
export function contentModelOf(
  element: Element,
  scanned: ScannedTag,
  reader: Reader,
  parent: Element | undefined,
  options: KramdownOptions,
): ContentModel {
  switch (markdownAttribute(scanned, reader)) {
    case '0':
      return 'raw';
    case '1':
      return defaultModel(element.value);
    case 'block':
      return 'block';
    case 'span':
      return 'span';
    default:
      return options.parseBlockHtml && parent?.contentModel !== 'raw' ? defaultModel(element.value) : 'raw';
  }
}

/** The content model of an element by its name. */
export function defaultModel(name: string): ContentModel {
  if (blockContentElements.has(name)) return 'block';
  return spanContentElements.has(name) ? 'span' : 'raw';
}

/** The value of `markdown="…"` in a start tag; of several, kramdown takes the last. */
export function markdownAttribute({ attributes }: ScannedTag, { source }: Reader): string | undefined {
  let value: string | undefined;
  for (const { nameStart, nameEnd, valueStart, valueEnd } of attributes) {
    if (nameEnd - nameStart !== 8 || source.text.slice(nameStart, nameEnd).toLowerCase() !== 'markdown')
      continue;
    value = valueStart < 0 ? '' : source.text.slice(valueStart, valueEnd);
  }
  return value;
}

/** The comment or the processing instruction at `at`. */
function readAside(
  reader: Reader,
  at: number,
): { readonly element: Element; readonly end: number } | undefined {
  const { text } = reader.source;
  const next = text.charCodeAt(at + 1);
  if (next === 0x21) {
    const comment = text.startsWith('<!--', at) ? readComment(reader, at) : undefined;
    if (comment) comment.element.isBlock = true;
    return comment;
  }
  if (next !== 0x3f) return undefined;
  const end = reader.scanner.until('?>', at + 2);
  if (end < 0) return undefined;
  const { start, end: endOffset } = spanIn(reader.source, at, end);
  const element = new Element('instruction', start, endOffset, text.slice(at, end));
  element.isBlock = true;
  return { element, end };
}

/** The comment at `at`, where `<!--` stands, if it ends. */
export function readComment(
  reader: Reader,
  at: number,
): { readonly element: Element; readonly end: number } | undefined {
  const end = reader.scanner.until('-->', at + 4);
  if (end < 0) return undefined;
  const span = spanIn(reader.source, at, end);
  reader.sink.comments.push(span);
  return {
    element: new Element('html-comment', span.start, span.end, reader.source.text.slice(at, end)),
    end,
  };
}

/** Of every second element of a post: so it does without a span. */
function copyText({ source }: Reader, parent: Element, start: number, end: number): void {
  if (end <= start) return;
  const value = source.text.slice(start, end);
  const endOffset = source.offsetBehind(end - 1);
  const last = parent.children.at(-1);
  if (last?.type !== 'text') {
    addChild(parent, new Element('text', source.offsetAt(start), endOffset, value));
    return;
  }
  last.value += value;
  last.end = endOffset;
}

/** Reads the content of `script` or `style` from `at`, which ends only at an end tag of its own. */
export function readRawText(reader: Reader, element: Element, at: number): number {
  const { text } = reader.source;
  const close = findEndTag(reader, element.value, at);
  const contentEnd = close < 0 ? text.length : close;
  if (contentEnd > at)
    addText(element, text.slice(at, contentEnd), spanIn(reader.source, at, contentEnd), 'raw');
  return close < 0 ? text.length : closeElement(reader, element, close);
}

/** Records the end tag of `element` at `close`; returns the position after it. */
export function closeElement(reader: Reader, element: Element, close: number): number {
  const tag = element.tag;
  const end = reader.scanner.endTag(close);
  recordEndTag(reader, close, end, tag, tag?.parent);
  element.end = tag?.partner?.span.end ?? element.end;
  return end;
}

/** Where the next end tag of that name stands, in whatever case, at or after `from`; −1 if nowhere. */
export function findEndTag(reader: Reader, name: string, from: number): number {
  const { text } = reader.source;
  const wanted = name.toLowerCase();
  for (let at = from; ; at += 2) {
    const end = reader.scanner.until('</', at);
    if (end < 0) return -1;
    at = end - 2;
    if (text.slice(end, end + wanted.length).toLowerCase() !== wanted) continue;
    const close = reader.scanner.endTag(at);
    if (close >= 0 && text.slice(end, close - 1).trimEnd().length === wanted.length) return at;
  }
}
