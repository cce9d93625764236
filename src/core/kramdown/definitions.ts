import { createSourceBuilder, type Source } from '../text/source.ts';
import { indentedCodeEnd } from './code.ts';
import * as line from './lines.ts';
import type { Reader } from './sink.ts';

/** A definition or mark that leaves nothing on the page itself. */
export interface Definition {
  /** boundary: after it a heading may start; attributes: they belong to the block beside them. */
  readonly kind: 'definition' | 'boundary' | 'attributes';
  readonly end: number;
}

/** A footnote's text. */
export interface Footnote {
  readonly content: Source;
  readonly end: number;
}

/** The definition of a link, an abbreviation or attributes, the extension or the end-of-block mark at `at`. */
export function definitionAt(text: string, at: number): Definition | undefined {
  const endOf = (pattern: RegExp): number | undefined => {
    const match = line.matchAt(pattern, text, at);
    return match && at + match[0].length;
  };
  const definition = endOf(line.LINK_DEFINITION) ?? endOf(line.ABBREVIATION) ?? extensionEnd(text, at);
  if (definition !== undefined) return { kind: 'definition', end: definition };
  const mark = endOf(line.ATTRIBUTES_DEFINITION) ?? endOf(line.END_OF_BLOCK);
  if (mark !== undefined) return { kind: 'boundary', end: mark };
  const attributes = endOf(line.BLOCK_ATTRIBUTES);
  return attributes === undefined ? undefined : { kind: 'attributes', end: attributes };
}

/** The position after `{::comment} … {:/comment}` or the like. */
function extensionEnd(text: string, at: number): number | undefined {
  const start = line.matchAt(line.EXTENSION_START, text, at);
  if (!start || !['comment', 'nomarkdown', 'options'].includes(start[1]!)) return undefined;
  const contentStart = at + start[0].length;
  if (start[2]) return contentStart;
  const stop = new RegExp(`^ {0,3}\\{:/(?:${start[1]})?\\}[^\\S\\n]*\\n`, 'gm');
  stop.lastIndex = contentStart;
  const end = stop.exec(text);
  return end ? end.index + end[0].length : undefined;
}

/** The footnote whose definition stands at `at`, with the indented lines that belong to it. */
export function footnoteAt(source: Source, at: number): Footnote | undefined {
  const { text } = source;
  const mark = line.matchAt(line.FOOTNOTE, text, at);
  if (!mark) return undefined;
  const start = at + mark[0].length;
  const end = indentedCodeEnd(text, line.lineEnd(text, at));
  const content = createSourceBuilder(source.offsetAt(end));
  for (let lineStart = start; lineStart < end; ) {
    const indent = lineStart === start ? undefined : line.matchAt(line.INDENT, text, lineStart);
    const next = line.lineEnd(text, lineStart);
    content.copy(source, lineStart + (indent ? indent[0].length : 0), next);
    lineStart = next;
  }
  return { content: content.build(), end };
}

/** The position after the block of mathematics between `$$` at `at`; −1 if none stands there alone. */
export function mathEnd({ source: { text }, scanner }: Reader, at: number): number {
  const open = line.matchAt(/ *\$\$/y, text, at);
  if (!open) return -1;
  const end = scanner.until('$$', at + open[0].length);
  const blank = end < 0 ? undefined : line.matchAt(/[^\S\n]*\n/y, text, end);
  if (!blank) return -1;
  const after = end + blank[0].length;
  return after >= text.length || line.startsAt(line.BLANK_LINES, text, after) ? after : -1;
}
