/*
 * ASCII white space, which is what Ruby's `\s` and `strip` mean. JavaScript's `\s` and `trim` also take the
 * ideographic space (U+3000) and the no-break space, with which Chinese paragraphs begin.
 */

/** Whether a UTF-16 unit is ASCII white space. */
export function isSpace(unit: number): boolean {
  return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d);
}

/** Where the white space that starts at `at` ends. */
export function skipSpace(text: string, at: number): number {
  let position = at;
  while (isSpace(text.charCodeAt(position))) position++;
  return position;
}

/** Where the white space that ends at `end`, and not before `start`, starts. */
export function skipSpaceBack(text: string, end: number, start = 0): number {
  let position = end;
  while (position > start && isSpace(text.charCodeAt(position - 1))) position--;
  return position;
}

/** `text` without white space at both ends. */
export function strip(text: string): string {
  return stripEnd(stripStart(text));
}

/** `text` without white space at its start. */
export function stripStart(text: string): string {
  return text.slice(stripStartFrom(text, 0));
}

/** `text` without white space at its end. */
export function stripEnd(text: string): string {
  return text.slice(0, stripEndFrom(text, text.length));
}

/** Where `text` begins once white space is stripped from `at` on: unlike `\s`, Ruby's `strip` takes a NUL for such. */
export function stripStartFrom(text: string, at: number): number {
  let position = at;
  while (isStripped(text.charCodeAt(position))) position++;
  return position;
}

/** Where `text` ends once white space is stripped from its end at `end`, down to `start`. */
export function stripEndFrom(text: string, end: number, start = 0): number {
  let position = end;
  while (position > start && isStripped(text.charCodeAt(position - 1))) position--;
  return position;
}

function isStripped(unit: number): boolean {
  return unit === 0 || isSpace(unit);
}
