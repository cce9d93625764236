import { strip, stripEnd, stripStart } from '../../text/ascii-space.ts';
import { countCharacters, toInteger } from '../evaluate.ts';
import { S } from '../liquid-grammar.ts';
import { LiquidStop } from '../liquid-stop.ts';
import { toText, wellFormed } from '../values/print-value.ts';
import { isInteger, isList, itemsOf, type Value } from '../values/value.ts';
import type { Filter, FilterTable, FilterUse } from './filter.ts';

type Change = (text: string, first: string, second: string) => string;

/** A filter that makes a text of a text, and of further ones. */
const change =
  (make: Change): Filter =>
  ({ input, operands, context }) => {
    const [text, first, second] = [input, operands[0] ?? null, operands[1] ?? null].map(toText) as [
      string,
      string,
      string,
    ];
    // A text that is put in at many places may grow beyond all bounds before anybody counts it.
    context.run.budget.make(text.length);
    return make(text, first, second);
  };

/** One to which `nil` is no text. */
const changeAny =
  (make: Change): Filter =>
  use =>
    use.input === null ? null : change(make)(use);

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** `CGI.escapeHTML`. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, character => escapes[character]!);
}

/** `CGI.escape`. */
export function escapeForm(text: string): string {
  return encodeURIComponent(wellFormed(text))
    .replace(/[!'()*]/g, character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');
}

function unescapeForm(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' ').replace(/%(?![\da-fA-F]{2})/g, '%25'));
  } catch {
    throw new LiquidStop('bad-value', '');
  }
}

/** Without what stands between pairs of marks, those included. Takes linear time: `<` may never be closed. */
function without(text: string, open: string, close: string): string {
  let kept = '';
  let position = 0;
  for (;;) {
    const start = text.indexOf(open, position);
    const end = start < 0 ? -1 : text.indexOf(close, start + open.length);
    if (end < 0) return kept + text.slice(position);
    kept += text.slice(position, start);
    position = end + close.length;
  }
}

function stripHtml(text: string): string {
  const blocks = [
    ['<script', '</script>'],
    ['<!--', '-->'],
    ['<style', '</style>'],
  ] as const;
  let rest = text;
  // One after the other, where Ruby takes the first that comes; they differ where one lies across another.
  for (const [open, close] of blocks) rest = without(rest, open, close);
  return without(rest, '<', '>');
}

/** `String#capitalize`. */
function capitalise(text: string): string {
  const [first = ''] = text;
  return first.toUpperCase() + text.slice(first.length).toLowerCase();
}

/** `String#split`: a space stands for any white space, and empty parts at the end are left out. */
export function splitText(text: string, separator: string): readonly string[] {
  const parts =
    separator === ' '
      ? strip(text)
          .split(new RegExp(`${S}+`))
          .filter((part, index) => index > 0 || part !== '')
      : separator === ''
        ? [...text]
        : text.split(separator);
  let length = parts.length;
  while (length > 0 && parts[length - 1] === '') length--;
  return parts.slice(0, length);
}

function replaceAll({ input, operands, context }: FilterUse): Value {
  const [text, part, other] = [input, operands[0] ?? null, operands[1] ?? null].map(toText) as [
    string,
    string,
    string,
  ];
  const occurrences = part === '' ? countCharacters(text) + 1 : text.split(part).length - 1;
  context.run.budget.make(text.length + occurrences * other.length);
  if (part !== '') return text.replaceAll(part, () => backslashed(other, part));
  return other + [...text].map(character => character + other).join('');
}

/** To Ruby `\0` in what is put in stands for what was found, and `\\` for a backslash. */
function backslashed(other: string, found: string): string {
  return other.replace(/\\([0&\\])/g, (_, sign) => (sign === '\\' ? '\\' : found));
}

function replaceLast(text: string, part: string, other: string): string {
  const start = text.lastIndexOf(part);
  return start < 0 ? text : text.slice(0, start) + other + text.slice(start + part.length);
}

function truncate({ input, operands: [length = 50, ending = '...'] }: FilterUse): Value {
  if (input === null) return null;
  const characters = [...toText(input)];
  const size = toInteger(length);
  const tail = toText(ending);
  const kept = Math.max(0, size - countCharacters(tail));
  return characters.length > size ? characters.slice(0, kept).join('') + tail : characters.join('');
}

function truncateWords({ input, operands: [count = 15, ending = '...'] }: FilterUse): Value {
  if (input === null) return null;
  const text = toText(input);
  const words = splitText(text, ' ');
  const kept = Math.max(1, toInteger(count));
  return words.length <= kept ? text : words.slice(0, kept).join(' ') + toText(ending);
}

function slice({ input, operands: [offset = null, length = null] }: FilterUse): Value {
  const items: readonly Value[] = isList(input) ? input : [...toText(input)];
  const start = toInteger(offset);
  const count = length === null || length === false ? 1 : toInteger(length);
  const from = start < 0 ? start + items.length : start;
  const isInside = from >= 0 && from <= items.length && count >= 0;
  const found = isInside ? items.slice(from, from + count) : [];
  return isList(input) ? found : found.join('');
}

function fromBase64(text: string): string {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) throw new LiquidStop('bad-value', '');
  const bits = [...text.replace(/=+$/, '')].map(character => BASE64.indexOf(character));
  const bytes: number[] = [];
  for (let index = 0; index + 1 < bits.length; index += 4) {
    const [a, b, c = 0, d = 0] = bits.slice(index, index + 4) as [number, number, number?, number?];
    const word = (a << 18) | (b << 12) | (c << 6) | d;
    bytes.push(...[word >> 16, (word >> 8) & 255, word & 255].slice(0, Math.min(3, bits.length - index - 1)));
  }
  return decodeBytes(bytes);
}

function decodeBytes(bytes: readonly number[]): string {
  try {
    return decodeURIComponent(bytes.map(byte => `%${byte.toString(16).padStart(2, '0')}`).join(''));
  } catch {
    throw new LiquidStop('bad-value', '');
  }
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function toBase64(text: string): string {
  const bytes = [...encodeURIComponent(wellFormed(text)).matchAll(/%([\dA-F]{2})|./g)].map(match =>
    match[1] === undefined ? match[0].charCodeAt(0) : Number.parseInt(match[1], 16),
  );
  let encoded = '';
  for (let index = 0; index < bytes.length; index += 3) {
    const [a, b, c] = bytes.slice(index, index + 3) as [number, number?, number?];
    const word = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    const letters = [18, 12, 6, 0].map(shift => BASE64[(word >> shift) & 63]!);
    encoded += letters
      .slice(0, b === undefined ? 2 : c === undefined ? 3 : 4)
      .join('')
      .padEnd(4, '=');
  }
  return encoded;
}

const urlSafe: Change = text => toBase64(text).replaceAll('+', '-').replaceAll('/', '_');
const fromUrlSafe: Change = text => fromBase64(text.replaceAll('-', '+').replaceAll('_', '/'));

/** Liquid's filters of texts. */
export const textFilters: FilterTable = {
  append: [change((text, tail) => text + tail), 1, 1],
  prepend: [change((text, head) => head + text), 1, 1],
  capitalize: [change(capitalise), 0, 0],
  downcase: [change(text => text.toLowerCase()), 0, 0],
  upcase: [change(text => text.toUpperCase()), 0, 0],
  escape: [changeAny(escapeHtml), 0, 0],
  h: [changeAny(escapeHtml), 0, 0],
  escape_once: [
    change(text => text.replace(/["><']|&(?!([a-zA-Z]+|(#\d+));)/g, found => escapes[found]!)),
    0,
    0,
  ],
  url_encode: [changeAny(escapeForm), 0, 0],
  url_decode: [changeAny(unescapeForm), 0, 0],
  base64_encode: [change(toBase64), 0, 0],
  base64_decode: [change(fromBase64), 0, 0],
  base64_url_safe_encode: [change(urlSafe), 0, 0],
  base64_url_safe_decode: [change(fromUrlSafe), 0, 0],
  strip: [change(strip), 0, 0],
  lstrip: [change(stripStart), 0, 0],
  rstrip: [change(stripEnd), 0, 0],
  strip_html: [change(stripHtml), 0, 0],
  strip_newlines: [change(text => text.replace(/\r?\n/g, '')), 0, 0],
  newline_to_br: [change(text => text.replace(/\r?\n/g, '<br />\n')), 0, 0],
  replace: [replaceAll, 1, 2],
  replace_first: [change((text, part, other) => text.replace(part, () => backslashed(other, part))), 1, 2],
  replace_last: [change(replaceLast), 2, 2],
  remove: [change((text, part) => (part === '' ? text : text.replaceAll(part, ''))), 1, 1],
  remove_first: [change((text, part) => text.replace(part, () => '')), 1, 1],
  remove_last: [change((text, part) => replaceLast(text, part, '')), 1, 1],
  slice: [slice, 1, 2],
  split: [({ input, operands }) => splitText(toText(input), toText(operands[0]!)), 1, 1],
  truncate: [truncate, 0, 2],
  truncatewords: [truncateWords, 0, 2],
  size: [({ input }) => sizeForFilter(input), 0, 0],
};

function sizeForFilter(value: Value): number {
  if (typeof value === 'string') return countCharacters(value);
  return isInteger(value) ? 8 : (itemsOf(value)?.length ?? 0);
}
