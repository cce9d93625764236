import { createSourceBuilder, type Source } from '../text/source.ts';
import { spanOf } from '../text/span.ts';
import {
  BLANK_LINES,
  BLOCK_ATTRIBUTES,
  END_OF_BLOCK,
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
  /** The content of each item, its marker and indentation taken off. */
  readonly items: readonly Source[];
  readonly end: number;
}

const MARKERS: Readonly<Record<ListKind, string>> = { ul: '[+*-]', ol: '\\d+\\.', dl: ':' };

/** Cuts out the list that starts at `start`, as kramdown's `parse_list` and `parse_definition_list` do. */
export function cutList(source: Source, start: number, kind: ListKind): ListContent {
  const { text } = source;
  const items: Source[] = [];
  let item = createSourceBuilder(source.offsetAt(start));
  let indentation = 0;
  let marker = markerPattern(kind, 3);
  let isAfterBlank = false;
  let position = start;
  while (position < text.length) {
    if (isAfterBlank && startsAt(RULE, text, position)) break;
    if (startsAt(END_OF_BLOCK, text, position)) {
      if (kind !== 'dl') position = lineEnd(text, position);
      break;
    }
    const next = lineEnd(text, position);
    const mark = matchAt(marker, text, position);
    if (mark) {
      if (position > start) items.push(item.build());
      item = createSourceBuilder(source.offsetAt(next - 1));
      const content = position + mark[0].length;
      indentation = contentIndentation(text, content, mark[0].length);
      marker = markerPattern(kind, Math.min(indentation - 1, 3));
      item.copy(source, skipBlanks(text, content, next - 1), next);
      isAfterBlank = false;
    } else if (startsAt(BLANK_LINES, text, position)) {
      const end = position + matchAt(BLANK_LINES, text, position)![0].length;
      item.copy(source, position, end);
      position = end;
      isAfterBlank = true;
      continue;
    } else if (isIndented(text, position, indentation) || (!isAfterBlank && isLazy(text, position))) {
      copyDedented(item, source, position, next, indentation);
      isAfterBlank = false;
    } else {
      break;
    }
    position = next;
  }
  items.push(item.build());
  return { items, end: position };
}

function markerPattern(kind: ListKind, maxIndent: number): RegExp {
  return new RegExp(` {0,${Math.max(0, maxIndent)}}${MARKERS[kind]}(?=[\\t |])`, 'y');
}

/** The column at which an item's text starts; one with nothing on its first line counts as indented by four. */
function contentIndentation(text: string, at: number, markerLength: number): number {
  let column = markerLength;
  for (let position = at; ; position++) {
    const unit = text[position];
    if (unit === ' ') column++;
    else if (unit === '\t') column += 4 - (column % 4);
    else return unit === '\n' || unit === undefined ? 4 : column;
  }
}

function skipBlanks(text: string, at: number, end: number): number {
  let position = at;
  while (position < end && /[ \t|]/.test(text[position]!) && (text[position] !== '|' || position === at))
    position++;
  return position;
}

function isIndented(text: string, at: number, indentation: number): boolean {
  const { columns } = leadingBlanks(text, at);
  return columns >= indentation;
}

function isLazy(text: string, at: number): boolean {
  return !startsWithBlockTag(text, at) && !startsAt(BLOCK_ATTRIBUTES, text, at);
}

function leadingBlanks(text: string, at: number): { columns: number; end: number } {
  let columns = 0;
  let end = at;
  for (; text[end] === ' ' || text[end] === '\t'; end++) {
    columns += text[end] === '\t' ? 4 - (columns % 4) : 1;
  }
  return { columns, end };
}

function copyDedented(
  item: ReturnType<typeof createSourceBuilder>,
  source: Source,
  start: number,
  end: number,
  indentation: number,
): void {
  const { text } = source;
  const blanks = leadingBlanks(text, start);
  if (blanks.columns < indentation) {
    item.copy(source, start, end);
    return;
  }
  const contentStart = source.offsetAt(blanks.end);
  item.add(' '.repeat(blanks.columns - indentation), spanOf(contentStart, contentStart));
  item.copy(source, blanks.end, end);
}
