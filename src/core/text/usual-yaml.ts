import { type Span, spanOf } from './span.ts';

/** The values of a front matter, and how its date is written. */
export interface UsualValues {
  readonly data: Readonly<Record<string, unknown>>;
  /** The value of `date` as it stands in the file, with its quotes. */
  readonly writtenDate: string | undefined;
}

const FIELD = /^([A-Za-z_][\w-]*):(?:[ \t]+(.*))?$/;
const ITEM = /^[ \t]*-[ \t]+(.*)$/;

/**
 * Reads YAML of the usual shapes: one line a field, or a plain list below it. Undefined for what is to be read by a parser
 * of YAML; where both can read, they agree.
 */
export function readUsualYaml(yaml: string): UsualValues | undefined {
  const data = new Map<string, unknown>();
  let writtenDate: string | undefined;
  let list: unknown[] | undefined;
  for (const ending of yaml.split('\n')) {
    const line = ending.trimEnd();
    if (line === '') continue;
    const item = list && ITEM.exec(line);
    if (item) {
      const value = readScalar(item[1]!, NOT_PLAIN);
      if (value === undefined) return undefined;
      list!.push(value);
      continue;
    }
    const field = FIELD.exec(line);
    if (!field || data.has(field[1]!)) return undefined;
    const [, name, written = ''] = field;
    list = written === '' ? [] : undefined;
    const value = list ?? (written.startsWith('[') ? readFlow(written) : readScalar(written, NOT_PLAIN));
    if (value === undefined) return undefined;
    data.set(name!, value);
    if (name === 'date') writtenDate = written;
  }
  // A field with nothing behind it and no list below has no value.
  const values = [...data].map(([name, value]) => [name, isEmptyList(value) ? null : value] as const);
  return { data: Object.fromEntries(values), writtenDate };
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** What a plain text does not hold: `#` and `: ` end it, and some signs must not begin it. */
const NOT_PLAIN = /^[-?:,[\]{}#&*!|>'"%@`]|:(?:[ \t]|$)|[ \t]#|[\u0000-\u001f\u007f\ufeff]/;
const NOT_PLAIN_IN_LIST = /^[-?:#&*!|>'"%@`]|[[\]{}]|:|[ \t]#|[\u0000-\u001f\u007f\ufeff]/;
/** What YAML, in some version, takes for something else than a text. */
const NO_TEXT = /^(?:[-+.]?[\d.]|(?:~|null|true|false|yes|no|on|off|y|n)$|<<)/i;
/** A whole number as everybody writes and reads it: no sign, no octal, and exact in JavaScript. */
const PLAIN_NUMBER = /^(?:0|[1-9]\d{0,14})$/;
const DATE = /^\d{4}-\d{1,2}-\d{1,2}(?:[Tt \t][\d:. \tZ+-]*)?$/;

function readScalar(written: string, notPlain: RegExp): unknown {
  const quote = written[0];
  if (quote === '"') return /^"[^"\\\u0000-\u001f]*"$/.test(written) ? written.slice(1, -1) : undefined;
  if (quote === "'") {
    const isWhole = /^'(?:[^'\u0000-\u001f]|'')*'$/.test(written);
    return isWhole ? written.slice(1, -1).replaceAll("''", "'") : undefined;
  }
  if (notPlain.test(written)) return undefined;
  if (/^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/.test(written)) return /^t/i.test(written);
  if (PLAIN_NUMBER.test(written)) return Number(written);
  return NO_TEXT.test(written) && !DATE.test(written) ? undefined : written;
}

/** `[ a, "b, c" ]`; an empty list is left to the parser, since here it would be no value. */
function readFlow(written: string): unknown {
  if (!written.endsWith(']')) return undefined;
  const items: unknown[] = [];
  for (const span of splitAtCommas(written.slice(1, -1))) {
    const item = written.slice(1 + span.start, 1 + span.end).trim();
    const value = item === '' ? undefined : readScalar(item, NOT_PLAIN_IN_LIST);
    if (value === undefined) return undefined;
    items.push(value);
  }
  return items;
}

/** Commas between quotes do not count. What is quoted otherwise than as a whole is refused later. */
function splitAtCommas(text: string): readonly Span[] {
  const spans: Span[] = [];
  let start = 0;
  let quote: string | undefined;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (quote !== undefined) {
      if (character === quote) quote = undefined;
    } else if ((character === '"' || character === "'") && text.slice(start, at).trim() === '') {
      quote = character;
    } else if (character === ',') {
      spans.push(spanOf(start, at));
      start = at + 1;
    }
  }
  spans.push(spanOf(start, text.length));
  return spans;
}
