import { isSpace, skipSpaceBack, strip } from '../../text/ascii-space.ts';
import { createSourceBuilder, type Source, spanIn } from '../../text/source.ts';
import { normaliseName } from '../document.ts';
import { Element } from '../element.ts';
import { addBlock, type BlockState, isAfterBoundary, MAX_DEPTH } from './block-state.ts';
import { indentedCodeEnd } from './code.ts';
import { END_OF_BLOCK, isBoundaryAt, isIndented, lineEnd, matchAt } from './lines.ts';

/*
 * A definition leaves a boundary in the tree. Its value says what it stands for: attributes may be given to links,
 * abbreviations and footnotes, and only after a boundary without value may a heading start.
 */

const FOOTNOTE = / {0,3}\[\^(\w[\w-]*)\]:/y;
const LINK_START = / {0,3}\[([^\n\]]+)\]:[ \t]*/y;
const ABBREVIATION = / {0,3}\*\[([^\n]+?)\]:([^\n]*)\n/y;

/** `^` on a line of its own. */
export function readBoundary(state: BlockState): boolean {
  const mark = matchAt(END_OF_BLOCK, state.text, state.position);
  if (!mark) return false;
  addBlock(state, 'boundary', state.position + mark[0].length);
  return true;
}

/** `[^name]: text`, with the indented lines that belong to it. */
export function readFootnote(state: BlockState): boolean {
  const { source, text, position: start, document } = state;
  const mark = state.depth < MAX_DEPTH ? matchAt(FOOTNOTE, text, start) : undefined;
  if (!mark) return false;
  const contentStart = start + mark[0].length;
  const end = indentedCodeEnd(text, lineEnd(text, start));
  const span = spanIn(source, start, end);
  const content = new Element('root', span.start, span.end);
  state.readNested(content, withoutIndentation(source, contentStart, end));
  const boundary = addBlock(state, 'boundary', end, 'footnote');
  document.footnotes.set(mark[1]!, { content, boundary });
  return true;
}

function withoutIndentation(source: Source, start: number, end: number): Source {
  const { text } = source;
  const content = createSourceBuilder(source.offsetAt(end));
  for (let at = start; at < end; ) {
    const next = lineEnd(text, at);
    const indentation = isIndented(text, at) ? (text.charCodeAt(at) === 0x09 ? 1 : 4) : 0;
    content.copy(source, at + indentation, next);
    at = next;
  }
  return content.build();
}

/** `[name]: url "title"`; the title may stand on the next line. */
export function readLinkDefinition(state: BlockState): boolean {
  const { text, position, document } = state;
  const start = matchAt(LINK_START, text, position);
  if (!start) return false;
  const target = linkTargetAt(text, position + start[0].length);
  if (!target) return false;
  const boundary = addBlock(state, 'boundary', target.end, 'link');
  document.linkDefinitions.set(normaliseName(start[1]!), { url: target.url, title: target.title, boundary });
  return true;
}

interface LinkTarget {
  readonly url: string;
  readonly title: string | undefined;
  readonly end: number;
}

/** What LINK_DEFINITION_START finds after the colon. */
function linkTargetAt(text: string, at: number): LinkTarget | undefined {
  const newline = text.indexOf('\n', at);
  if (newline < 0) return undefined;
  if (text[at] === '<') {
    for (
      let close = text.indexOf('>', at);
      close >= 0 && close < newline;
      close = text.indexOf('>', close + 1)
    ) {
      const rest = restOfDefinition(text, close + 1, newline);
      if (rest) return { url: text.slice(at + 1, close), ...rest };
    }
  }
  const contentEnd = skipSpaceBack(text, newline, at);
  if (contentEnd === at) return undefined;
  const quote = text[contentEnd - 1];
  if (quote === '"' || quote === "'") {
    // The first quote after a blank starts the title, if the same one ends the line.
    for (
      let open = text.indexOf(quote, at + 1);
      open >= 0 && open < contentEnd - 2;
      open = text.indexOf(quote, open + 1)
    ) {
      const urlEnd = skipBlanksBack(text, open, at);
      if (urlEnd === open || urlEnd === at) continue;
      const url = text.slice(at, urlEnd);
      return /[ \t]["']/.test(url)
        ? undefined
        : { url, title: text.slice(open + 1, contentEnd - 1), end: newline + 1 };
    }
  }
  const url = text.slice(at, skipBlanksBack(text, contentEnd, at));
  if (/[ \t]["']/.test(url)) return undefined;
  return { url, ...(titleOnNextLine(text, newline) ?? { title: undefined, end: newline + 1 }) };
}

/** A title, or nothing, between the end of an address in angle brackets and the end of the line. */
function restOfDefinition(text: string, at: number, newline: number): Omit<LinkTarget, 'url'> | undefined {
  const start = skipBlanks(text, at);
  if (start === newline) return titleOnNextLine(text, newline) ?? { title: undefined, end: newline + 1 };
  return start > at ? titleAt(text, start, newline) : undefined;
}

function titleOnNextLine(text: string, newline: number): Omit<LinkTarget, 'url'> | undefined {
  const start = skipBlanks(text, newline + 1);
  return titleAt(text, start, text.indexOf('\n', start));
}

function titleAt(text: string, at: number, newline: number): Omit<LinkTarget, 'url'> | undefined {
  const quote = text[at];
  if (newline < 0 || (quote !== '"' && quote !== "'")) return undefined;
  const end = skipBlanksBack(text, newline, at);
  if (end - 1 < at + 2 || text[end - 1] !== quote) return undefined;
  return { title: text.slice(at + 1, end - 1), end: newline + 1 };
}

function skipBlanks(text: string, at: number): number {
  let position = at;
  while (text.charCodeAt(position) === 0x20 || text.charCodeAt(position) === 0x09) position++;
  return position;
}

function skipBlanksBack(text: string, end: number, start: number): number {
  let position = end;
  while (
    position > start &&
    (text.charCodeAt(position - 1) === 0x20 || text.charCodeAt(position - 1) === 0x09)
  )
    position--;
  return position;
}

/** `*[HTML]: HyperText Markup Language` */
export function readAbbreviation(state: BlockState): boolean {
  const match = matchAt(ABBREVIATION, state.text, state.position);
  if (!match) return false;
  const boundary = addBlock(state, 'boundary', state.position + match[0].length, 'abbreviation');
  state.document.abbreviations.set(match[1]!, { title: strip(match[2]!), boundary });
  return true;
}

/** Mathematics between `$$` that stands alone. */
export function readMath(state: BlockState): boolean {
  const { text, position, reader } = state;
  let at = position;
  while (at < position + 3 && text.charCodeAt(at) === 0x20) at++;
  const isEscaped = text.charCodeAt(at) === 0x5c;
  const open = isEscaped ? at + 1 : at;
  if (!text.startsWith('$$', open) || !isAfterBoundary(state)) return false;
  const close = reader.scanner.until('$$', open + 2);
  if (close < 0) return false;
  let end = close;
  while (isSpace(text.charCodeAt(end)) && text.charCodeAt(end) !== 0x0a) end++;
  const endsLine = text.charCodeAt(end) === 0x0a;
  if (isEscaped) {
    // kramdown drops the backslash and goes on as if it had not been there.
    if (endsLine) state.position = open;
    return false;
  }
  end = endsLine ? end + 1 : close;
  if (!isBoundaryAt(text, end)) return false;
  addBlock(state, 'math', end, strip(text.slice(open + 2, close - 2)));
  return true;
}
