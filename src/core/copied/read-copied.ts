import { textOnly } from '../html/element-sets.ts';

/** A piece of what was copied, as a browser reads it. Comments, doctypes and processing instructions are left out. */
export type Token =
  | { readonly kind: 'text'; readonly text: string }
  /** A start tag; of attributes given twice the first counts. */
  | { readonly kind: 'open'; readonly name: string; readonly attributes: ReadonlyMap<string, string> }
  | { readonly kind: 'close'; readonly name: string };

/** `<!-->` is a whole one, and `--!>` ends one as well. */
const COMMENT = /<!--(?:-?>|[\s\S]*?--!?>)/y;
const NAME = /[a-zA-Z][^\s/>]*/y;
const ATTRIBUTE_NAME = /[^\s/>=]+/y;
const BLANKS = /[\s/]*/y;
const SPACES = /\s*/y;
const BARE_VALUE = /[^\s>]*/y;

/**
 * Reads HTML as browsers do (WHATWG HTML, 13.2.5), not as kramdown does: this is what a browser put on the clipboard, or
 * the source of a page. A tag that never ends is text. Takes time linear in the text.
 */
export function readCopied(html: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let written = 0;
  let isOver = false;
  const addText = (end: number): void => {
    if (end > written) tokens.push({ kind: 'text', text: html.slice(written, end) });
  };
  // What is not found once is not there behind either: looking again for each would take quadratic time.
  const missing = new Set<string>();
  const find = (text: string, from: number): number => {
    if (missing.has(text)) return -1;
    const found = html.indexOf(text, from);
    if (found < 0) missing.add(text);
    return found;
  };

  while (!isOver) {
    const start = html.indexOf('<', at);
    if (start < 0) break;
    const markup = readMarkup(start);
    if (!markup) {
      at = start + 1;
      continue;
    }
    addText(start);
    if (markup.token) tokens.push(markup.token);
    at = markup.end;
    written = at;
    if (markup.token?.kind !== 'open' || !textOnly.has(markup.token.name)) continue;
    const end = endOfRaw(markup.token.name, at);
    if (end === undefined) continue;
    at = end;
    written = at;
  }
  addText(html.length);
  return tokens;

  function readMarkup(start: number): { readonly token?: Token; readonly end: number } | undefined {
    const next = html[start + 1];
    if (html.startsWith('<!--', start)) return readComment(start);
    if (next === '!' || next === '?') {
      const end = find('>', start);
      return end < 0 ? undefined : { end: end + 1 };
    }
    const isEnd = next === '/';
    const written = match(NAME, start + (isEnd ? 2 : 1));
    if (written === undefined) return undefined;
    const name = written.toLowerCase();
    const attributes = new Map<string, string>();
    // Some capitals are longer when they are small.
    const end = readAttributes(start + (isEnd ? 2 : 1) + written.length, attributes);
    // A browser shows nothing more of the page. What is text here, the editor sees.
    isOver = end === undefined;
    if (end === undefined) return undefined;
    return { token: isEnd ? { kind: 'close', name } : { kind: 'open', name, attributes }, end };
  }

  function readComment(start: number): { readonly end: number } | undefined {
    const comment = missing.has('-->') ? undefined : match(COMMENT, start);
    if (comment === undefined) missing.add('-->');
    return comment === undefined ? undefined : { end: start + comment.length };
  }

  /** Returns the offset behind the tag. */
  function readAttributes(start: number, attributes: Map<string, string>): number | undefined {
    let position = start;
    for (;;) {
      position += match(BLANKS, position)!.length;
      if (position >= html.length) return undefined;
      if (html[position] === '>') return position + 1;
      // A browser takes a `=` that begins a name for part of it.
      const name = match(ATTRIBUTE_NAME, position) ?? html[position]!;
      position += name.length;
      const afterName = position + match(SPACES, position)!.length;
      let value = '';
      if (html[afterName] === '=') {
        const read = readValue(afterName + 1);
        if (!read) return undefined;
        value = read.value;
        position = read.end;
      }
      const key = name.toLowerCase();
      if (!attributes.has(key)) attributes.set(key, value);
    }
  }

  function readValue(start: number): { readonly value: string; readonly end: number } | undefined {
    const from = start + match(SPACES, start)!.length;
    const quote = html[from];
    if (quote !== '"' && quote !== "'") {
      const value = match(BARE_VALUE, from)!;
      return { value, end: from + value.length };
    }
    const end = find(quote, from + 1);
    return end < 0 ? undefined : { value: html.slice(from + 1, end), end: end + 1 };
  }

  /** The offset of the end tag, or undefined where there is none: then the text stays, rather than all that follows go. */
  function endOfRaw(name: string, from: number): number | undefined {
    if (missing.has(`</${name}`)) return undefined;
    const end = new RegExp(`</${name}(?=[\\s/>])`, 'gi');
    end.lastIndex = from;
    const found = end.exec(html);
    if (!found) missing.add(`</${name}`);
    return found?.index;
  }

  function match(pattern: RegExp, position: number): string | undefined {
    pattern.lastIndex = position;
    return pattern.exec(html)?.[0];
  }
}
