import { isSpace, skipSpace } from '../text/ascii-space.ts';

/**
 * Where a tag that kramdown cannot read ends: as the HTML standard's tokenizer finds the end, except that a `<`
 * outside quotes, and a quoted value that goes on into other tags, end the search: such text is no tag.
 *
 * @param nameStart where the tag's name starts
 * @param known results by the position at which an attribute may start; shared by all calls on one text, it keeps
 *   them linear together
 * @returns the position after the `>`, or −1
 */
export function looseTagEnd(text: string, nameStart: number, known: Map<number, number>): number {
  let position = nameStart;
  while (position < text.length && !isSpace(text.charCodeAt(position)) && !'/<>'.includes(text[position]!)) {
    position++;
  }
  const passed: number[] = [];
  let end = -1;
  /** Where the tag ends if the quote of a value that holds a `>` was never meant to be closed there. */
  let fallback: { readonly end: number; readonly count: number } | undefined;
  for (;;) {
    const before = known.get(position);
    if (before !== undefined) {
      end = before;
      break;
    }
    passed.push(position);
    const next = skipAttribute(text, position);
    if (next.done) {
      end = next.end;
      break;
    }
    if (!fallback && next.bracket >= 0) fallback = { end: next.bracket, count: passed.length };
    position = next.end;
  }
  passed.forEach((place, index) => {
    known.set(place, end < 0 && fallback && index < fallback.count ? fallback.end : end);
  });
  return end < 0 ? (fallback?.end ?? -1) : end;
}

interface Step {
  readonly done: boolean;
  readonly end: number;
  /** The position after the first `>` in a quoted value, if no `<` comes before it; else −1. */
  readonly bracket: number;
}

function skipAttribute(text: string, at: number): Step {
  let position = at;
  while (isSpace(text.charCodeAt(position)) || text[position] === '/') position++;
  if (text[position] === '>') return { done: true, end: position + 1, bracket: -1 };
  if (position >= text.length || text[position] === '<') return { done: true, end: -1, bracket: -1 };

  // A name may start with `=`; quotes in it are only errors to HTML.
  position++;
  while (position < text.length && !isSpace(text.charCodeAt(position)) && !'/><='.includes(text[position]!)) {
    position++;
  }
  const equals = skipSpace(text, position);
  if (text[equals] !== '=') return { done: false, end: position, bracket: -1 };
  const valueStart = skipSpace(text, equals + 1);
  const quote = text[valueStart];
  if (quote === '"' || quote === "'") {
    const close = text.indexOf(quote, valueStart + 1);
    if (close < 0 || runsIntoTag(text.slice(valueStart + 1, close))) {
      return { done: true, end: firstBracket(text, valueStart, text.length), bracket: -1 };
    }
    return { done: false, end: close + 1, bracket: firstBracket(text, valueStart, close) };
  }
  position = valueStart;
  while (position < text.length && !isSpace(text.charCodeAt(position)) && !'<>'.includes(text[position]!)) {
    position++;
  }
  return { done: false, end: position, bracket: -1 };
}

/** Whether a quoted value ends where the value of another tag's attribute begins: its own quote was never closed. */
function runsIntoTag(value: string): boolean {
  const bracket = value.indexOf('>');
  const tag = value.lastIndexOf('<');
  return (
    bracket >= 0 &&
    tag > bracket &&
    value.indexOf('<') > bracket &&
    /^<[A-Za-z][^<>]*=\s*$/.test(value.slice(tag))
  );
}

/** A quote that is never closed: the tag ends at the next `>` if no other tag comes before. */
function firstBracket(text: string, from: number, to: number): number {
  for (let position = from; position < to; position++) {
    if (text[position] === '>') return position + 1;
    if (text[position] === '<') return -1;
  }
  return -1;
}
