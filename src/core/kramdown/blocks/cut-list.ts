import { skipSpace } from '../../text/ascii-space.ts';
import { createSourceBuilder, type Source, type SourceBuilder, spanIn } from '../../text/source.ts';
import { spanOf } from '../../text/span.ts';
import { type AttributeList, createAttributeList, readAttributeList } from '../attribute-list.ts';
import {
  blankLinesEnd,
  blockAttributesAt,
  bracedTextAt,
  countSpaces,
  END_OF_BLOCK,
  LIST_ITEM,
  lineEnd,
  matchAt,
  RULE,
  startsAt,
  startsWithBlockTag,
} from './lines.ts';

/** The kinds of list that kramdown knows. */
export type ListKind = 'ul' | 'ol' | 'dl';

/** A list as it was cut out of its text. */
export interface ListContent {
  readonly items: readonly ListItem[];
  readonly end: number;
  /** It ended at an end-of-block mark. */
  readonly hasBoundary: boolean;
}

/** An item without its marker and indentation. */
export interface ListItem {
  /** UTF-16 offsets in the file. */
  readonly start: number;
  readonly end: number;
  /** The content, cut before a list within it. */
  readonly parts: readonly Source[];
  readonly ial: AttributeList | undefined;
  /** Of a definition: a blank line stands before it. */
  readonly isAfterBlank: boolean;
}

/** An item that is being cut out. */
interface OpenItem {
  readonly start: number;
  end: number;
  readonly parts: Source[];
  builder: SourceBuilder;
  readonly ial: AttributeList | undefined;
  isAfterBlank: boolean;
  readonly indentation: number;
  hasNestedList: boolean;
}

/** Cuts out the list that starts at `start`, as kramdown's `parse_list` and `parse_definition_list` do. */
export function cutList(
  source: Source,
  start: number,
  kind: ListKind,
  isAfterBlankLine = false,
): ListContent {
  const { text } = source;
  const items: OpenItem[] = [];
  let marker = markerPattern(kind, 3);
  let isAfterBlank = false;
  let isNextAfterBlank = isAfterBlankLine;
  let hasBoundary = false;
  let position = start;
  while (position < text.length) {
    if (kind !== 'dl' && isAfterBlank && startsAt(RULE, text, position)) break;
    if (startsAt(END_OF_BLOCK, text, position)) {
      hasBoundary = kind !== 'dl';
      if (hasBoundary) position = lineEnd(text, position);
      break;
    }
    const next = lineEnd(text, position);
    const mark = matchAt(marker, text, position);
    const item = items.at(-1);
    if (mark) {
      const opened = openItem(source, position, mark[0].length, next);
      opened.isAfterBlank = isNextAfterBlank;
      items.push(opened);
      marker = markerPattern(kind, Math.min(opened.indentation - 1, 3));
      isAfterBlank = false;
      isNextAfterBlank = false;
      position = next;
      continue;
    }
    if (!item) break;
    const blankEnd = blankLinesEnd(text, position);
    if (blankEnd > position) {
      item.hasNestedList = true;
      item.builder.copy(source, position, blankEnd);
      isAfterBlank = true;
      isNextAfterBlank = true;
      position = blankEnd;
    } else if (
      isContent(text, position, item.indentation) ||
      (!isAfterBlank && isLazy(text, position, item.indentation))
    ) {
      addLine(source, item, position, next, kind);
      isAfterBlank = false;
      isNextAfterBlank = false;
      position = next;
    } else {
      break;
    }
  }
  for (const item of items) item.parts.push(item.builder.build());
  return { items, end: position, hasBoundary };
}

/** The patterns of markers by how far they may be indented. */
const markerPatterns: Readonly<Record<ListKind, readonly RegExp[]>> = {
  ul: createMarkerPatterns('[+*-]'),
  ol: createMarkerPatterns('\\d+\\.'),
  dl: createMarkerPatterns(':'),
};

function createMarkerPatterns(marker: string): readonly RegExp[] {
  return [0, 1, 2, 3].map(indent => new RegExp(` {0,${indent}}${marker}(?=[\\t |][^\\n]*\\n)`, 'y'));
}

function markerPattern(kind: ListKind, maxIndent: number): RegExp {
  return markerPatterns[kind][Math.max(0, maxIndent)]!;
}

/** Starts the item whose marker stands at `at`, and takes the rest of its first line. */
function openItem(source: Source, at: number, markerLength: number, next: number): OpenItem {
  const { text } = source;
  const contentStart = at + markerLength;
  let start = skipSpace(text, contentStart);
  const ial = itemAttributes(text, start, next);
  const isEmpty = start >= next || (ial !== undefined && skipSpace(text, ial.end) >= next);
  const indentation = isEmpty ? 4 : columnOf(text, contentStart, start, markerLength);
  if (ial) start = skipSpace(text, ial.end);
  const item: OpenItem = {
    ...spanIn(source, at, next - 1),
    parts: [],
    builder: createSourceBuilder(source.offsetAt(next - 1)),
    ial: ial?.list,
    isAfterBlank: false,
    indentation,
    hasNestedList: start < next && startsAt(LIST_ITEM, text, start),
  };
  item.builder.copy(source, Math.min(start, next), next);
  return item;
}

/** The attributes at the start of an item, `{:.class}`. */
function itemAttributes(
  text: string,
  at: number,
  end: number,
): { list: AttributeList; end: number } | undefined {
  if (!text.startsWith('{:', at) || text[at + 2] === '/') return undefined;
  if (/\w[\w-]*:|:/y.test(text.slice(at + 2, at + 200))) return undefined;
  const braced = bracedTextAt(text, at + 2, false);
  if (!braced || braced.end > end) return undefined;
  const list = createAttributeList();
  readAttributeList(braced.content, list);
  return { list, end: braced.end };
}

/** The column at which an item's text starts. */
function columnOf(text: string, from: number, to: number, markerLength: number): number {
  let column = markerLength;
  for (let position = from; position < to; position++) {
    const unit = text.charCodeAt(position);
    if (unit !== 0x09 && unit !== 0x20) break;
    column += unit === 0x09 ? 4 - (column % 4) : 1;
  }
  return column;
}

/** Whether the line is indented as far as the item's text, by tabs or spaces. */
function isContent(text: string, at: number, indentation: number): boolean {
  const unitEnd = (from: number): number =>
    text.charCodeAt(from) === 0x09 ? from + 1 : text.startsWith('    ', from) ? from + 4 : -1;
  let position = at;
  for (let count = Math.floor(indentation / 4); count > 0; count--) {
    position = unitEnd(position);
    if (position < 0) return false;
  }
  return countSpaces(text, position) >= indentation % 4 || unitEnd(position) >= 0;
}

function isLazy(text: string, at: number, indentation: number): boolean {
  const maxSpaces = Math.min(indentation, 3);
  if (startsWithBlockTag(text, at, maxSpaces)) return false;
  return countSpaces(text, at) > maxSpaces || blockAttributesAt(text, at) === undefined;
}

/** Adds a line to an item, its indentation taken off. */
function addLine(source: Source, item: OpenItem, start: number, next: number, kind: ListKind): void {
  const { text } = source;
  const { indentation } = item;
  item.end = spanIn(source, start, next - 1).end;
  let tabs = 0;
  while (text.charCodeAt(start + tabs) === 0x09) tabs++;
  const spaces = countSpaces(text, start + tabs);
  const columns = 4 * tabs + spaces;
  const isDedented = columns >= indentation;
  // Tabs at the start count four columns each; what they give beyond the indentation stays as spaces.
  const rest = start + tabs + (isDedented ? Math.max(0, Math.min(spaces, indentation - 4 * tabs)) : 0);
  const surplus = isDedented ? Math.max(0, 4 * tabs - indentation) : 4 * tabs;
  if (kind !== 'dl' && startsAt(LIST_ITEM, ' '.repeat(Math.min(surplus, 4)) + text.slice(rest, next), 0)) {
    if (!item.hasNestedList && isDedented) {
      item.parts.push(item.builder.build());
      item.builder = createSourceBuilder(source.offsetAt(next - 1));
      item.hasNestedList = true;
    } else if (item.hasNestedList && !isDedented) {
      addSpaces(source, item.builder, indentation + 4, rest);
    }
  }
  addSpaces(source, item.builder, surplus, rest);
  item.builder.copy(source, rest, next);
}

function addSpaces(source: Source, builder: SourceBuilder, count: number, at: number): void {
  const offset = source.offsetAt(at);
  builder.add(' '.repeat(count), spanOf(offset, offset));
}
