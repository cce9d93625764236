import { strip } from '../../text/ascii-space.ts';
import { LiquidStop } from '../liquid-stop.ts';
import { inspect, toText, wellFormed } from '../values/print-value.ts';
import { RubyTime } from '../values/ruby-time.ts';
import { Float, isDrop, isHash, isInteger, isList, itemsOf, unknown, type Value } from '../values/value.ts';
import type { Filter, FilterTable, FilterUse } from './filter.ts';
import { escapeForm, splitText } from './text-filters.ts';

/** What only a text has: Ruby stops at anything else. */
function textOrStop(value: Value): string {
  if (typeof value !== 'string') throw new LiquidStop('bad-value', '');
  return value;
}

const xmlEscapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

const escapeXml = (text: string): string => text.replace(/[&<>"']/g, character => xmlEscapes[character]!);

/** `Addressable::URI.normalize_component`. */
function escapeUri(value: Value): Value {
  if (value === null) return null;
  const text = wellFormed(textOrStop(value));
  let plain = text;
  try {
    plain = decodeURIComponent(text);
  } catch {
    // A per cent sign that begins nothing.
  }
  return encodeURI(plain.normalize('NFC')).replace(/%5B/g, '[').replace(/%5D/g, ']');
}

const slugModes: ReadonlyMap<string, RegExp> = new Map([
  ['raw', /[ \t\r\n\f\v]+/g],
  ['default', /[^\p{M}\p{L}\p{Nd}]+/gu],
  ['pretty', /[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+/gu],
  ['ascii', /[^A-Za-z0-9]+/g],
]);

/** `Jekyll::Utils.slugify`. */
function slugify({ input, operands: [mode = null] }: FilterUse): Value {
  if (input === null) return null;
  const name = mode === null || mode === false ? 'default' : toText(mode);
  const text = name === 'latin' ? toLatin(textOrStop(input)) : textOrStop(input);
  const pattern = slugModes.get(name === 'latin' ? 'default' : name);
  return (pattern ? text.replace(pattern, '-').replace(/^-|-$/gm, '') : text).toLowerCase();
}

/** Letters that are none with an accent (`I18n::Backend::Transliterator`, without a language's own rules). */
const otherLetters: ReadonlyMap<string, string> = new Map(
  `Æ AE Ð D × x Ø O Þ Th ß ss æ ae ð d ø o þ th Đ D đ d Ħ H ħ h ı i Ĳ IJ ĳ ij ĸ k Ŀ L ŀ l Ł L ł l ŉ 'n Ŋ NG ŋ ng Œ OE œ oe Ŧ T
  ŧ t`
    .split(/\s+/)
    .map((letter, index, all) => [letter, all[index + 1] ?? ''] as const)
    .filter((_, index) => index % 2 === 0),
);

/** Accents go, and what is no letter of Europe's west and middle is a question mark. */
function toLatin(text: string): string {
  return text.replace(/[^\x00-\x7f]/gu, letter => {
    const [base = '', ...accents] = letter <= 'ž' ? letter.normalize('NFD') : '';
    return otherLetters.get(letter) ?? (accents.length > 0 && /[a-z]/i.test(base) ? base : '?');
  });
}

const CJK = '\\p{Script=Han}\\p{Script=Katakana}\\p{Script=Hiragana}\\p{Script=Hangul}';

/** Code that rouge colours, by elements that are not printed here: each has a blank, and counts as a word. */
const COLOURED =
  /class="(?:[^"<>]* )?language-(?!(?:plaintext|text)[ "])[^"<>]* highlighter-rouge"|<figure class="highlight"><pre><code class="language-(?!(?:plaintext|text)")/;

function countWords({ input, operands: [mode = null] }: FilterUse): Value {
  const text = textOrStop(input);
  if (COLOURED.test(text)) return unknown;
  const words = splitText(text, ' ').length;
  const count = (pattern: string): number => text.match(new RegExp(pattern, 'gu'))?.length ?? 0;
  const cjk = mode === 'cjk' || mode === 'auto' ? count(`[${CJK}]`) : 0;
  if (mode !== 'cjk' && cjk === 0) return words;
  return cjk + count(`[^${CJK} \\t\\r\\n\\f\\v]+`);
}

function toSentence({ input, operands: [connector = 'and'] }: FilterUse): Value {
  // A mapping is asked for its keys 0 and 1, a text for its characters; only of lists there may be more.
  const parts = isHash(input) ? [...input].map(() => '') : typeof input === 'string' ? [...input] : undefined;
  const items = parts ?? (isList(input) ? input.map(toText) : undefined);
  if (!items || (parts && parts.length > 2)) throw new LiquidStop('bad-value', '');
  const last = items.at(-1) ?? '';
  if (items.length < 2) return last;
  const word = toText(connector);
  if (items.length === 2) return `${items[0]} ${word} ${last}`;
  return `${items.slice(0, -1).join(', ')}, ${word} ${last}`;
}

/** JSON as Ruby's library writes it. */
function toJson(value: Value, depth = 0): string {
  if (depth > 100) throw new LiquidStop('too-much', '');
  if (value === null || value === unknown) return 'null';
  if (typeof value === 'boolean' || isInteger(value)) return String(value);
  if (value instanceof Float) return toText(value);
  if (isList(value)) return `[${value.map(item => toJson(item, depth + 1)).join(',')}]`;
  if (isHash(value)) {
    const members = [...value].map(([key, held]) => `${quote(toText(key))}:${toJson(held, depth + 1)}`);
    return `{${members.join(',')}}`;
  }
  if (isDrop(value) && value.keys) return toJson(new Map(itemsOf(value) as [Value, Value][]), depth + 1);
  return quote(value instanceof RubyTime ? value.toString() : toText(value));
}

const quote = (text: string): string => JSON.stringify(wellFormed(text));

function jsonify({ input }: FilterUse): Value {
  // A page holds its neighbours, and they hold theirs: nobody prints that.
  return holdsDrop(input) ? unknown : toJson(input);
}

function holdsDrop(value: Value, depth = 0): boolean {
  if (isDrop(value) || value === unknown || depth > 100) return true;
  if (isList(value)) return value.some(item => holdsDrop(item, depth + 1));
  return isHash(value) && [...value.values()].some(item => holdsDrop(item, depth + 1));
}

/** What the site's Markdown makes of a text; not known where nobody has handed a renderer in. */
const markdownify: Filter = ({ input, context }) => {
  const { markdown } = context.run.facts;
  const text = toText(input);
  // Each text is read as a post is: that costs far more than its length.
  context.run.budget.spend(1000 + text.length);
  return markdown ? markdown(text, 'markdown') : unknown;
};

const smartify: Filter = ({ input, context }) => {
  const { markdown } = context.run.facts;
  const text = toText(input);
  context.run.budget.spend(1000 + text.length);
  return markdown ? markdown(text, 'quotes') : unknown;
};

/** Jekyll's filters of texts. */
export const jekyllTextFilters: FilterTable = {
  markdownify: [markdownify, 0, 0],
  smartify: [smartify, 0, 0],
  slugify: [slugify, 0, 1],
  xml_escape: [({ input }) => escapeXml(toText(input)), 0, 0],
  cgi_escape: [({ input }) => escapeForm(textOrStop(input)), 0, 0],
  uri_escape: [({ input }) => escapeUri(input), 0, 0],
  normalize_whitespace: [({ input }) => strip(toText(input).replace(/[ \t\r\n\f\v]+/g, ' ')), 0, 0],
  number_of_words: [countWords, 0, 1],
  array_to_sentence_string: [toSentence, 0, 1],
  jsonify: [jsonify, 0, 0],
  inspect: [({ input }) => escapeXml(inspect(input)), 0, 0],
  sassify: [() => unknown, 0, 0],
  scssify: [() => unknown, 0, 0],
};
