import { isElementName } from '../html/element-sets.ts';
import { skipSpace } from '../text/ascii-space.ts';
import { spanIn } from '../text/source.ts';
import { createSpanSet, type SpanSet } from '../text/span-set.ts';
import { type AttributeList, createAttributeList, readAttributeList } from './attribute-list.ts';
import { canonicalName, voidElements } from './elements.ts';
import type { ScannedTag } from './grammar.ts';
import { looseTagEnd } from './loose-tag.ts';
import type { OpenTag, Reader, Sink } from './reader.ts';
import { type TagParts, TagRecord } from './tag-record.ts';

/** A sink that holds nothing yet; `liquid` tells where Liquid changed the text. */
export function createSink(liquid: SpanSet = createSpanSet([])): Sink {
  return { tags: [], comments: [], braces: [], liquid, htmlBlocks: 0, texts: 0 };
}

/** Records the start tag that was read at `at`; `printed` where it is printed as text there. */
export function recordStartTag(
  reader: Reader,
  at: number,
  scanned: ScannedTag,
  parent: OpenTag | undefined,
  printed = false,
): OpenTag {
  const name = canonicalName(reader.source.text.slice(at + 1, scanned.nameEnd));
  // In a block of HTML `<script/>` goes on to its end tag all the same.
  const isRawText = reader.scope > 0 && (name === 'script' || name === 'style');
  const kind = (scanned.selfClosing && !isRawText) || voidElements.has(name) ? 'void' : 'open';
  const span = spanIn(reader.source, at, scanned.end);
  return record(reader, { kind, name, span, parent, printed, scanned });
}

/** Records the end tag that was read from `at` to `end`; without an `element` that it closes, it is printed. */
export function recordEndTag(
  reader: Reader,
  at: number,
  end: number,
  element: OpenTag | undefined,
  parent: OpenTag | undefined,
): void {
  const tag = record(reader, {
    kind: 'close',
    name: endTagName(reader, at, end),
    span: spanIn(reader.source, at, end),
    partner: element,
    parent,
    printed: element === undefined,
  });
  if (element) element.partner = tag;
}

/** What became of a `</`. */
export interface EndTagReading {
  readonly end: number;
  /** It closed the innermost open element. */
  readonly isClosing: boolean;
}

/**
 * Reads what starts with `</` at `at`: an end tag closes the innermost open element or is printed as text.
 *
 * @param parent the innermost open element, or what the text stands in where none is open in it
 */
export function readEndTag(
  reader: Reader,
  at: number,
  innermost: OpenTag | undefined,
  parent: OpenTag | undefined,
): EndTagReading {
  const end = reader.scanner.endTag(at);
  if (end < 0) {
    recordUnreadable(reader, at, parent);
    return { end: at + 1, isClosing: false };
  }
  const isClosing = innermost !== undefined && endTagName(reader, at, end) === innermost.name;
  if (isClosing) recordEndTag(reader, at, end, innermost, innermost.parent);
  else recordEndTag(reader, at, end, undefined, parent);
  return { end, isClosing };
}

/** The name, as kramdown matches it, in the end tag that was read from `at` to `end`. */
export function endTagName(reader: Reader, at: number, end: number): string {
  return canonicalName(reader.source.text.slice(at + 2, end - 1).trimEnd());
}

/** Records an end tag that stands in indented code and closes nothing there. */
export function recordCodeEndTag(reader: Reader, at: number, end: number, parent: OpenTag | undefined): void {
  const name = endTagName(reader, at, end);
  const span = spanIn(reader.source, at, end);
  record(reader, { kind: 'close', name, span, parent, inCode: true, printed: true });
}

/** Records what stands at a `<` that kramdown cannot read, if HTML would take it for a tag. */
export function recordUnreadable(reader: Reader, at: number, parent: OpenTag | undefined): void {
  const { text } = reader.source;
  const isEnd = text.charCodeAt(at + 1) === 0x2f;
  const nameStart = isEnd ? skipSpace(text, at + 2) : at + 1;
  const name = /[A-Za-z][^\s/<>]*/y;
  name.lastIndex = nameStart;
  const found = name.exec(text)?.[0];
  if (!found) return;
  const looseEnd = looseTagEnd(text, nameStart, reader.looseEnds);
  const lower = found.toLowerCase();
  // `</p` without its bracket is meant for an end tag all the same; `</tmp` is a path.
  const isCut = isEnd && isElementName(lower) && endsLine(text, nameStart + found.length);
  const end = looseEnd < 0 && isCut ? nameStart + found.length : looseEnd;
  if (end < 0) return;
  const isVoid = voidElements.has(lower) || /[\s"']\/>$/.test(text.slice(end - 3, end));
  const kind = isEnd ? 'close' : isVoid ? 'void' : 'open';
  const span = spanIn(reader.source, at, end);
  record(reader, { kind, name: lower, span, parent, readable: false, printed: true });
}

/** Whether nothing of a line follows, or another tag. */
function endsLine(text: string, at: number): boolean {
  const rest = /[ \t]*(?:[\r\n<]|$)/y;
  rest.lastIndex = at;
  return rest.test(text);
}

function record(reader: Reader, parts: TagParts): OpenTag {
  const tag = new TagRecord(reader, parts);
  reader.sink.tags.push(tag);
  return tag;
}

/** Reads and records the list of attributes that stands from `start` to `end` and holds `content`. */
export function recordBraces(
  { source, sink }: Pick<Reader, 'source' | 'sink'>,
  start: number,
  end: number,
  content: string,
): AttributeList {
  const list = createAttributeList();
  readAttributeList(content, list);
  sink.braces.push({ span: spanIn(source, start, end), list });
  return list;
}
