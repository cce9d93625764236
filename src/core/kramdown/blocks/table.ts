import { strip } from '../../text/ascii-space.ts';
import {
  createSourceBuilder,
  type Source,
  type SourceBuilder,
  sliceSource,
  spanIn,
} from '../../text/source.ts';
import { createDocument } from '../document.ts';
import { type Alignment, addChild, Element, type ElementType, setDetails } from '../element.ts';
import { createTagScanner } from '../grammar.ts';
import type { Reader } from '../reader.ts';
import { createSink } from '../sink.ts';
import { codespanAt, marksEnd } from '../spans/codespan.ts';
import { readSpansAlone } from '../spans/read-spans.ts';
import { strippedText } from '../unread-text.ts';
import { addUnread, type BlockState, createBlock, isAfterBoundary } from './block-state.ts';
import { isBoundaryAt, lineEnd, matchAt, startsAt } from './lines.ts';

const START = / {0,3}(?=[^ \t\n\v\f\r])/y;
const SEPARATOR = /([+|: \t-]*)\n/y;
const FOOTER_SEPARATOR = /[+|: \t=]*\n/y;
const ALIGNMENT = /[ \t]?(:?)-+(:?)[ \t]?/g;

/** A table, whose rows are lines with `|`. */
export function readTable(state: BlockState): boolean {
  const { text, position: start } = state;
  if (!startsAt(START, text, start) || !isAfterBoundary(state) || !hasPipe(text, start, lineEnd(text, start)))
    return false;
  // Even where no table comes of it, kramdown gives it the attributes that wait.
  const table = createBlock(state, 'table', start, start);
  const end = readRows(state, table);
  if (end < 0 || !isBoundaryAt(text, end) || !hasPipesThroughout(state, start, end)) return false;
  if (!table.children.some(({ type }) => type === 'tbody')) return false;
  table.end = spanIn(state.source, start, end - 1).end;
  addChild(state.tree, table);
  state.position = end;
  return true;
}

/** Reads the rows into groups; returns the position after the last. */
function readRows({ source, text, position: start }: BlockState, table: Element): number {
  const hasLeadingPipe = /^[ \t]*\|/.test(text.slice(start, start + 4));
  let rows: Element[] = [];
  let alignment: readonly Alignment[] | undefined;
  let hasFooter = false;
  const addGroup = (type: ElementType): void => {
    const group = new Element(type, rows[0]?.start ?? table.start, rows.at(-1)?.end ?? table.start);
    group.isBlock = true;
    group.children = rows;
    rows = [];
    addChild(table, group);
  };

  let position = start;
  const first = separatorAt(text, position);
  if (first) position = lineEnd(text, position);
  while (position < text.length && hasPipe(text, position, lineEnd(text, position))) {
    const next = lineEnd(text, position);
    const separator = separatorAt(text, position);
    if (separator !== undefined) {
      if (rows.length > 0 && !alignment && !hasFooter) {
        addGroup('thead');
        alignment = readAlignment(separator);
      } else if (rows.length > 0 && !hasFooter) {
        addGroup('tbody');
      }
    } else if (isFooterSeparator(text, position)) {
      if (rows.length > 0) addGroup('tbody');
      hasFooter = true;
    } else {
      rows.push(readRow(source, position, next - 1, hasLeadingPipe));
    }
    position = next;
  }
  if (rows.length > 0) addGroup(hasFooter ? 'tfoot' : 'tbody');
  fillRows(table, alignment ?? []);
  return position;
}

function separatorAt(text: string, at: number): string | undefined {
  const separator = matchAt(SEPARATOR, text, at)?.[1];
  return separator?.includes('-') ? separator : undefined;
}

function isFooterSeparator(text: string, at: number): boolean {
  return matchAt(FOOTER_SEPARATOR, text, at)?.[0].includes('=') ?? false;
}

function readAlignment(separator: string): readonly Alignment[] {
  return [...separator.matchAll(ALIGNMENT)].map(([, left, right]) => {
    if (left === '') return right === '' ? 'default' : 'right';
    return right === '' ? 'left' : 'center';
  });
}

/** All rows get as many cells as the longest has. */
function fillRows(table: Element, alignment: readonly Alignment[]): void {
  const rows = table.children.flatMap(({ children }) => children);
  const columns = rows.reduce((most, { children }) => Math.max(most, children.length), 0);
  for (const row of rows) {
    while (row.children.length < columns) addChild(row, createCell(row.end, row.end));
  }
  const missing = Array.from({ length: Math.max(0, columns - alignment.length) }, () => 'default' as const);
  setDetails(table, 'table', { alignment: [...alignment.slice(0, columns), ...missing] });
}

function createCell(start: number, end: number): Element {
  const cell = new Element('td', start, end);
  cell.isBlock = true;
  return cell;
}

function readRow(source: Source, start: number, end: number, hasLeadingPipe: boolean): Element {
  const cells = cutCells(source, start, end).map(builder => builder.build());
  if (hasLeadingPipe && cells[0] && strip(cells[0].text) === '') cells.shift();
  if (cells.length > 0 && strip(cells.at(-1)!.text) === '') cells.pop();
  const span = spanIn(source, start, end);
  const row = new Element('tr', span.start, span.end);
  row.isBlock = true;
  row.children = cells.map(content => {
    const cell = createCell(content.offsetAt(0), content.offsetAt(content.text.length));
    addUnread(cell, strippedText(content, 0, content.text.length), cell);
    return cell;
  });
  return row;
}

/** The cells of a line: cut at each `|` that no backslash escapes and that is not in code. */
function cutCells(source: Source, start: number, end: number): readonly SourceBuilder[] {
  const line = sliceSource(source, start, end);
  const { text } = line;
  const reader: Pick<Reader, 'source' | 'scanner'> = { source: line, scanner: createTagScanner(text) };
  const newCell = (at: number): SourceBuilder => createSourceBuilder(line.offsetAt(at));
  const cells: SourceBuilder[] = [newCell(0)];
  const lastCodeEnd = text.lastIndexOf('</code>');
  let copied = 0;
  let partStart = 0;
  const copyTo = (at: number): void => cells.at(-1)!.copy(line, copied, at);
  for (let at = 0; at < text.length; ) {
    const unit = text[at];
    if (unit === '\\' && text[at + 1] === '|') {
      copyTo(at);
      copied = at + 1;
      at += 2;
    } else if (unit === '|') {
      copyTo(at);
      at++;
      cells.push(newCell(at));
      copied = at;
    } else if (unit === '`') {
      const code = codespanAt(reader, at, partStart);
      if (code) {
        copyTo(at);
        const span = spanIn(line, at, code.end);
        const written = writeCode(code.content);
        if (written === text.slice(at, code.end)) copied = at;
        else {
          cells.at(-1)!.add(written, span);
          copied = code.end;
        }
      }
      at = code?.end ?? marksEnd(text, at);
    } else if (unit === '<' && at < lastCodeEnd && /^<code[^>]*>/.test(text.slice(at, lastCodeEnd))) {
      at = text.indexOf('</code>', at) + '</code>'.length;
      partStart = at;
    } else {
      at++;
    }
  }
  copyTo(text.length);
  return cells;
}

/** Code as kramdown writes it into a cell, which it reads again: nothing between marks is no code there. */
function writeCode(content: string): string {
  const longest = (content.match(/`+/g) ?? []).reduce((most, { length }) => Math.max(most, length), 0);
  const marks = '`'.repeat(longest + 1);
  const blank = longest > 0 ? ' ' : '';
  return marks + blank + content + blank + marks;
}

/** Whether a `|` stands between `start` and `end` that starts the line or follows no backslash. */
function hasPipe(text: string, start: number, end: number): boolean {
  // Not beyond the line: where a long text has none, each paragraph would look for it to the end.
  const line = text.slice(start, end);
  for (let at = line.indexOf('|'); at >= 0; at = line.indexOf('|', at + 1)) {
    if (at === 0 || line.charCodeAt(at - 1) !== 0x5c) return true;
  }
  return false;
}

/** Whether each line has a `|` that is neither in code nor in an element: else it is no table. */
function hasPipesThroughout(
  { document, source, parentTag }: BlockState,
  start: number,
  end: number,
): boolean {
  const scratch = createDocument(document.options, createSink());
  const { children } = readSpansAlone(
    sliceSource(source, start, end - 1),
    { document: scratch, parentTag },
    'code-and-tags',
  );
  let isPipeOnLine = false;
  for (const { type, value } of children) {
    const lines = value.replace(/\n+$/, '').split('\n');
    if (value === '') continue;
    if (type === 'codespan') {
      if (lines.length > 2 || (lines.length === 2 && !isPipeOnLine)) break;
      if (lines.length === 2) isPipeOnLine = false;
    } else {
      if (lines.length > 1 && !isPipeOnLine && !lineHasPipe(lines[0]!)) break;
      isPipeOnLine = (lines.length > 1 ? false : isPipeOnLine) || lineHasPipe(lines.at(-1)!);
    }
  }
  return isPipeOnLine;
}

function lineHasPipe(line: string): boolean {
  return hasPipe(line, 0, line.length);
}
