import { parseFrontMatter, type YamlFault } from '../../post/front-matter.ts';
import { applyEdits } from '../../text/edits.ts';
import { insert, remove, replace, type Span, spanOf, type TextEdit } from '../../text/span.ts';

/** How a fault of YAML may be mended. */
export interface YamlMending {
  readonly kind: 'quote' | 'requote' | 'close' | 'blanks' | 'remove' | 'colon' | 'indent';
  /** What is to be shown as faulty. */
  readonly span: Span;
  readonly edits: readonly TextEdit[];
}

/** The first of the ways that could mend the fault after which there are fewer; `text` has so many now. */
export function mendYaml(text: string, fault: YamlFault, faultCount: number): YamlMending | undefined {
  for (const mending of candidates(text, fault)) {
    if (countYamlFaults(applyEdits(text, mending.edits)) < faultCount) return mending;
  }
  return undefined;
}

/** How many faults the front matter of a text has, keys given twice left out. */
function countYamlFaults(text: string): number {
  const faults = parseFrontMatter(text)?.faults ?? [];
  return faults.filter(({ code }) => code !== 'DUPLICATE_KEY').length;
}

/** The line around an offset, without its end. */
export function lineAround(text: string, offset: number): Span {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const newline = text.indexOf('\n', offset);
  const end = newline < 0 ? text.length : newline;
  return spanOf(start, text[end - 1] === '\r' ? Math.max(start, end - 1) : end);
}

/** Where a quote is opened that the parser does not see closed. */
export function findOpenQuote(text: string, { detail, span }: YamlFault): number | undefined {
  return /^Missing closing/.test(detail) ? findValueStart(text, span.start, /["']/) : undefined;
}

/** A sign that YAML gives a meaning at the start of a value, or a colon that would make a key of what precedes it. */
const NEEDS_QUOTES =
  /^(?:[-?:](?:\s|$)|[,\]}#&*!%@`|>])|^[^"'|>[{].*:(?:\s|$)|^\[[^\]]*\]\s*[^\s,#]|^(["']).*\S\1?$/;

function* candidates(text: string, fault: YamlFault): Generator<YamlMending> {
  const { code, span } = fault;
  const line = lineAround(text, span.start);
  const written = text.slice(line.start, line.end);
  if (code === 'UNPRINTABLE') yield { kind: 'remove', span, edits: [remove(span)] };
  if (code === 'TAB_LINE') yield { kind: 'remove', span, edits: [remove(span)] };
  if (code === 'LINE_END') yield { kind: 'blanks', span, edits: [replace(span, ' ')] };
  if (code === 'TAB_AS_INDENT') {
    const indent = spanOf(line.start, line.start + /^[ \t]*/.exec(written)![0].length);
    yield { kind: 'blanks', span: indent, edits: [replace(indent, '  ')] };
    return;
  }
  yield* goesOnUnindented(text, fault);
  const quote = findOpenQuote(text, fault);
  if (quote !== undefined) {
    const { end } = lineAround(text, quote);
    yield { kind: 'close', span: spanOf(quote, end), edits: [insert(end, text[quote]!)] };
    return;
  }
  const colon = /^([\w-]+)[ \t]*：[ \t　]*/.exec(written);
  if (colon) {
    const at = spanOf(line.start + colon[1]!.length, line.start + colon[0].length);
    yield { kind: 'colon', span: spanOf(line.start, at.end), edits: [replace(at, ': ')] };
  }
  const pair = /^(\s*[\w-]+:[ \t]+)(\S.*?)[ \t]*$/.exec(written);
  const value = pair?.[2];
  if (!pair || !value || !NEEDS_QUOTES.test(value)) return;
  const at = spanOf(line.start + pair[1]!.length, line.start + pair[1]!.length + value.length);
  const inner = /^(["'])(.*)\1$/.exec(value)?.[2];
  if (inner !== undefined) yield { kind: 'requote', span: at, edits: [replace(at, quoted(inner))] };
  else yield { kind: 'quote', span: at, edits: [replace(at, quoted(value))] };
}

/** A value in quotes or brackets that goes on in lines that are not indented. */
function* goesOnUnindented(text: string, fault: YamlFault): Generator<YamlMending> {
  const start =
    findOpenQuote(text, fault) ??
    (/^Flow/.test(fault.detail) ? findValueStart(text, fault.span.start, /[[{]/) : undefined);
  if (start === undefined) return;
  const limit = parseFrontMatter(text)?.yaml.end ?? text.length;
  const length = CLOSED.exec(text.slice(start, limit))?.[0].length;
  if (length === undefined) return;
  const edits: TextEdit[] = [];
  for (const { index } of text.slice(start, start + length).matchAll(/\n(?=[^ \r\n])/g)) {
    edits.push(insert(start + index + 1, '  '));
  }
  if (edits.length > 0) yield { kind: 'indent', span: spanOf(start, start + length), edits };
}

/** A value in quotes or brackets, with nothing behind it on its line. */
const CLOSED =
  /^(?:"(?:[^"\\]|\\[\s\S])*"|'(?:[^']|'')*'|\[[^[\]"'{}]*\]|\{[^[\]"'{}]*\})(?=[ \t]*(?:#.*)?\r?(?:\n|$))/;

/** The last value before `offset` that starts with such a character. */
function findValueStart(text: string, offset: number, opening: RegExp): number | undefined {
  const pattern = new RegExp(`^[\\w-]+:[ \\t]+(${opening.source})`);
  for (let line = lineAround(text, offset); ; line = lineAround(text, line.start - 1)) {
    const match = pattern.exec(text.slice(line.start, line.end));
    if (match && line.start + match[0].length - 1 <= offset) return line.start + match[0].length - 1;
    if (line.start === 0) return undefined;
  }
}

function quoted(value: string): string {
  return `"${value.replace(/[\\"]/g, '\\$&')}"`;
}
