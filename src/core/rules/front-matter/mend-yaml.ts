import { parseFrontMatter, type YamlFault } from '../../post/front-matter.ts';
import { applyEdits } from '../../text/edits.ts';
import { insert, remove, replace, type Span, spanOf, type TextEdit } from '../../text/span.ts';

/** How a fault of YAML may be mended. */
export interface YamlMending {
  readonly kind:
    | 'quote'
    | 'requote'
    | 'escape'
    | 'close'
    | 'closeList'
    | 'blanks'
    | 'blank'
    | 'remove'
    | 'colon'
    | 'indent'
    | 'unindent';
  /** What is to be shown as faulty. */
  readonly span: Span;
  readonly edits: readonly TextEdit[];
}

/** The first of the ways that could mend the fault after which there are fewer; `text` has so many now. */
export function mendYaml(text: string, fault: YamlFault, faultCount: number): YamlMending | undefined {
  for (const mending of candidates(text, fault)) {
    const left = yamlFaults(applyEdits(text, mending.edits));
    const isCutOff = fault.code !== 'CUT_OFF' && left.some(({ code }) => code === 'CUT_OFF');
    // Of several brackets another may be the open one.
    const isOpen =
      mending.kind === 'closeList' &&
      left.some(({ detail, span }) => detail === fault.detail && span.start <= fault.span.end);
    if (left.length < faultCount && !isCutOff && !isOpen) return mending;
  }
  return undefined;
}

/** The faults of the front matter of a text, keys given twice left out. */
function yamlFaults(text: string): readonly YamlFault[] {
  const faults = parseFrontMatter(text)?.faults ?? [];
  return faults.filter(({ code }) => code !== 'DUPLICATE_KEY');
}

/** The line around an offset, without its end. */
export function lineAround(text: string, offset: number): Span {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const newline = text.indexOf('\n', offset);
  const end = newline < 0 ? text.length : newline;
  return spanOf(start, text[end - 1] === '\r' ? Math.max(start, end - 1) : end);
}

/** Where a quote or bracket is opened that the parser does not see closed. */
export function findOpening(text: string, { detail, span }: YamlFault): number | undefined {
  if (/^Missing closing/.test(detail)) return findValueStart(text, span.start, /["']/);
  return /^Flow/.test(detail) ? findValueStart(text, span.start, /[[{]/) : undefined;
}

/** A sign that YAML gives a meaning at the start of a value, or a colon that would make a key of what precedes it. */
const NEEDS_QUOTES =
  /^(?:[-?:](?:\s|$)|[,\]}#&*!%@`|>])|^[^"'|>[{].*:(?:\s|$)|^(?:\[[^\]]*\]|\{[^}]*\})\s*[^\s,#]|^(["']).*\S\1?$/;

/** A key or the dash of a list, and behind it a value. */
const PAIR = /^([ \t]*(?:-[ \t]+)*(?:(?<=^|[ \t])[\p{L}\p{N}_-]+:[ \t]+)?)(\S.*)$/u;

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
    yield { kind: 'unindent', span: indent, edits: [remove(indent)] };
    return;
  }
  yield* goesOnUnindented(text, fault);
  const opening = findOpening(text, fault);
  if (opening !== undefined) {
    yield closeAtLineEnd(text, opening);
    return;
  }
  if (code === 'CUT_OFF') {
    yield* unindentAll(text, fault);
    return;
  }
  const noBlank = /^([\p{L}\p{N}_-]+:)(?!\/\/)\S/u.exec(written)?.[1];
  if (noBlank !== undefined) {
    const at = line.start + noBlank.length;
    yield { kind: 'blank', span: spanOf(line.start, line.end), edits: [insert(at, ' ')] };
  }
  const colon = /^([\w-]+)[ \t]*：[ \t　]*/.exec(written);
  if (colon) {
    const at = spanOf(line.start + colon[1]!.length, line.start + colon[0].length);
    yield { kind: 'colon', span: spanOf(line.start, at.end), edits: [replace(at, ': ')] };
  }
  const [, before, behind] = PAIR.exec(written) ?? [];
  const value = behind && withoutComment(behind);
  if (before && value && NEEDS_QUOTES.test(value)) {
    const at = spanOf(line.start + before.length, line.start + before.length + value.length);
    const { kind, text: mended } = requote(value, code);
    yield { kind, span: at, edits: [replace(at, mended)] };
  }
  const entry =
    code === 'BAD_SCALAR_START' ? /^[^,[\]{}"'\r\n]+/.exec(text.slice(span.start))?.[0] : undefined;
  if (entry !== undefined) {
    const at = spanOf(span.start, span.start + entry.trimEnd().length);
    yield { kind: 'quote', span: at, edits: [replace(at, quoted(entry.trimEnd()))] };
  }
  const indent = /^[ \t]+(?=[\p{L}\p{N}_-]+:(?:\s|$))/u.exec(written)?.[0];
  if (code === 'BAD_INDENT' && indent !== undefined) {
    const at = spanOf(line.start, line.start + indent.length);
    yield { kind: 'unindent', span: at, edits: [remove(at)] };
  }
}

/** A comment stays one. */
function withoutComment(value: string): string {
  return (/^["']/.test(value) ? value : value.replace(/[ \t]#.*$/, '')).trimEnd();
}

function requote(value: string, code: string): { readonly kind: YamlMending['kind']; readonly text: string } {
  const [, quote, inner] = /^(["'])(.*)\1$/.exec(value) ?? [];
  if (inner === undefined) return { kind: 'quote', text: quoted(value) };
  if (quote === "'") return { kind: 'requote', text: quoted(inner.replaceAll("''", "'")) };
  // What is marked already stays so.
  const text = inner.replace(/\\(["\\])|[\\"]/g, (found, marked?: string) => (marked ? found : `\\${found}`));
  return { kind: code === 'BAD_DQ_ESCAPE' ? 'escape' : 'requote', text: `"${text}"` };
}

function closeAtLineEnd(text: string, opening: number): YamlMending {
  const line = lineAround(text, opening);
  const written = text.slice(opening, line.end).trimEnd();
  const end = opening + written.length;
  const span = spanOf(opening, end);
  const bracket = { '[': ']', '{': '}' }[written[0]!];
  if (bracket === undefined) return { kind: 'close', span, edits: [insert(line.end, written[0]!)] };
  return { kind: 'closeList', span, edits: [insert(end, /^.\s/.test(written) ? ` ${bracket}` : bracket)] };
}

/** Takes away, above a line that is not indented, what the first line is indented by. */
function* unindentAll(text: string, { span }: YamlFault): Generator<YamlMending> {
  const start = parseFrontMatter(text)?.yaml.start ?? 0;
  const above = text.slice(start, span.start);
  const indent = /^(?:[ \t]*(?:#.*)?\r?\n)*( +)[^ #]/.exec(above)?.[1];
  if (indent === undefined || /^\s/.test(text.slice(span.start))) return;
  const edits: TextEdit[] = [];
  for (const { index } of above.matchAll(new RegExp(`^${indent}(?=.*\\S)`, 'gm'))) {
    edits.push(remove(spanOf(start + index, start + index + indent.length)));
  }
  yield { kind: 'unindent', span, edits };
}

/** A value in quotes or brackets that goes on in lines that are not indented. */
function* goesOnUnindented(text: string, fault: YamlFault): Generator<YamlMending> {
  const start = findOpening(text, fault);
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
  const pattern = new RegExp(`^[\\p{L}\\p{N}_-]+:[ \\t]+(${opening.source})`, 'u');
  for (let line = lineAround(text, offset); ; line = lineAround(text, line.start - 1)) {
    const match = pattern.exec(text.slice(line.start, line.end));
    if (match && line.start + match[0].length - 1 <= offset) return line.start + match[0].length - 1;
    if (line.start === 0) return undefined;
  }
}

function quoted(value: string): string {
  return `"${value.replace(/[\\"]/g, '\\$&')}"`;
}
