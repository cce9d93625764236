import { createTagScanner, scanName, skipSpace } from './grammar.ts';

/** Attributes that mean something without a value, and may therefore follow a value directly. */
const bareAttributes: ReadonlySet<string> = new Set(
  `allowfullscreen async autofocus autoplay checked controls default defer disabled hidden ismap itemscope loop
  multiple muted nomodule noshade novalidate open playsinline readonly required reversed selected`.split(
    /\s+/,
  ),
);

/**
 * Writes a tag that kramdown cannot read as one that it can, with the attributes that its author most likely meant:
 * quotes within a value become `&quot;`, bare values are quoted, missing blanks put in; what cannot be an attribute
 * is left out.
 *
 * @param raw the tag, from its `<` to its `>`
 * @returns undefined where no readable tag comes of it
 */
export function mendTag(raw: string): string | undefined {
  const mended = raw.startsWith('</') ? mendEndTag(raw) : mendStartTag(raw);
  if (mended === undefined) return undefined;
  const scanner = createTagScanner(mended);
  const end = mended.startsWith('</') ? scanner.endTag(0) : (scanner.startTag(0)?.end ?? -1);
  return end === mended.length ? mended : undefined;
}

function mendEndTag(raw: string): string | undefined {
  const nameEnd = scanName(raw, 2);
  return nameEnd === 2 ? undefined : `</${raw.slice(2, nameEnd)}>`;
}

function mendStartTag(raw: string): string | undefined {
  const nameEnd = scanName(raw, 1);
  if (nameEnd === 1) return undefined;
  const attributes: string[] = [];
  const stop = raw.length - 1;
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
    // What goes on with a quote is the end of a value that was closed too early, not a name.
    const isName = scanName(name, 0) === name.length && (hasValue || !/["']/.test(raw[position] ?? ''));
    if (isName) attributes.push(value ? `${name}="${value.text}"` : name);
  }
  const isSelfClosing = /\/\s*>$/.test(raw) && !/=\s*[^\s"']*\/\s*>$/.test(raw);
  return `<${[raw.slice(1, nameEnd), ...attributes].join(' ')}${isSelfClosing ? ' /' : ''}>`;
}

interface Value {
  /** Fit to stand between double quotes. */
  readonly text: string;
  readonly end: number;
}

/** Past one quoted run, with a `="…"` of its own, or one other character. */
function skipJunk(raw: string, start: number, stop: number): number {
  const match = /^(?:""|'')?(?:\s*=\s*(?:"[^"]*"|'[^']*'))?/.exec(raw.slice(start, stop))![0];
  return start + Math.max(1, match.length);
}

function readValue(raw: string, start: number, stop: number): Value {
  const quote = raw[start];
  if (quote !== '"' && quote !== "'") {
    const end = start + /^[^\s>]*/.exec(raw.slice(start, stop))![0].length;
    return { text: raw.slice(start, end).replaceAll('"', '&quot;'), end };
  }
  const close = findClosingQuote(raw, start, stop);
  const content = raw.slice(start + 1, close);
  return { text: trimStrayQuote(content, quote).replaceAll('"', '&quot;'), end: Math.min(close + 1, stop) };
}

/** The first quote behind which an attribute or the end of the tag follows; else the first quote at all. */
function findClosingQuote(raw: string, start: number, stop: number): number {
  const quote = raw[start]!;
  const first = raw.indexOf(quote, start + 1);
  if (first < 0 || first >= stop) return endOfUnclosedValue(raw, start, stop);
  for (let close = first; close >= 0 && close < stop; close = raw.indexOf(quote, close + 1)) {
    if (isEndOfValue(raw.slice(close + 1, stop + 1))) return close;
  }
  return first;
}

function endOfUnclosedValue(raw: string, start: number, stop: number): number {
  const next = /\s+[A-Za-z_][\w:.-]*\s*=\s*["']/.exec(raw.slice(start, stop));
  return next ? start + next.index : stop;
}

function isEndOfValue(rest: string): boolean {
  if (/^\s*\/?>$/.test(rest)) return true;
  const attribute = /^\s*(?:[;,]\s*)?([A-Za-z_][\w:.-]*)(\s*=|(?=[\s>]))/.exec(rest);
  if (!attribute) return false;
  if (attribute[2]!.trim() === '=') return true;
  return /^\s/.test(rest) && bareAttributes.has(attribute[1]!.toLowerCase());
}

/** A quote doubled by mistake (`target=""_blank"`) is no part of the value. */
function trimStrayQuote(content: string, quote: string): string {
  const inner = content.replace(new RegExp(`^${quote}|${quote}$`, 'g'), '');
  return inner.includes(quote) ? content : inner;
}
