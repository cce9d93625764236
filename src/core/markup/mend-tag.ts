import { bareAttributes } from '../html/element-sets.ts';
import { createTagScanner, scanName } from '../kramdown/grammar.ts';
import { skipSpace } from '../text/ascii-space.ts';

/** A tag written anew. */
export interface MendedTag {
  readonly text: string;
  /** Where a value ends had to be guessed: a quote is missing. */
  readonly isGuess: boolean;
}

/**
 * Writes a tag that kramdown cannot read as one that it can, with the attributes that its author most likely meant:
 * quotes within a value become `&quot;`, bare values are quoted, missing blanks put in; what cannot be an attribute
 * is left out.
 *
 * @param raw the tag, from its `<` to its `>`
 * @returns undefined where no readable tag comes of it
 */
export function mendTag(raw: string): MendedTag | undefined {
  const mended = raw.startsWith('</') ? mendEndTag(raw) : mendStartTag(raw);
  if (mended === undefined) return undefined;
  const { text } = mended;
  const scanner = createTagScanner(text);
  const end = text.startsWith('</') ? scanner.endTag(0) : (scanner.startTag(0)?.end ?? -1);
  return end === text.length ? mended : undefined;
}

function mendEndTag(raw: string): MendedTag | undefined {
  const nameStart = skipSpace(raw, 2);
  const nameEnd = scanName(raw, nameStart);
  return nameEnd === nameStart ? undefined : { text: `</${raw.slice(nameStart, nameEnd)}>`, isGuess: false };
}

function mendStartTag(raw: string): MendedTag | undefined {
  const nameEnd = scanName(raw, 1);
  if (nameEnd === 1) return undefined;
  const attributes: string[] = [];
  const stop = raw.length - 1;
  let isGuess = false;
  let position = nameEnd;
  while (position < stop) {
    const start = skipSpace(raw, position);
    const name = /^[^\s=>/"';]*/.exec(raw.slice(start, stop))![0];
    if (name === '') {
      position = skipJunk(raw, start, stop);
      continue;
    }
    const equals = skipSpace(raw, start + name.length);
    const hasValue = raw[equals] === '=';
    const value = hasValue ? readValue(raw, skipSpace(raw, equals + 1), stop) : undefined;
    position = value ? value.end : start + name.length;
    isGuess ||= value?.isGuess ?? false;
    // What goes on with a quote is the end of a value that was closed too early, not a name.
    const isName = scanName(name, 0) === name.length && (hasValue || !/["']/.test(raw[position] ?? ''));
    if (isName) attributes.push(value ? `${name}="${value.text}"` : name);
  }
  // The slash at the end of a bare or unclosed address belongs to it.
  const isSelfClosing = /[\s"']\/\s*>$/.test(raw);
  return {
    text: `<${[raw.slice(1, nameEnd), ...attributes].join(' ')}${isSelfClosing ? ' /' : ''}>`,
    isGuess,
  };
}

interface Value {
  /** Fit to stand between double quotes. */
  readonly text: string;
  readonly end: number;
  readonly isGuess: boolean;
}

/** Past one quoted run, with a `="…"` of its own, or one other character. */
function skipJunk(raw: string, start: number, stop: number): number {
  const match = /^(?:""|'')?(?:\s*=\s*(?:"[^"]*"|'[^']*'))?/.exec(raw.slice(start, stop))![0];
  return start + Math.max(1, match.length);
}

function readValue(raw: string, start: number, stop: number): Value {
  const quote = raw[start];
  if (quote !== '"' && quote !== "'") return readUnquoted(raw.slice(start, stop), start);
  const { close, isGuess } = findClosingQuote(raw, start, stop);
  const content = trimStrayQuote(raw.slice(start + 1, close), quote).replaceAll('"', '&quot;');
  return { text: content, end: Math.min(isGuess ? close : close + 1, stop), isGuess };
}

/** Quotes that a word processor made, none of which are any to HTML; one that it left may end the value. */
const TYPOGRAPHIC = /^(?:[“”„‟″][^>]*?[“”„‟″"]|[‘’][^>]*?[‘’'])(?=\s*\/?$|\s+[A-Za-z_][\w:.-]*\s*=)/;

/** A value between typographic quotes, or without any; one that only ends in a quote has lost its first. */
function readUnquoted(rest: string, start: number): Value {
  const typographic = TYPOGRAPHIC.exec(rest)?.[0];
  if (typographic !== undefined) {
    const text = typographic.slice(1, -1);
    // One within may as well have been meant to end the value.
    const isGuess = /[“”„‟″"]/.test(text);
    return { text: text.replaceAll('"', '&quot;'), end: start + typographic.length, isGuess };
  }
  const bare = /^[^\s>]*/.exec(rest)![0];
  const lost = /["'“”’](?=$|\/?$|[A-Za-z_][\w:.-]*=)/.exec(bare);
  if (!lost) {
    // `src=ship.png/>`: behind the name of a file the slash was meant for the tag.
    const value = bare === rest ? bare.replace(/(\.(?:png|jpe?g|gif|svg|webp|html?))\/$/i, '$1') : bare;
    return { text: value.replaceAll('"', '&quot;'), end: start + bare.length, isGuess: false };
  }
  return { text: bare.slice(0, lost.index), end: start + lost.index + 1, isGuess: lost.index === 0 };
}

interface ValueEnd {
  /** The position of the closing quote, or the one before which it is missing. */
  readonly close: number;
  readonly isGuess: boolean;
}

/** The first quote behind which an attribute or the end of the tag follows; else the first quote at all. */
function findClosingQuote(raw: string, start: number, stop: number): ValueEnd {
  const quote = raw[start]!;
  const first = raw.indexOf(quote, start + 1);
  if (first < 0 || first >= stop) return { close: endOfUnclosedValue(raw, start, stop), isGuess: true };
  // A quote behind ` name=` opens the next value: this one was never closed.
  const opensNext = /\s+[A-Za-z_][\w:.-]*\s*=\s*$/.exec(raw.slice(start + 1, first));
  if (opensNext) return { close: start + 1 + opensNext.index, isGuess: true };
  for (let close = first; close >= 0 && close < stop; close = raw.indexOf(quote, close + 1)) {
    if (isEndOfValue(raw.slice(close + 1, stop + 1))) return { close, isGuess: false };
  }
  return { close: first, isGuess: false };
}

/** Before the next attribute, or before a quote of another kind that was meant to close the value. */
function endOfUnclosedValue(raw: string, start: number, stop: number): number {
  const rest = raw.slice(start + 1, stop);
  const next = /\s+[A-Za-z_][\w:.-]*\s*=\s*["']/.exec(rest);
  const value = next ? rest.slice(0, next.index) : rest;
  const other = /["'“”’](?=\s*\/?\s*$)/.exec(value);
  return start + 1 + (other ? other.index : value.length);
}

function isEndOfValue(rest: string): boolean {
  if (/^\s*\/?>$/.test(rest)) return true;
  const attribute = /^\s*(?:[;,]\s*)?([A-Za-z_][\w:.-]*)(\s*=|(?=[\s>]))/.exec(rest);
  if (!attribute) return false;
  if (attribute[2]!.trim() === '=') return true;
  // A name whose value got lost, with left-over marks before the next: `" alt ; referrerpolicy="…"`.
  if (/^\s+[A-Za-z_][\w:.-]*\s*[;,]\s*[A-Za-z_][\w:.-]*\s*=/.test(rest)) return true;
  return /^\s/.test(rest) && bareAttributes.has(attribute[1]!.toLowerCase());
}

/** A quote doubled by mistake (`target=""_blank"`) is no part of the value. */
function trimStrayQuote(content: string, quote: string): string {
  const inner = content.replace(new RegExp(`^${quote}|${quote}$`, 'g'), '');
  return inner.includes(quote) ? content : inner;
}
