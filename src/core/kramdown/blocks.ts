import { createSourceBuilder, type Source } from '../text/source.ts';
import type { Span } from '../text/span.ts';
import { canonicalName, spanElements } from './elements.ts';
import { createTagScanner, scanName } from './grammar.ts';
import { contentModel, findEndTag, readComment, readRawHtml, readRawText } from './html.ts';
import * as line from './lines.ts';
import { cutList, type ListKind } from './lists.ts';
import {
  endTagName,
  type OpenTag,
  type Reader,
  recordEndTag,
  recordStartTag,
  type Sink,
  spanIn,
} from './sink.ts';
import { readSpans } from './spans.ts';

/** The blocks of a text that rules, outline and preview tell apart. */
export type BlockKind =
  | 'paragraph'
  | 'heading'
  | 'code'
  | 'quote'
  | 'list'
  | 'rule'
  | 'html'
  | 'comment'
  | 'definition'
  | 'math';

/** A block of the body, outside any quote, list or HTML element. */
export interface Block {
  readonly kind: BlockKind;
  readonly span: Span;
}

/** Quotes and lists nested deeper than this are read as paragraphs; kramdown itself runs out of stack some levels on. */
const MAX_DEPTH = 60;

/** What the last block leaves behind for the next to ask about. */
type Previous = 'start' | 'blank' | 'boundary' | 'paragraph' | 'other';

/** A place that holds blocks: the body, a quote, a list item, or an element with `markdown="1"`. */
interface Container {
  readonly element: OpenTag | undefined;
  previous: Previous;
  /** Attributes wait for the next block, so that one may start a heading here. */
  hasAttributes: boolean;
  /** Where the paragraph that may still go on starts, or −1. */
  paragraphStart: number;
  paragraphEnd: number;
}

/**
 * Reads the blocks of `source` as kramdown's `parse_blocks` does with Jekyll's defaults (GFM input).
 *
 * @returns the blocks of this text itself; tags and comments, also of nested texts, go into `sink`
 */
export function readBlocks(
  source: Source,
  sink: Sink,
  parent: OpenTag | undefined,
  depth: number,
): readonly Block[] {
  const { text } = source;
  const scanner = createTagScanner(text);
  const looseEnds = new Map<number, number>();
  let reader: Reader = { source, scanner, sink, looseEnds, scope: 0 };
  const blocks: Block[] = [];
  let position = 0;
  let nesting = depth;

  const markdown = {
    read(element: OpenTag, model: 'block' | 'span', at: number): number {
      position = at;
      readMarkdownContent(element, model);
      return position;
    },
  };

  readContainer(parent, false);
  return blocks;

  /** Reads blocks up to the end of the text, or of `element` where the container `isElement`. */
  function readContainer(element: OpenTag | undefined, isElement: boolean): void {
    const container: Container = {
      element,
      previous: 'start',
      hasAttributes: false,
      paragraphStart: -1,
      paragraphEnd: -1,
    };
    while (position < text.length) {
      if (isElement && element && readOwnEndTag(element, container)) return;
      readBlock(container);
    }
    finishParagraph(container);
  }

  function readBlock(container: Container): void {
    const isBoundary =
      container.previous === 'start' ||
      container.previous === 'blank' ||
      container.previous === 'boundary' ||
      container.hasAttributes;
    const blank = line.matchAt(line.BLANK_LINES, text, position);
    if (blank) {
      finishParagraph(container);
      container.previous = 'blank';
      position += blank[0].length;
    } else if (line.startsAt(line.INDENT, text, position)) {
      const start = position;
      add(container, 'code', skipIndentedCode(start));
      readSurplusEndTags(start, position, container.element);
    } else if (!readFence(container) && !readNested(container) && !readLine(container, isBoundary)) {
      readParagraph(container);
    }
  }

  /**
   * Indented code prints its tags, and that is what code is for. But end tags of elements that were opened before it
   * show that it is code only because something above was closed too early.
   */
  function readSurplusEndTags(start: number, end: number, parent: OpenTag | undefined): void {
    const opened = new Map<string, number>();
    const tag = /<(\/?)[a-z][^<>]*>/gi;
    tag.lastIndex = start;
    for (let match = tag.exec(text); match && match.index < end; match = tag.exec(text)) {
      const isEnd = match[1] === '/';
      const tagEnd = isEnd ? scanner.endTag(match.index) : -1;
      const name = isEnd
        ? tagEnd < 0
          ? ''
          : endTagName(reader, match.index, tagEnd)
        : canonicalName(text.slice(match.index + 1, scanName(text, match.index + 1)));
      const count = opened.get(name) ?? 0;
      if (!isEnd) opened.set(name, count + 1);
      else if (count > 0) opened.set(name, count - 1);
      else if (tagEnd >= 0) recordEndTag(reader, match.index, tagEnd, undefined, parent);
    }
  }

  function readFence(container: Container): boolean {
    const fence = line.matchAt(line.FENCE, text, position);
    if (!fence) return false;
    const end = findFenceEnd(position + fence[0].length, fence[1]!);
    if (end < 0) return false;
    add(container, 'code', end);
    return true;
  }

  function findFenceEnd(from: number, fence: string): number {
    const close = new RegExp(`^ {0,3}\\${fence.split('').join('\\')}\\${fence.at(-1)}*[^\\S\\n]*\\n`, 'gm');
    close.lastIndex = from;
    const match = close.exec(text);
    return match ? match.index + match[0].length : -1;
  }

  /** Quotes and lists, whose content is a text of its own. */
  function readNested(container: Container): boolean {
    if (nesting >= MAX_DEPTH) return false;
    if (line.startsAt(line.QUOTE, text, position)) {
      readQuote(container);
      return true;
    }
    if (line.startsAt(line.ATX_HEADING, text, position) || line.startsAt(line.RULE, text, position))
      return false;
    const kind = listKindAt(container);
    if (!kind) return false;
    const list = cutList(source, position, kind);
    add(container, 'list', list.end);
    for (const item of list.items) readBlocks(item, sink, container.element, nesting + 1);
    return true;
  }

  function listKindAt(container: Container): ListKind | undefined {
    if (line.startsAt(line.LIST_ITEM, text, position)) {
      return /\d/.test(text[position + leadingSpaces(position)]!) ? 'ol' : 'ul';
    }
    const mayDefine = container.previous === 'paragraph';
    return mayDefine && line.startsAt(line.DEFINITION, text, position) ? 'dl' : undefined;
  }

  function leadingSpaces(at: number): number {
    let count = 0;
    while (text[at + count] === ' ') count++;
    return count;
  }

  function readQuote(container: Container): void {
    const start = position;
    let end = line.lineEnd(text, start);
    while (!line.isLazyEnd(text, end)) end = line.lineEnd(text, end);
    const content = createSourceBuilder(source.offsetAt(end));
    for (let at = start; at < end; ) {
      const next = line.lineEnd(text, at);
      const mark = line.matchAt(line.QUOTE, text, at);
      content.copy(source, at + (mark ? mark[0].length : 0), next);
      at = next;
    }
    add(container, 'quote', end);
    readBlocks(content.build(), sink, container.element, nesting + 1);
  }

  /** Blocks that are told by one line or two; in the order in which kramdown asks. */
  function readLine(container: Container, isBoundary: boolean): boolean {
    const atx = line.matchAt(line.ATX_HEADING, text, position);
    if (atx && atx[0].replace(/^#+|[\t ]#+\s*$/g, '').trim() !== '')
      return addText(container, 'heading', atx[0]);
    const rule = line.matchAt(line.RULE, text, position);
    if (rule) return add(container, 'rule', position + rule[0].length);
    if (readHtml(container)) return true;
    const setext = isBoundary && line.matchAt(line.SETEXT_HEADING, text, position);
    if (setext) return addText(container, 'heading', setext[0]);
    if (isBoundary && text.startsWith('$$', position + leadingSpaces(position)) && readMath(container))
      return true;
    return readDefinition(container);
  }

  function readMath(container: Container): boolean {
    const end = reader.scanner.until('$$', position + leadingSpaces(position) + 2);
    if (end < 0) return false;
    const blank = line.matchAt(/[^\S\n]*\n/y, text, end);
    const after = end + (blank ? blank[0].length : 0);
    if (!blank || !(after >= text.length || line.startsAt(line.BLANK_LINES, text, after))) return false;
    return add(container, 'math', after);
  }

  /** Definitions of footnotes, links, abbreviations and attributes, extensions and end-of-block marks. */
  function readDefinition(container: Container): boolean {
    const footnote = line.matchAt(line.FOOTNOTE, text, position);
    if (footnote && nesting < MAX_DEPTH) {
      const start = position + footnote[0].length;
      const end = skipIndentedCode(line.lineEnd(text, position));
      add(container, 'definition', end);
      readBlocks(cutFootnote(start, end), sink, container.element, nesting + 1);
      return true;
    }
    const definition =
      line.matchAt(line.LINK_DEFINITION, text, position) ?? line.matchAt(line.ABBREVIATION, text, position);
    if (definition) return add(container, 'definition', position + definition[0].length);
    if (readExtension(container)) return true;
    const mark =
      line.matchAt(line.ATTRIBUTES_DEFINITION, text, position) ??
      line.matchAt(line.END_OF_BLOCK, text, position);
    if (mark) {
      add(container, 'definition', position + mark[0].length);
      container.previous = 'boundary';
      return true;
    }
    const attributes = line.matchAt(line.BLOCK_ATTRIBUTES, text, position);
    if (!attributes) return false;
    const waits = container.previous === 'start' || container.previous === 'blank';
    add(container, 'definition', position + attributes[0].length);
    container.hasAttributes = waits;
    return true;
  }

  function readExtension(container: Container): boolean {
    const start = line.matchAt(line.EXTENSION_START, text, position);
    if (!start || !['comment', 'nomarkdown', 'options'].includes(start[1]!)) return false;
    const contentStart = position + start[0].length;
    if (start[2]) return add(container, 'definition', contentStart);
    const stop = new RegExp(`^ {0,3}\\{:/(?:${start[1]})?\\}[^\\S\\n]*\\n`, 'gm');
    stop.lastIndex = contentStart;
    const end = stop.exec(text);
    return end ? add(container, 'definition', end.index + end[0].length) : false;
  }

  function cutFootnote(start: number, end: number): Source {
    const content = createSourceBuilder(source.offsetAt(end));
    for (let at = start; at < end; ) {
      const next = line.lineEnd(text, at);
      const indent = at === start ? undefined : line.matchAt(line.INDENT, text, at);
      content.copy(source, at + (indent ? indent[0].length : 0), next);
      at = next;
    }
    return content.build();
  }

  /** The position after indented code that starts at `at`: indented lines, blank ones between, and lazy ones. */
  function skipIndentedCode(at: number): number {
    let end = at;
    for (let next = at; next < text.length; ) {
      const blank = line.matchAt(line.BLANK_LINES, text, next);
      const start = next + (blank ? blank[0].length : 0);
      if (!line.startsAt(line.INDENT, text, start)) break;
      next = line.lineEnd(text, start);
      while (!line.isLazyEnd(text, next)) next = line.lineEnd(text, next);
      end = next;
    }
    return end;
  }

  function readHtml(container: Container): boolean {
    const start = position;
    if (text.startsWith('<!--', start)) {
      const end = reader.scanner.until('-->', start + 4);
      if (end < 0) return false;
      add(container, 'comment', end);
      readComment(reader, start);
      skipTrailingBlanks();
      return true;
    }
    const spaces = leadingSpaces(start);
    const at = start + spaces;
    if (spaces > 3 || text[at] !== '<' || text[at + 1] === '/') return false;
    const scanned = reader.scanner.startTag(at);
    if (!scanned || spanElements.has(text.slice(at + 1, scanned.nameEnd).toLowerCase())) return false;
    finishParagraph(container);
    if (!container.element) reader = { ...reader, scope: ++sink.htmlBlocks };
    const tag = recordStartTag(reader, at, scanned, container.element);
    position = scanned.end;
    readElementContent(tag);
    addBlock(container, 'html', start, position);
    return true;
  }

  function readElementContent(tag: OpenTag): void {
    if (tag.name === 'script' || tag.name === 'style') {
      position = readRawText(reader, tag, position);
    } else if (tag.kind === 'open') {
      const model = contentModel(tag);
      if (model === 'raw') position = readRawHtml(reader, tag, position, markdown);
      else readMarkdownContent(tag, model);
      skipTrailingBlanks();
    }
  }

  function readMarkdownContent(element: OpenTag, model: 'block' | 'span'): void {
    if (model === 'block' && nesting < MAX_DEPTH) {
      nesting++;
      skipTrailingBlanks();
      readContainer(element, true);
      nesting--;
      return;
    }
    const close = findEndTag(reader, element.name, position);
    const contentEnd = close < 0 ? text.length : close;
    readSpans(reader, position, contentEnd, element);
    position = contentEnd;
    if (close < 0) return;
    position = reader.scanner.endTag(close);
    recordEndTag(reader, close, position, element, element.parent);
  }

  /** Reads the end tag of `element` where one stands at a block's start. */
  function readOwnEndTag(element: OpenTag, container: Container): boolean {
    const at = position + Math.min(leadingSpaces(position), 3);
    if (!text.startsWith('</', at)) return false;
    const end = reader.scanner.endTag(at);
    if (end < 0 || endTagName(reader, at, end) !== element.name) return false;
    finishParagraph(container);
    recordEndTag(reader, at, end, element, element.parent);
    position = end;
    return true;
  }

  function skipTrailingBlanks(): void {
    const blanks = line.matchAt(/[ \t]*\n/y, text, position);
    if (blanks) position += blanks[0].length;
  }

  function readParagraph(container: Container): void {
    const start = position;
    position = line.lineEnd(text, position);
    while (!line.isParagraphEnd(text, position)) position = line.lineEnd(text, position);
    if (container.paragraphStart < 0) container.paragraphStart = start;
    container.paragraphEnd = position;
    container.previous = 'paragraph';
    container.hasAttributes = false;
  }

  /** A paragraph goes on after a line that only looked like another block; so it is read when something else comes. */
  function finishParagraph(container: Container): void {
    if (container.paragraphStart < 0) return;
    addBlock(container, 'paragraph', container.paragraphStart, container.paragraphEnd);
    readSpans(reader, container.paragraphStart, container.paragraphEnd, container.element);
    container.paragraphStart = -1;
  }

  function addText(container: Container, kind: BlockKind, matched: string): true {
    const start = position;
    add(container, kind, start + matched.length);
    readSpans(reader, start, position, container.element);
    return true;
  }

  function add(container: Container, kind: BlockKind, end: number): true {
    const start = position;
    finishParagraph(container);
    addBlock(container, kind, start, end);
    position = end;
    return true;
  }

  function addBlock(container: Container, kind: BlockKind, start: number, end: number): void {
    const trimmed = start + text.slice(start, end).trimEnd().length;
    if (nesting === 0) blocks.push({ kind, span: spanIn(source, start, trimmed) });
    container.previous = 'other';
    container.hasAttributes = false;
  }
}
