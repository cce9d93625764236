import { createScanner, type Node, type ParseError, parseTree } from 'jsonc-parser';
import { phraseKey } from './phrase.ts';
import { type Span, spanOf } from './span.ts';

/** A JSON text as read. */
export type JsonReading = { readonly root: Node } | { readonly fault: JsonFault };

/** The first place at which a text is no JSON. */
export interface JsonFault {
  /** What is wrong, in English, to stand in a sentence: `a comma is missing`. */
  readonly reasonKey: string;
  readonly span: Span;
}

/** Deeper than any settings; the parser recurses. */
const MAX_DEPTH = 100;

/** By the parser's numbers, whose names are no values that a bundle could hold (`ParseErrorCode`). */
const reasons: Readonly<Record<number, string>> = {
  3: phraseKey('a name in quotation marks is missing'),
  4: phraseKey('a value is missing'),
  5: phraseKey('a colon is missing'),
  6: phraseKey('a comma is missing'),
  7: phraseKey('"}" is missing'),
  8: phraseKey('"]" is missing'),
  9: phraseKey('nothing may follow here'),
  11: phraseKey('a comment is not closed'),
  12: phraseKey('a text is not closed or contains characters that must be escaped'),
  15: phraseKey('a text contains characters that must be escaped'),
};
const OTHER = phraseKey('this is not a JSON value');

/**
 * Reads JSON as VS Code's settings are written: with comments, and with commas behind the last item. Never throws;
 * takes time linear in the text.
 */
export function readJsonTree(text: string): JsonReading {
  // Some editors put a mark at a file's start.
  const json = text.replace(/^\ufeff/, ' ');
  const tooDeep = findTooDeep(json);
  if (tooDeep) return { fault: { reasonKey: phraseKey('it is nested too deeply'), span: tooDeep } };
  const errors: ParseError[] = [];
  const root = parseTree(json, errors, { allowTrailingComma: true });
  const [error, next] = errors;
  if (root && !error) return { root };
  // Where a word stands in the place of a name, that is what is wrong with it.
  const isName = error?.error === 1 && next?.error === 3;
  const { error: code = 4, offset = 0, length = 0 } = isName ? { ...error, error: 3 } : (error ?? {});
  const end = Math.min(text.length, offset + Math.max(1, length));
  const isCut = code === 4 && offset >= text.length;
  const reasonKey = isCut ? phraseKey('the text ends too early') : (reasons[code] ?? OTHER);
  return { fault: { reasonKey, span: spanOf(Math.min(offset, Math.max(0, text.length - 1)), end) } };
}

/** The part of a text that a node stands for. */
export function spanOfNode({ offset, length }: Node): Span {
  return spanOf(offset, offset + length);
}

/** The members of an object, in source order: a name, and what it names. Of a name given twice the last counts. */
export function membersOf({ type, children = [] }: Node): readonly (readonly [name: Node, value: Node])[] {
  if (type !== 'object') return [];
  return children.map(({ children: [name, value] = [] }) => [name!, value!]);
}

/** The bracket that opens one level too many. */
function findTooDeep(text: string): Span | undefined {
  const scanner = createScanner(text, true);
  let depth = 0;
  for (let token = scanner.scan(); token !== END_OF_TEXT; token = scanner.scan()) {
    if (OPENING.has(token)) depth++;
    else if (CLOSING.has(token)) depth--;
    if (depth > MAX_DEPTH) return spanOf(scanner.getTokenOffset(), scanner.getPosition());
  }
  return undefined;
}

/** `SyntaxKind` of the scanner. */
const OPENING: ReadonlySet<number> = new Set([1, 3]);
const CLOSING: ReadonlySet<number> = new Set([2, 4]);
const END_OF_TEXT = 17;
