import { insert, replace, type Span, spanOf, type TextEdit } from '../../text/span.ts';

/** What Markdown writes by signs. */
export type MarkKind = 'heading' | 'list' | 'image' | 'link' | 'bold' | 'emphasis';

/** What is meant for Markdown, and the edits that write it as HTML; of a list those around it are left to others. */
export interface Mark {
  readonly kind: MarkKind;
  readonly span: Span;
  readonly edits: readonly TextEdit[];
}

const ADDRESS = String.raw`(?:(?:https?:)?\/\/|\/|#|mailto:|\.{1,2}\/|\{\{|[\w./%-]{1,200}\.(?:html?|png|jpe?g|gif|svg|webp|pdf)(?=[)?#\s]))(?:\{\{[^{}\n\r]{0,200}\}\}|[^\s()<>]|\([^\s()<>]{0,200}\)){0,2000}`;
const TITLE = String.raw`(?:[ \t]+"([^"\n\r]{0,300})")?`;
const LABEL = String.raw`(?:[^[\]]|!\[[^[\]]{0,300}\]\([^()\s]{1,2000}\)){0,500}`;
const LINK = new RegExp(String.raw`\[(${LABEL})\]\((${ADDRESS})${TITLE}\)`, 'g');
const IMAGE = new RegExp(String.raw`!\[([^[\]]{0,500})\]\((${ADDRESS})${TITLE}\)`, 'g');
/** Signs of Markdown within words, and stars that count, multiply or end a comment of code, are none. */
const BOLD = /(?<![*\w\\])\*\*(?!\*)([^*]{1,300}?)\*\*(?:(?![*\w])|(?<=\s\*\*)(?!\*))/g;
const EMPHASIS =
  /(?<![\w*\\/.=:-])(?:_(?=[^\s_])([^_\n\r]{1,200})(?<=\S)_(?![\w*])|\*(?=[^\s*/])([^*\n\r]{1,200})(?<=\S)\*(?![\w*]))/g;
const CODE = /`[^`\n\r]{1,300}`/g;
const HEADING = /(?<=^|[\n\r])[ \t]*(#{1,6})[ \t]+(\S[^\n\r]{0,500})/g;
const ITEM = String.raw`[ \t]*(?:[-*+]|\d{1,3}\.)[ \t]+[^\s][^\n\r]*(?:\r?\n[ \t]+(?![-*+#\d])\S[^\n\r]*)*`;
const LIST = new RegExp(
  String.raw`(?<=^|[\n\r])${ITEM}(?:(?:\r?\n[ \t]*){1,3}(?<=[\n\r][ \t]*)${ITEM})+`,
  'g',
);

/**
 * The marks of Markdown in a text that starts at `offset` of the file. Blocks of Markdown stand in no `isLine`, an
 * element that is part of a line.
 */
export function findMarksIn(text: string, offset: number, isLine: boolean): readonly Mark[] {
  const read = withoutFencedCode(text);
  // Stars and lines within code mean something else.
  const words = read.replace(CODE, masked);
  const found = [
    ...(isLine ? [] : blocksIn(read, offset)),
    ...pictures(read, offset),
    ...links(read, offset),
    ...[...words.matchAll(BOLD)].flatMap(match => strong(match, offset)),
    ...[...words.matchAll(EMPHASIS)].flatMap(match => emphasis(match, offset)),
  ];
  return withoutCrossing(withoutShared(found));
}

/** The same text, in which blocks of code between fences hold no marks: a comment in them is no heading. */
function withoutFencedCode(text: string): string {
  if (!text.includes('```') && !text.includes('~~~')) return text;
  const lines = text.split(/(?<=\n)/);
  let opened: { readonly fence: string; readonly line: number } | undefined;
  lines.forEach((line, index) => {
    const fence = /^[ \t]*(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence === undefined) return;
    if (!opened) opened = { fence, line: index };
    else if (fence.startsWith(opened.fence)) {
      for (let inside = opened.line; inside <= index; inside++) lines[inside] = masked(lines[inside]!);
      opened = undefined;
    }
  });
  return lines.join('');
}

function masked(text: string): string {
  return text.replace(/[^\r\n]/g, '\ufffc');
}

function blocksIn(text: string, offset: number): readonly Mark[] {
  const lists = [...text.matchAll(LIST)].map(({ 0: written, index }) => list(written, offset + index));
  const headings = [...text.matchAll(HEADING)].map((match): Mark => {
    const level = match[1]!.length;
    const start = offset + match.index + match[0].indexOf('#');
    const end = offset + match.index + match[0].trimEnd().replace(/[ \t]+#+$/, '').length;
    const textStart = offset + match.index + match[0].length - match[2]!.length;
    const edits = [
      replace(spanOf(start, textStart), `<h${level}>`),
      replace(spanOf(end, offset + match.index + match[0].trimEnd().length), `</h${level}>`),
    ];
    return { kind: 'heading', span: spanOf(start, end), edits };
  });
  return [...lists, ...headings];
}

/** Its items are written as such; what is to stand around them depends on where the list stands. */
function list(written: string, at: number): Mark {
  const edits: TextEdit[] = [];
  const items = [...written.matchAll(/(?<=^|[\n\r])[ \t]*(?:[-*+]|\d{1,3}\.)[ \t]+/g)];
  items.forEach(({ 0: sign, index }, count) => {
    const next = items[count + 1]?.index ?? written.length;
    edits.push(replace(spanOf(at + index, at + index + sign.length), '<li>'));
    edits.push(insert(at + index + written.slice(index, next).trimEnd().length, '</li>'));
  });
  const start = at + written.search(/\S/);
  return { kind: 'list', span: spanOf(start, at + written.trimEnd().length), edits };
}

function pictures(text: string, offset: number): readonly Mark[] {
  return [...text.matchAll(IMAGE)].map(({ 0: written, 1: alt, 2: url, 3: title, index }) => {
    const span = spanOf(offset + index, offset + index + written.length);
    const html = `<img src="${quoted(url!)}" alt="${quoted(alt!)}"${titled(title)}>`;
    return { kind: 'image', span, edits: [replace(span, html)] };
  });
}

function links(text: string, offset: number): readonly Mark[] {
  return [...text.matchAll(LINK)].flatMap(
    ({ 0: written, 1: label, 2: url, 3: title, index }): readonly Mark[] => {
      if (text[index - 1] === '!' || label!.trim() === '' || /\n[ \t]*\r?\n/.test(label!)) return [];
      const start = offset + index;
      const labelEnd = start + 1 + label!.length;
      const span = spanOf(start, start + written.length);
      const open = replace(spanOf(start, start + 1), `<a href="${quoted(url!)}"${titled(title)}>`);
      return [{ kind: 'link', span, edits: [open, replace(spanOf(labelEnd, span.end), '</a>')] }];
    },
  );
}

function strong({ 0: written, 1: bold, index }: RegExpExecArray, offset: number): readonly Mark[] {
  // Of numbers, stars may mean a power.
  const isMeant = /\p{L}|\ufffc|^[\p{N}\p{P}]+$/u.test(bold!) && !/^\s.*\s$|\n[ \t]*\r?\n/s.test(bold!);
  return isMeant ? [wrap('bold', spanOf(offset + index, offset + index + written.length), bold!, 2)] : [];
}

function emphasis(match: RegExpExecArray, offset: number): readonly Mark[] {
  const { 0: written, 1: low, 2: star, index, input } = match;
  const content = low ?? star!;
  if (!/\p{L}/u.test(content)) return [];
  // `maps, *charts, *logs`: stars in a list, of which each marks the word behind it.
  if (/[、，,；;|｜/]$/u.test(content) && /^[\p{L}\p{N}]/u.test(input.slice(index + written.length)))
    return [];
  return [wrap('emphasis', spanOf(offset + index, offset + index + written.length), content, 1)];
}

/** Blanks within the signs go behind them. */
function wrap(kind: 'bold' | 'emphasis', span: Span, content: string, size: number): Mark {
  const name = kind === 'bold' ? 'strong' : 'em';
  const before = content.length - content.trimStart().length;
  const behind = content.length - content.trimEnd().length;
  return {
    kind,
    span,
    edits: [
      replace(spanOf(span.start, span.start + size + before), `${' '.repeat(Math.min(before, 1))}<${name}>`),
      replace(spanOf(span.end - size - behind, span.end), `</${name}>${' '.repeat(Math.min(behind, 1))}`),
    ],
  };
}

/** Of two marks that would edit the same place the first found stays. */
function withoutShared(marks: readonly Mark[]): readonly Mark[] {
  const taken = new Set<number>();
  return marks.filter(({ edits }) => {
    const places = edits.flatMap(({ span: { start, end } }) => range(start, end));
    if (places.some(place => taken.has(place))) return false;
    for (const place of places) taken.add(place);
    return true;
  });
}

/** Of two marks of which each holds a part of the other the first stays; in source order. */
function withoutCrossing(marks: readonly Mark[]): readonly Mark[] {
  const sorted = [...marks].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  const open: number[] = [];
  return sorted.filter(({ span: { start, end } }) => {
    while ((open.at(-1) ?? end) <= start) open.pop();
    if (end > (open.at(-1) ?? end)) return false;
    open.push(end);
    return true;
  });
}

function range(start: number, end: number): readonly number[] {
  return Array.from({ length: end - start }, (_, index) => start + index);
}

function quoted(text: string): string {
  return text.replaceAll('"', '&quot;');
}

function titled(title: string | undefined): string {
  return title === undefined ? '' : ` title="${quoted(title)}"`;
}
