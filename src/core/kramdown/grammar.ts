/*
 * kramdown 2.4's grammar of tags: HTML_TAG_RE, HTML_TAG_CLOSE_RE and HTML_COMMENT_RE of Kramdown::Parser::Html,
 * with REXML's UNAME_STR for names, as scanners that take linear time on any text.
 */

import { skipSpace } from '../text/ascii-space.ts';

/** An attribute by its positions in the text that was scanned. */
export interface ScannedAttribute {
  readonly nameStart: number;
  readonly nameEnd: number;
  /** −1 where there is no value. */
  readonly valueStart: number;
  readonly valueEnd: number;
  readonly end: number;
}

/** A start tag by its positions. */
export interface ScannedTag {
  readonly nameEnd: number;
  readonly attributes: readonly ScannedAttribute[];
  readonly selfClosing: boolean;
  readonly end: number;
}

/** Scans one text; remembers what it did not find, so that no part is searched twice. */
export interface TagScanner {
  /** The start tag at `at`, where a `<` stands, if kramdown can read it. */
  startTag(at: number): ScannedTag | undefined;
  /** The position after the end tag at `at`, where `</` stands, or −1. */
  endTag(at: number): number;
  /** The position after a construct that starts at `at` and runs to `terminator`, or −1. */
  until(terminator: string, at: number): number;
}

/** Not the letter that a placeholder of Liquid begins with: what stands there on the page is not known. */
const NAME_START = /(?!\ua500)[\p{Alphabetic}_]/u;
const NAME_PART = /[\p{Alphabetic}\p{Nd}_.-]/u;
const WORD_PART = /[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}]/u;

/** Where the name that starts at `at` ends (an optional `prefix:` included); `at` if there is none. */
export function scanName(text: string, at: number): number {
  const first = scanSimpleName(text, at);
  if (first === at || text.charCodeAt(first) !== 0x3a) return first;
  const second = scanSimpleName(text, first + 1);
  return second === first + 1 ? first : second;
}

function scanSimpleName(text: string, at: number): number {
  let position = at + sizeIf(NAME_START, text, at);
  if (position === at) return at;
  for (;;) {
    const size = sizeIf(NAME_PART, text, position);
    if (size === 0) return position;
    position += size;
  }
}

function scanWord(text: string, at: number): number {
  let position = at;
  for (;;) {
    const size = sizeIf(WORD_PART, text, position);
    if (size === 0) return position;
    position += size;
  }
}

/** How many UTF-16 units the character at `at` has if it is of the class, else 0. */
function sizeIf(characters: RegExp, text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit < 0x80) {
    const isLetterOrDigit =
      (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x30 && unit <= 0x39);
    if (isLetterOrDigit) return characters === NAME_START && unit <= 0x39 ? 0 : 1;
    if (unit === 0x5f) return 1;
    return characters === NAME_PART && (unit === 0x2d || unit === 0x2e) ? 1 : 0;
  }
  const point = text.codePointAt(at);
  if (point === undefined) return 0;
  const character = String.fromCodePoint(point);
  return characters.test(character) ? character.length : 0;
}

/** A scanner over `text`. */
export function createTagScanner(text: string): TagScanner {
  // Attribute boundaries from which no tag can be finished: whichever tag a scan started at, it fails there.
  const deadEnds = new Set<number>();
  const absentFrom = new Map<string, number>();
  /** The last place at which each terminator was found, and from where it was searched. */
  const lastFound = new Map<string, { readonly from: number; readonly found: number }>();

  function find(needle: string, at: number): number {
    if (at >= (absentFrom.get(needle) ?? Number.POSITIVE_INFINITY)) return -1;
    const found = text.indexOf(needle, at);
    if (found < 0) absentFrom.set(needle, at);
    return found;
  }

  function attribute(at: number): ScannedAttribute | undefined {
    const nameStart = skipSpace(text, at);
    if (nameStart === at) return undefined;
    const nameEnd = scanName(text, nameStart);
    if (nameEnd === nameStart) return undefined;
    const bare = { nameStart, nameEnd, valueStart: -1, valueEnd: -1, end: nameEnd };
    const equals = skipSpace(text, nameEnd);
    if (text.charCodeAt(equals) !== 0x3d) return bare;
    const valueStart = skipSpace(text, equals + 1);
    const quote = text[valueStart];
    if (quote === '"' || quote === "'") {
      const close = find(quote, valueStart + 1);
      if (close < 0) return bare;
      return { nameStart, nameEnd, valueStart: valueStart + 1, valueEnd: close, end: close + 1 };
    }
    const valueEnd = scanWord(text, valueStart);
    if (valueEnd === valueStart) return bare;
    return { nameStart, nameEnd, valueStart, valueEnd, end: valueEnd };
  }

  function startTag(at: number): ScannedTag | undefined {
    const nameEnd = scanName(text, at + 1);
    if (nameEnd === at + 1) return undefined;
    const attributes: ScannedAttribute[] = [];
    let position = nameEnd;
    for (;;) {
      if (deadEnds.has(position)) break;
      const next = attribute(position);
      if (!next) {
        const close = skipSpace(text, position);
        const selfClosing = text.charCodeAt(close) === 0x2f;
        const bracket = selfClosing ? close + 1 : close;
        if (text.charCodeAt(bracket) === 0x3e) return { nameEnd, attributes, selfClosing, end: bracket + 1 };
        break;
      }
      attributes.push(next);
      position = next.end;
    }
    let boundary = nameEnd;
    for (const { end } of attributes) {
      deadEnds.add(boundary);
      boundary = end;
    }
    return undefined;
  }

  function endTag(at: number): number {
    const nameEnd = scanName(text, at + 2);
    if (nameEnd === at + 2) return -1;
    const bracket = skipSpace(text, nameEnd);
    return text.charCodeAt(bracket) === 0x3e ? bracket + 1 : -1;
  }

  function until(terminator: string, at: number): number {
    const last = lastFound.get(terminator);
    const found = last && last.from <= at && at <= last.found ? last.found : find(terminator, at);
    if (found !== last?.found) lastFound.set(terminator, { from: at, found });
    return found < 0 ? -1 : found + terminator.length;
  }

  return { startTag, endTag, until };
}
