import { blockContentElements, spanContentElements } from './elements.ts';
import {
  type OpenTag,
  type Reader,
  readEndTag,
  recordEndTag,
  recordStartTag,
  recordUnreadable,
  spanIn,
} from './sink.ts';
import { findAttribute } from './tag.ts';

/** How kramdown reads the content of an element; `markdown="…"` may change it from `raw`. */
export type ContentModel = 'raw' | 'block' | 'span';

/** What stands in raw HTML as Markdown is read elsewhere. */
export interface MarkdownContent {
  /** Reads the content of `element` from `at` on, its end tag included; returns the position after it. */
  read(element: OpenTag, model: 'block' | 'span', at: number): number;
}

/**
 * Reads raw HTML from `start`, just after the start tag of `root`, up to its end tag, as kramdown's `parse_raw_html`
 * does: an end tag closes the innermost open element or is printed as text; nothing else ends an element.
 *
 * @returns the position after the end tag of `root`, or the end of the text
 */
export function readRawHtml(reader: Reader, root: OpenTag, start: number, markdown: MarkdownContent): number {
  const { text } = reader.source;
  const open: OpenTag[] = [root];
  let position = start;
  while (open.length > 0) {
    const at = text.indexOf('<', position);
    if (at < 0) return text.length;
    const innermost = open.at(-1)!;
    const end = skipCommentOrInstruction(reader, at);
    if (end >= 0) {
      position = end;
    } else if (text.charCodeAt(at + 1) === 0x2f) {
      const read = readEndTag(reader, at, innermost, innermost);
      if (read.isClosing) open.pop();
      position = read.end;
    } else {
      position = readStartTag(reader, at, innermost, markdown, open);
    }
  }
  return position;
}

function skipCommentOrInstruction(reader: Reader, at: number): number {
  const { text } = reader.source;
  if (text.startsWith('<!--', at)) return readComment(reader, at);
  if (text.charCodeAt(at + 1) === 0x3f) return reader.scanner.until('?>', at + 2);
  return -1;
}

/** Reads the comment at `at`, where `<!--` stands; returns the position after it, or −1 if it never ends. */
export function readComment(reader: Reader, at: number): number {
  const end = reader.scanner.until('-->', at + 4);
  if (end >= 0) reader.sink.comments.push(spanIn(reader.source, at, end));
  return end;
}

function readStartTag(
  reader: Reader,
  at: number,
  parent: OpenTag,
  markdown: MarkdownContent,
  open: OpenTag[],
): number {
  const scanned = reader.scanner.startTag(at);
  if (!scanned) {
    recordUnreadable(reader, at, parent);
    return at + 1;
  }
  const tag = recordStartTag(reader, at, scanned, parent);
  if (tag.name === 'script' || tag.name === 'style') return readRawText(reader, tag, scanned.end);
  if (tag.kind === 'void') return scanned.end;
  const model = contentModel(tag);
  if (model !== 'raw') return markdown.read(tag, model, scanned.end);
  open.push(tag);
  return scanned.end;
}

/** Reads the content of `script` or `style` from `at`, which ends only at an end tag of its own. */
export function readRawText(reader: Reader, element: OpenTag, at: number): number {
  const close = findEndTag(reader, element.name, at);
  if (close < 0) return reader.source.text.length;
  const end = reader.scanner.endTag(close);
  recordEndTag(reader, close, end, element, element.parent);
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

/** How kramdown reads the content of `tag`, by its attribute `markdown`; raw without one. */
export function contentModel(tag: OpenTag): ContentModel {
  switch (findAttribute(tag, 'markdown')?.value) {
    case 'block':
      return 'block';
    case 'span':
      return 'span';
    case '1':
      if (blockContentElements.has(tag.name)) return 'block';
      return spanContentElements.has(tag.name) ? 'span' : 'raw';
    default:
      return 'raw';
  }
}
