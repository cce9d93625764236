import { applyEdits } from '../text/edits.ts';
import { insert, remove, replace, type Span, spanOf, type TextEdit } from '../text/span.ts';
import type { YamlFault } from './field.ts';
import { parseFrontMatter } from './front-matter.ts';

/** How a fault of YAML may be mended. */
export interface YamlMending {
  readonly kind:
    | 'quote'
    | 'hash'
    | 'spaces'
    | 'key'
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
  yield* strangeSpaces(text, fault);
  yield* hashesInBrackets(text, fault);
  const tabs = TABS[fault.detail];
  if (tabs !== undefined) {
    const [, before, run] = tabs.exec(written) ?? [];
    if (run !== undefined) {
      const at = spanOf(line.start + before!.length, line.start + before!.length + run.length);
      yield { kind: 'blanks', span: at, edits: [replace(at, before === '' ? '  ' : '')] };
    }
  }
  if (code === 'SYMBOL_KEY') {
    yield { kind: 'key', span, edits: [replace(span, quoted(fault.detail))] };
    return;
  }
  if (code === 'TAB_AS_INDENT') {
    const [, dash, tab] = /^([ \t]*(?:- +)*-[ ]*)(\t[ \t]*)/.exec(written) ?? [];
    if (dash !== undefined) {
      const at = spanOf(line.start + dash.length, line.start + dash.length + tab!.length);
      yield { kind: 'blanks', span: at, edits: [replace(at, dash.endsWith('-') ? ' ' : '')] };
    }
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
    code === 'BAD_SCALAR_START' || (code === 'PSYCH' && text[span.start] === ':')
      ? /^[^,[\]{}"'\r\n]+/.exec(text.slice(span.start))?.[0]
      : undefined;
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

/** Spaces that look like YAML's own and are none. */
const STRANGE = '\\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000';

/** Such spaces where YAML needs one of its own: at the start of a line, behind a dash, or behind the colon of a key. */
const STRANGE_SPACES = new RegExp(
  [
    `^([ \\t]*(?:-[ \\t]+)*)([${STRANGE}][ ${STRANGE}]*)(?=\\S)`,
    `^([ \\t]*(?:-[ \\t]+)*-)( *[${STRANGE}][ ${STRANGE}]*)`,
    `^([ \\t]*(?:-[ \\t]+)*[\\p{L}\\p{N}_-]+[:：])( *[${STRANGE}][ ${STRANGE}]*)`,
  ].join('|'),
  'gmu',
);

/** All of them: one that is left would be the next fault. */
function* strangeSpaces(text: string, { span }: YamlFault): Generator<YamlMending> {
  const yaml = parseFrontMatter(text)?.yaml;
  const edits = yaml ? findStrangeSpaces(text, yaml) : [];
  const first = edits.find(edit => edit.span.end >= lineAround(text, span.start).start) ?? edits[0];
  if (first) yield { kind: 'spaces', span: first.span, edits };
}

/** Odd spaces within `yaml`, where YAML needs its own, and these in their place. */
export function findStrangeSpaces(text: string, yaml: Span): readonly TextEdit[] {
  return Array.from(text.slice(yaml.start, yaml.end).matchAll(STRANGE_SPACES), match => {
    const before = match[1] ?? match[3] ?? match[5] ?? '';
    const run = match[2] ?? match[4] ?? match[6] ?? '';
    const start = yaml.start + match.index + before.length;
    const plain = match[2] === undefined ? ' ' : run.replaceAll('\u3000', '  ').replace(/[^ ]/g, ' ');
    return replace(spanOf(start, start + run.length), plain);
  });
}

/** Entries in brackets that a `#` makes a comment of, with the bracket that closes them. */
function* hashesInBrackets(text: string, fault: YamlFault): Generator<YamlMending> {
  const opening = findOpening(text, fault);
  if (opening === undefined || text[opening] !== '[') return;
  const line = lineAround(text, opening);
  const written = text.slice(opening, line.end);
  const edits: TextEdit[] = [];
  for (const { 1: before = '', 2: entry = '', index } of written.matchAll(ENTRY)) {
    const trimmed = entry.trimEnd();
    const start = opening + index + before.length;
    if (/(?:^|\s)#\S/.test(trimmed))
      edits.push(replace(spanOf(start, start + trimmed.length), quoted(trimmed)));
  }
  if (edits.length > 0) yield { kind: 'hash', span: edits[0]!.span, edits };
}

/** An entry without quotes, and what stands before it. */
const ENTRY = /([[,]\s*)([^\s,[\]"'][^,[\]"']*)/g;

/** Where libyaml bears no tabs, by what it says: what stands before them in the line, and they. */
const TABS: Readonly<Record<string, RegExp>> = {
  'found a tab character where an indentation space is expected': /^( *)(\t+)/,
  'found a tab character that violates indentation': /^( *)(\t+)/,
};

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
