import { characterOf, entityNamed, nameOfEntity } from '../kramdown/entities.ts';
import type { KramdownOptions } from '../site/kramdown-options.ts';

/*
 * kramdown's ways to write text as HTML (`Kramdown::Utils::Html`). References to entities stay as they are.
 */

const REFERENCE = '&(?:[\\w:][-\\w.:]*|#\\d+|#x[0-9a-fA-F]+);';
const IN_TEXT = new RegExp(`${REFERENCE}|[<>&]`, 'g');
const IN_ATTRIBUTE = new RegExp(`${REFERENCE}|[<>&"]`, 'g');
const escapes: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' };

/** Text between tags. */
export function escapeText(text: string): string {
  return /[<>&]/.test(text) ? text.replace(IN_TEXT, found => escapes[found] ?? found) : text;
}

/** The value of an attribute, for between double quotes. */
export function escapeAttribute(value: string): string {
  return /[<>&"]/.test(value) ? value.replace(IN_ATTRIBUTE, found => escapes[found] ?? found) : value;
}

/** Code, or any text in which nothing is a reference. */
export function escapeCode(text: string): string {
  return text.replace(/[<>&]/g, found => escapes[found]!);
}

/** An entity as the options have it written; `original` is how the post writes it. */
export function writeEntity(
  codePoint: number,
  original: string | undefined,
  options: KramdownOptions,
): string {
  const { entityOutput } = options;
  const character = characterOf(codePoint);
  const isEscaped = character !== undefined && character in escapes;
  if (entityOutput === 'as_char' && character !== undefined && (character === '"' || !isEscaped))
    return character;
  if ((entityOutput === 'as_char' || entityOutput === 'as_input') && original !== undefined) return original;
  const name = nameOfEntity(codePoint);
  if ((entityOutput === 'symbolic' || isEscaped) && name !== undefined) return `&${name};`;
  // Ruby's numbers know no limit.
  return Number.isSafeInteger(codePoint) || original === undefined ? `&#${codePoint};` : original;
}

/** What symbols are made of. */
const symbolEntities: Readonly<Record<string, readonly string[]>> = {
  laquo_space: ['laquo', 'nbsp'],
  raquo_space: ['nbsp', 'raquo'],
};

/** A dash, an ellipsis or the like. */
export function writeSymbol(name: string, options: KramdownOptions): string {
  const own = Object.hasOwn(options.typographicSymbols, name) ? options.typographicSymbols[name] : undefined;
  if (own !== undefined) return escapeText(own);
  const entities = symbolEntities[name] ?? [name];
  return entities.map(entity => writeEntity(entityNamed(entity) ?? 0, undefined, options)).join('');
}

const quoteOrder = ['lsquo', 'rsquo', 'ldquo', 'rdquo'];

/** A typographic quote, which the options may replace by another. */
export function writeQuote(name: string, options: KramdownOptions): string {
  const chosen = options.smartQuotes[quoteOrder.indexOf(name)] ?? name;
  const codePoint = entityNamed(chosen) ?? (/^\d+$/.test(chosen) ? Number(chosen) : undefined);
  return codePoint === undefined ? chosen : writeEntity(codePoint, undefined, options);
}

const CJK_LINE_END =
  /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])\n(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/gu;

/** Text without the line ends between Chinese or Japanese characters. */
export function joinCjkLines(text: string): string {
  return text.replace(CJK_LINE_END, '');
}
