import { createSourceBuilder, type Source } from '../text/source.ts';
import type { Span } from '../text/span.ts';
import { createFenceFinder, indentedCodeEnd, recordSurplusEndTags } from './code.ts';
import { definitionAt, footnoteAt, mathEnd } from './definitions.ts';
import { spanElements } from './elements.ts';
import { createTagScanner } from './grammar.ts';
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
  const fences = createFenceFinder(text);
  const looseEnds = new Map<number, number>();
  // What is left open in a quote or a list item ends with it.
  const textEnd = depth === 0 ? undefined : source.offsetAt(text.trimEnd().length);
  let reader: Reader = { source, scanner, sink, looseEnds, scope: 0, textEnd };
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
      add(container, 'code', indentedCodeEnd(text, start));
      recordSurplusEndTags(reader, { start, end: position, parent: container.element });
    } else if (!readFence(container) && !readNested(container) && !readLine(container, isBoundary)) {
      readParagraph(container);
    }
  }

  function readFence(container: Container): boolean {
    const end = fences.codeEnd(position);
    return end >= 0 && add(container, 'code', end);
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
      return addHeading(container, atx[0], atx[0].replace(/(?:[\t ]+#+)?\s*$/, ''));
    const rule = line.matchAt(line.RULE, text, position);
    if (rule) return add(container, 'rule', position + rule[0].length);
    if (readHtml(container)) return true;
    const setext = isBoundary && line.matchAt(line.SETEXT_HEADING, text, position);
    if (setext) return addHeading(container, setext[0], setext[0].slice(0, setext[0].indexOf('\n')));
    const math = isBoundary ? mathEnd(reader, position) : -1;
    if (math >= 0) return add(container, 'math', math);
    return readDefinition(container);
  }

  /** Definitions of footnotes, links, abbreviations and attributes, extensions and end-of-block marks. */
  function readDefinition(container: Container): boolean {
    const footnote = nesting < MAX_DEPTH ? footnoteAt(source, position) : undefined;
    if (footnote) {
      add(container, 'definition', footnote.end);
      readBlocks(footnote.content, sink, container.element, nesting + 1);
      return true;
    }
    const definition = definitionAt(text, position);
    if (!definition) return false;
    const isBeforeBlock = container.previous === 'start' || container.previous === 'blank';
    add(container, 'definition', definition.end);
    if (definition.kind === 'boundary') container.previous = 'boundary';
    container.hasAttributes = definition.kind === 'attributes' && isBeforeBlock;
    return true;
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

  /** @param content the heading without what marks it as one at its end */
  function addHeading(container: Container, matched: string, content: string): true {
    const start = position;
    add(container, 'heading', start + matched.length);
    readSpans(reader, start, start + content.length, container.element);
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
