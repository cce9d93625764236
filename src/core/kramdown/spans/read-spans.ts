import { skipSpaceBack, strip } from '../../text/ascii-space.ts';
import { type Source, sliceSource } from '../../text/source.ts';
import type { KramdownDocument } from '../document.ts';
import { Element } from '../element.ts';
import { createTagScanner } from '../grammar.ts';
import type { OpenTag } from '../sink.ts';
import { readCodespan } from './codespan.ts';
import { readEmphasis } from './emphasis.ts';
import { readAutolink, readLink } from './links.ts';
import { readSmartQuotes } from './smart-quotes.ts';
import { readFootnoteMarker, readSpanExtension } from './span-extensions.ts';
import { readSpanHtml } from './span-html.ts';
import { type SpanMode, type SpanState, type Stop, takeElement, takeText } from './span-state.ts';
import { readEntity, readEscape, readLineBreak, readSymbol } from './symbols.ts';

/** Where something may start; before a quote, its rules ask for one character more. */
const SPECIAL: Readonly<Record<SpanMode, RegExp>> = {
  all: /[*_`<[\]"'$&\\]|!\[|\{:|--|\.\.\.| ?>>| (?= \n)|~~/g,
  tags: /</g,
  code: /`/g,
  'code-and-tags': /[`<]/g,
};

/** How much of a text may be read on trial, as a multiple of its length: real text needs far less than once. */
const TRIALS = 16;
/** What a short text may have at least: a few marks in each other try each other's text over and over. */
const MIN_TRIALS = 30_000;

/** What a text of Markdown stands in. */
export interface SpanPlace {
  readonly document: KramdownDocument;
  readonly parentTag: OpenTag | undefined;
}

/** Reads the spans of `source` into `element`, as kramdown's `parse_spans` does. Takes linear time. */
export function readSpans(
  source: Source,
  element: Element,
  { document, parentTag }: SpanPlace,
  mode: SpanMode = 'all',
): void {
  const { text } = source;
  const { sink } = document;
  const state: SpanState = {
    document,
    source,
    text,
    reader: {
      source,
      scanner: createTagScanner(text),
      sink,
      scope: -++sink.texts,
      textEnd: source.offsetAt(skipSpaceBack(text, text.length)),
      looseEnds: new Map(),
    },
    position: 0,
    tree: element,
    ancestors: [],
    parentTag,
    noStrikeFrom: Number.POSITIVE_INFINITY,
    budget: { left: TRIALS * text.length + MIN_TRIALS },
    read: (inner, stop, innerMode) => {
      const { tree, ancestors } = state;
      ancestors.push(tree);
      state.tree = inner;
      const isFound = readUpTo(state, stop, innerMode);
      state.tree = tree;
      ancestors.pop();
      return isFound;
    },
  };
  readUpTo(state, undefined, mode);
}

/** Reads spans up to where `stop` accepts, or to the end. */
function readUpTo(state: SpanState, stop: Stop | undefined, mode: SpanMode): boolean {
  const { text } = state;
  const special = SPECIAL[mode];
  while (state.position < text.length) {
    special.lastIndex = state.position;
    const match = special.exec(text);
    if (!match) break;
    const at = match.index;
    if (mode === 'all' && isQuote(text.charCodeAt(at)) && at > state.position) {
      // The rules for quotes look at the character before as well.
      takeText(state, at - (isLowSurrogate(text.charCodeAt(at - 1)) ? 2 : 1));
      if (!readSmartQuotes(state)) takeText(state, at + 1);
      continue;
    }
    takeText(state, at);
    if (stop?.matches(text, at) && stop.accepts(state)) return true;
    if (!readAt(state, mode)) takeText(state, at + characterLength(text, at));
  }
  if (!stop) takeText(state, text.length);
  return false;
}

/** Reads what stands at the position, by kramdown's parsers in their order. */
function readAt(state: SpanState, mode: SpanMode): boolean {
  const { text, position } = state;
  const character = text[position];
  if (mode !== 'all') return character === '<' ? readSpanHtml(state) : readCodespan(state);
  switch (character) {
    case '*':
    case '_':
      return readEmphasis(state);
    case '`':
      return readCodespan(state);
    case '<':
      return readAutolink(state) || readSpanHtml(state) || readQuotesAt(state) || readSymbol(state);
    case '[':
      return readFootnoteMarker(state) || readLink(state) || readQuotesAt(state);
    case '!':
      return readLink(state);
    case '$':
      return readQuotesAt(state) || readMath(state);
    case '{':
      return readSpanExtension(state);
    case '&':
      return readQuotesAt(state) || readEntity(state);
    case '"':
    case "'":
      return readSmartQuotes(state);
    case '~':
      return readStrikethrough(state);
    default:
      return readQuotesAt(state) || readSymbol(state) || readLineBreak(state) || readEscape(state);
  }
}

/** Smart quotes where the character at the position stands before one. */
function readQuotesAt(state: SpanState): boolean {
  const { text, position } = state;
  return (
    text.charCodeAt(position) !== 0x5c && isQuote(text.charCodeAt(position + 1)) && readSmartQuotes(state)
  );
}

/** `$$mathematics$$` */
function readMath(state: SpanState): boolean {
  const { text, position, reader } = state;
  if (!text.startsWith('$$', position)) return false;
  const end = reader.scanner.until('$$', position + 2);
  if (end < 0) return false;
  takeElement(state, 'math', end, strip(text.slice(position + 2, end - 2)));
  return true;
}

/** `~~deleted~~`, in GitHub's Markdown; its content is a text of its own. */
function readStrikethrough(state: SpanState): boolean {
  const { text, position, document, source, parentTag } = state;
  const next = text[position + 2];
  if (document.options.input !== 'GFM' || next === undefined || /[ \t\n\v\f\r~]/.test(next)) return false;
  if (state.noStrikeFrom <= position) return false;
  const closing = /[^ \t\n\v\f\r~]~~/g;
  closing.lastIndex = position + 2;
  const close = closing.exec(text);
  if (!close) {
    state.noStrikeFrom = position;
    return false;
  }
  const contentEnd = close.index + 1;
  const element = takeElement(state, 'html', contentEnd + 2, 'del');
  readSpans(sliceSource(source, position + 2, contentEnd), element, { document, parentTag });
  return true;
}

function isQuote(unit: number): boolean {
  return unit === 0x22 || unit === 0x27;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

function characterLength(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

/** An element that holds the spans of a text, for those who only want to know where they stand. */
export function readSpansAlone(source: Source, place: SpanPlace, mode: SpanMode): Element {
  const element = new Element('root', 0, 0);
  readSpans(source, element, place, mode);
  return element;
}
