import { sliceSource } from '../text/source.ts';
import { blockElements, spanContentElements } from './elements.ts';
import { createTagScanner } from './grammar.ts';
import { readComment } from './html.ts';
import { type OpenTag, type Reader, readEndTag, recordStartTag, recordUnreadable } from './sink.ts';
import { findAttribute } from './tag.ts';

const SPECIAL = /[`<\\]|\$\$|\{::|\]\(</g;
const ESCAPED = /\\[\\.*_+`<>()[\]{}#!:|"'$=\-~]/y;
const AUTOLINK_START = /<(?:mailto|https?|ftps?):(?=[^>\n])/y;
const EMAIL_AUTOLINK = /<[\p{Alphabetic}\p{Nd}_.-]+@[\p{Alphabetic}\p{Nd}_.-]+>/uy;
const EXTENSION = /\{::(comment|nomarkdown)(?:\s[^}]*)?\}/y;

/** An element whose end tag has not come yet. */
interface OpenSpan {
  readonly tag: OpenTag;
  /** No Markdown is read in it, only tags. */
  readonly isRaw: boolean;
}

/**
 * Reads the tags in the text of a paragraph, heading or the like, from `start` up to `end` of the reader's source,
 * as kramdown's span parsers do: what is open at the end is closed there.
 */
export function readSpans(outer: Reader, start: number, end: number, parent: OpenTag | undefined): void {
  const source = sliceSource(outer.source, start, end);
  const { text } = source;
  if (!text.includes('<')) return;
  const reader: Reader = {
    source,
    scanner: createTagScanner(text),
    sink: outer.sink,
    scope: -++outer.sink.texts,
    textEnd: source.offsetAt(text.trimEnd().length),
    looseEnds: new Map(),
  };
  const open: OpenSpan[] = [];
  let position = 0;
  while (position < text.length) {
    const innermost = open.at(-1);
    const at = innermost?.isRaw ? text.indexOf('<', position) : nextSpecial(text, position);
    if (at < 0) return;
    position = innermost?.isRaw ? at : skipMarkdown(reader, at);
    if (position === at) position = readTag(reader, at, open, parent);
  }
}

function nextSpecial(text: string, from: number): number {
  SPECIAL.lastIndex = from;
  return SPECIAL.exec(text)?.index ?? -1;
}

/** The position after a construct of Markdown in which `<` means nothing; `at` itself at a `<` that may be a tag. */
function skipMarkdown(reader: Reader, at: number): number {
  const { text } = reader.source;
  switch (text[at]) {
    case '`':
      return skipCodeSpan(reader, at);
    case '\\':
      return matchEnd(ESCAPED, text, at) ?? at + 1;
    case '$':
      return skipTo(reader, '$$', at + 2) ?? at + 2;
    case '{': {
      const start = matchEnd(EXTENSION, text, at);
      return (start && skipTo(reader, '{:/', start)) ?? at + 3;
    }
    case ']':
      return skipTo(reader, '>)', at + 3) ?? at + 2;
    default:
      return skipAutolink(reader, at) ?? at;
  }
}

function skipAutolink(reader: Reader, at: number): number | undefined {
  const { scanner, source } = reader;
  const start = matchEnd(AUTOLINK_START, source.text, at);
  if (start === undefined) return matchEnd(EMAIL_AUTOLINK, source.text, at);
  const end = scanner.until('>', start);
  const lineEnd = scanner.until('\n', start);
  return end < 0 || (lineEnd >= 0 && lineEnd < end) ? undefined : end;
}

function skipCodeSpan(reader: Reader, at: number): number {
  const { text } = reader.source;
  let end = at;
  while (text[end] === '`') end++;
  const delimiter = text.slice(at, end);
  const isLoneMark =
    delimiter.length === 1 && (at === 0 || /\s/.test(text[at - 1]!)) && /\s/.test(text[end] ?? '');
  return (isLoneMark ? undefined : skipTo(reader, delimiter, end)) ?? end;
}

function skipTo(reader: Reader, terminator: string, from: number): number | undefined {
  const end = reader.scanner.until(terminator, from);
  return end < 0 ? undefined : end;
}

function matchEnd(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  return match ? at + match[0].length : undefined;
}

function readTag(reader: Reader, at: number, open: OpenSpan[], outerParent: OpenTag | undefined): number {
  const { text } = reader.source;
  const parent = open.at(-1)?.tag ?? outerParent;
  if (text.startsWith('<!--', at)) {
    const end = readComment(reader, at);
    return end < 0 ? at + 1 : end;
  }
  if (text[at + 1] === '/') {
    const { end, isClosing } = readEndTag(reader, at, open.at(-1)?.tag, parent);
    if (isClosing) open.pop();
    return end;
  }
  const scanned = reader.scanner.startTag(at);
  if (!scanned) {
    recordUnreadable(reader, at, parent);
    return at + 1;
  }
  const tag = recordStartTag(reader, at, scanned, parent, name => blockElements.has(name));
  if (tag.kind === 'open' && !tag.printed) open.push({ tag, isRaw: isRawSpan(tag, open.at(-1)) });
  return scanned.end;
}

function isRawSpan(tag: OpenTag, outer: OpenSpan | undefined): boolean {
  const markdown = findAttribute(tag, 'markdown')?.value;
  if (markdown === '0') return true;
  if (markdown === 'span') return false;
  return (outer?.isRaw ?? false) || !spanContentElements.has(tag.name);
}
