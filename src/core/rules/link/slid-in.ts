/*
 * What slid into an address and is none of it: a title, a quotation mark, a note, an attribute. Encoded as a part of the
 * address, it would make a wrong one look right.
 */

/** An address, and what was written behind it. */
export interface Slip {
  readonly address: string;
  /** The text of a title between quotation marks. */
  readonly title: string | undefined;
  /** What is behind it is known to be none of it: a title, a size, an attribute, not words that a path may hold as well. */
  readonly isSure: boolean;
}

const TITLE = /^(\S+)\s+["'“”„«‘’「『](.+)["'“”»‘’」』]$/su;
/** `{:target="_blank"}`, `target=_blank`, `=300x200` */
const ATTRIBUTE = /^(?:\{:?|=\d*x\d*$|(?:target|title|rel|class|alt|width|height|style)=)/i;
/** Brackets, quotation marks, dashes and signs of emphasis begin no further part of a path. */
const NOTE = /^(?:[([{<"'“”„«‘’*|]|[–—-]\s)/;
const FILE_OR_FOLDER = /(?:\.(?:html?|php|aspx?|pdf|png|jpe?g|gif|webp|svg)|\/)$|^[a-z]+:\/\/[^/]*$/i;
const PATH_GOES_ON = /[/?&=#%]|\.\w{2,5}$/;

/** What slid in behind a blank; undefined where the address may hold the blank itself. */
export function findSlip(url: string): Slip | undefined {
  const blank = url.search(/\s/);
  if (blank < 0) return undefined;
  const address = url.slice(0, blank);
  const rest = url.slice(blank).trim();
  const title = TITLE.exec(url)?.[2];
  if (title !== undefined) return { address, title, isSure: true };
  if (ATTRIBUTE.test(rest)) return { address, title, isSure: true };
  const isNote = NOTE.test(rest) || (FILE_OR_FOLDER.test(address) && !PATH_GOES_ON.test(rest));
  return isNote ? { address, title, isSure: false } : undefined;
}

/** Whether words behind a blank may as well be a note as a part of the path. */
export function mayBeNote(url: string): boolean {
  const rest = url.replace(/^\S*\s+/, '');
  return /\s/.test(rest) && !PATH_GOES_ON.test(rest);
}

const QUOTATION_MARKS = '"\'“”„‟«»‘’';

/** `url` without the quotation marks that were meant to stand around it, or to end a value; undefined where there are none. */
export function withoutQuotationMarks(url: string): string | undefined {
  // Hardly any address begins or ends with one; an expression would look at each of their characters.
  if (!QUOTATION_MARKS.includes(url.at(0) ?? '') && !QUOTATION_MARKS.includes(url.at(-1) ?? ''))
    return undefined;
  const inner = url.replace(/^["'“”„‟«»‘’]+|["'“”„‟«»‘’]+$/gu, '');
  const isAround = /^["'“”„‟«‘]/u.test(url);
  // One within the address may be a part of a name: `/wiki/“Heroes”`.
  const isLast = /["”“„]$/u.test(url) && !/["“”„«]/u.test(inner);
  return inner !== url && inner !== '' && (isAround || isLast) ? inner : undefined;
}

/** Whether `<`, `>` and `"` in a query, from the first of them on, are what is left of markup, not what is asked for. */
export function isLeftOverInQuery(rest: string): boolean {
  if (/["']\s*\/?>|["'>]\s+[\w-]+\s*=|["'][a-z-]+=["']|<\/?[a-z!]|[<>]$|^""$/i.test(rest)) return true;
  return (rest.match(/"/g)?.length ?? 0) % 2 === 1;
}
