import { type Span, spanOf } from './span.ts';

/** A value of a JSON text, and where it stands. */
export interface JsonNode {
  readonly value: unknown;
  readonly span: Span;
  /** Of an object, in source order; a name given twice is there twice. */
  readonly members?: readonly JsonMember[];
  /** Of a list. */
  readonly items?: readonly JsonNode[];
}

/** A name in an object, and its value. */
export interface JsonMember {
  readonly name: string;
  /** With its quotes. */
  readonly nameSpan: Span;
  readonly node: JsonNode;
}

/** A JSON text as read. */
export type JsonReading = { readonly root: JsonNode } | { readonly fault: JsonFault };

/** The first place at which a text is no JSON. */
export interface JsonFault {
  /** What is wrong, to stand in a sentence: `a comma is missing`. */
  readonly message: string;
  readonly span: Span;
}

/** Deeper than any settings; the reader recurses. */
const MAX_DEPTH = 100;
/** White space, comments, and the mark that some editors put at a file's start. */
const TRIVIA = /(?:[\s\ufeff]+|\/\/[^\n\r]*|\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\/)*/y;
const STRING = /"(?:[^"\\\n\r]|\\.)*"/y;
const WORD = /[-+.\w]+/y;

class Fault extends Error {
  readonly span: Span;

  constructor(message: string, span: Span) {
    super(message);
    this.span = span;
  }
}

/**
 * Reads JSON as VS Code's settings are written: with comments, and with commas behind the last item. Never throws;
 * takes time linear in the text.
 */
export function readJsonText(text: string): JsonReading {
  let at = 0;
  try {
    skipTrivia();
    const root = readValue(0);
    if (at < text.length) fail('nothing may follow here');
    return { root };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { fault: { message: error.message, span: error.span } };
  }

  /** Reads a value and what may be skipped behind it. */
  function readValue(depth: number): JsonNode {
    if (depth > MAX_DEPTH) fail('it is nested too deeply');
    switch (text[at]) {
      case '{':
        return readObject(depth);
      case '[':
        return readList(depth);
      case '"':
        return readString();
      default:
        return readWord();
    }
  }

  function readObject(depth: number): JsonNode {
    const members: JsonMember[] = [];
    const span = readBetween('}', () => {
      if (text[at] !== '"') fail('a name in quotes is missing');
      const { value: name, span: nameSpan } = readString();
      if (text[at] !== ':') fail('a colon is missing');
      at++;
      skipTrivia();
      // `readString` yields nothing but strings.
      members.push({ name: String(name), nameSpan, node: readValue(depth + 1) });
    });
    const value = Object.fromEntries(members.map(({ name, node }) => [name, node.value]));
    return { value, span, members };
  }

  function readList(depth: number): JsonNode {
    const items: JsonNode[] = [];
    const span = readBetween(']', () => items.push(readValue(depth + 1)));
    return { value: items.map(({ value }) => value), span, items };
  }

  /** Reads what stands between brackets, with commas between, and the brackets. */
  function readBetween(end: string, readItem: () => void): Span {
    const start = at++;
    skipTrivia();
    while (text[at] !== end) {
      if (at >= text.length) fail(`"${end}" is missing`);
      readItem();
      if (text[at] === ',') {
        at++;
        skipTrivia();
      } else if (text[at] !== end) fail(at < text.length ? 'a comma is missing' : `"${end}" is missing`);
    }
    const span = spanOf(start, ++at);
    skipTrivia();
    return span;
  }

  function readString(): JsonNode {
    const span = match(STRING);
    if (!span) return fail('a text is not closed, or holds what must be escaped');
    return { value: parse(span), span: skipAfter(span) };
  }

  function readWord(): JsonNode {
    const span = match(WORD);
    if (!span) return fail(at < text.length ? 'a value is missing' : 'the text ends too early');
    return { value: parse(span), span: skipAfter(span) };
  }

  function parse(span: Span): unknown {
    try {
      return JSON.parse(text.slice(span.start, span.end));
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      throw new Fault('this is no value of JSON', span);
    }
  }

  function skipAfter(span: Span): Span {
    at = span.end;
    skipTrivia();
    return span;
  }

  function skipTrivia(): void {
    at = match(TRIVIA)!.end;
  }

  function match(pattern: RegExp): Span | undefined {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    return found ? spanOf(at, at + found[0].length) : undefined;
  }

  function fail(message: string): never {
    throw new Fault(
      message,
      spanOf(Math.min(at, Math.max(0, text.length - 1)), Math.min(at + 1, text.length)),
    );
  }
}
