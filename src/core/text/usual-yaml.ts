import { skipSpace, skipSpaceBack } from './ascii-space.ts';
import { type Span, sliceSpan, spanOf } from './span.ts';

/** A front matter of the usual shapes. Offsets are those in its text. */
export interface UsualYaml {
  /** In source order; no two have one name. */
  readonly fields: readonly UsualField[];
  readonly data: Readonly<Record<string, unknown>>;
}

/** A field on a line of its own, or with a plain list below it. */
export interface UsualField {
  readonly name: string;
  readonly keySpan: Span;
  /** As written, with its quotes; empty, behind the colon, where there is none. A list below ends with its last line. */
  readonly valueSpan: Span;
  readonly value: unknown;
  /** The value itself, or the items of a list. */
  readonly scalars: readonly UsualScalar[];
}

/** A value that is no list. */
export interface UsualScalar {
  readonly span: Span;
  readonly value: unknown;
  readonly isQuoted: boolean;
}

const KEY = /[A-Za-z_][\w-]{0,200}(?=:(?:[ \t\r\n]|$(?![\s\S])))/y;
const ITEM = /[ \t]*(?=-[ \t]+[^ \t\r\n])/y;
/** Space on which readers of YAML disagree. */
const ODD_SPACE = /\t|\r(?!\n)/;
/** Keys that some reader of YAML takes for something else than a text. */
const NO_KEY = /^(?:null|true|false|yes|no|on|off|y|n)$/i;

/**
 * Reads YAML of the usual shapes: one line a field, or a plain list below it. Undefined for what is to be read by a parser
 * of YAML; where both can read, they agree, and neither it nor Psych finds any fault.
 */
export function readUsualYaml(yaml: string): UsualYaml | undefined {
  if (ODD_SPACE.test(yaml)) return undefined;
  const fields: UsualField[] = [];
  const data: Record<string, unknown> = {};
  for (let at = 0; at < yaml.length; ) {
    const lineEnd = endOfLine(yaml, at);
    const written = skipSpace(yaml, at);
    if (written >= lineEnd) {
      // Many blank lines are passed at once.
      at = Math.max(lineEnd, yaml.lastIndexOf('\n', written - 1)) + 1;
      continue;
    }
    const field = readField(yaml, at, lineEnd);
    if (!field || Object.hasOwn(data, field.name) || field.name === '__proto__') return undefined;
    fields.push(field);
    data[field.name] = field.value;
    at = Math.max(lineEnd + 1, field.valueSpan.end);
  }
  return { fields, data };
}

/** The value of a field as it stands in the text that was read, with its quotes; undefined where it has none. */
export function writtenValue(yaml: string, { fields }: UsualYaml, name: string): string | undefined {
  const field = fields.find(each => each.name === name);
  return field && field.value !== null ? sliceSpan(yaml, field.valueSpan) : undefined;
}

function readField(yaml: string, at: number, lineEnd: number): UsualField | undefined {
  KEY.lastIndex = at;
  const name = KEY.exec(yaml)?.[0];
  if (name === undefined || NO_KEY.test(name)) return undefined;
  const keySpan = spanOf(at, at + name.length);
  const start = skipSpace(yaml, keySpan.end + 1);
  if (start >= lineEnd) return readListBelow(yaml, { name, keySpan, lineEnd });
  const valueSpan = spanOf(start, skipSpaceBack(yaml, lineEnd, start));
  if (yaml[start] === '[') {
    const scalars = readFlow(yaml, valueSpan);
    return scalars && { name, keySpan, valueSpan, value: scalars.map(({ value }) => value), scalars };
  }
  const scalar = readScalar(yaml, valueSpan, NOT_PLAIN);
  return scalar && { name, keySpan, valueSpan, value: scalar.value, scalars: [scalar] };
}

/** What stands below a key without a value on its line: a list, or nothing. */
function readListBelow(
  yaml: string,
  { name, keySpan, lineEnd }: Pick<UsualField, 'name' | 'keySpan'> & { readonly lineEnd: number },
): UsualField | undefined {
  const scalars: UsualScalar[] = [];
  let indent: string | undefined;
  // An empty value stands where its line ends.
  let start = yaml[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd;
  let end = start;
  for (let at = lineEnd + 1; at < yaml.length; ) {
    const itemEnd = endOfLine(yaml, at);
    ITEM.lastIndex = at;
    const before = ITEM.exec(yaml)?.[0];
    if (before === undefined) break;
    indent ??= before;
    // What is indented otherwise goes on with the item before it, or is a list of its own.
    if (before !== indent) return undefined;
    const span = spanOf(skipSpace(yaml, at + indent.length + 1), skipSpaceBack(yaml, itemEnd, at));
    const scalar = readScalar(yaml, span, NOT_PLAIN);
    if (!scalar) return undefined;
    if (scalars.length === 0) start = at + indent.length;
    scalars.push(scalar);
    at = itemEnd + 1;
    end = Math.min(at, yaml.length);
  }
  if (scalars.length === 0) return { name, keySpan, valueSpan: spanOf(start, start), value: null, scalars };
  const value = scalars.map(scalar => scalar.value);
  return { name, keySpan, valueSpan: spanOf(start, end), value, scalars };
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** What a plain text does not hold: `#` and `: ` end it, and some signs must not begin it. */
const NOT_PLAIN =
  /^[-?:,[\]{}#&*!|>'"%@`]|:(?:[ \t]|$)|[ \t]#|[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/;
const NOT_PLAIN_IN_LIST =
  /^[-?:#&*!|>'"%@`]|[[\]{}]|:|[ \t]#|[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/;
const DOUBLE_QUOTED = /^"[^"\\\u0000-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]*"$/;
const SINGLE_QUOTED = /^'(?:[^'\u0000-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]|'')*'$/;
/** What YAML, in some version, takes for something else than a text. */
const NO_TEXT = /^(?:[-+.]?[\d.]|(?:~|null|true|false|yes|no|on|off|y|n)$|<<|=$)/i;
const BOOLEAN = /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/;
/** A whole number as everybody writes and reads it: no sign, no octal, and exact in JavaScript. */
const PLAIN_NUMBER = /^(?:0|[1-9]\d{0,14})$/;
const DATE = /^\d{4}-\d{1,2}-\d{1,2}(?:[Tt \t][\d:. \tZ+-]*)?$/;

function readScalar(yaml: string, span: Span, notPlain: RegExp): UsualScalar | undefined {
  const written = yaml.slice(span.start, span.end);
  const value = readValue(written, notPlain);
  if (value === undefined) return undefined;
  return { span, value, isQuoted: written[0] === '"' || written[0] === "'" };
}

function readValue(written: string, notPlain: RegExp): unknown {
  const quote = written[0];
  if (quote === '"') return DOUBLE_QUOTED.test(written) ? written.slice(1, -1) : undefined;
  if (quote === "'")
    return SINGLE_QUOTED.test(written) ? written.slice(1, -1).replaceAll("''", "'") : undefined;
  if (notPlain.test(written)) return undefined;
  if (!NO_TEXT.test(written)) return written;
  if (BOOLEAN.test(written)) return /^t/i.test(written);
  if (PLAIN_NUMBER.test(written)) return Number(written);
  return DATE.test(written) ? written : undefined;
}

/** `[ a, "b, c" ]`; an empty list is left to the parser. */
function readFlow(yaml: string, { start, end }: Span): readonly UsualScalar[] | undefined {
  if (yaml[end - 1] !== ']') return undefined;
  const scalars: UsualScalar[] = [];
  for (let at = start; at < end - 1; ) {
    const from = skipSpace(yaml, at + 1);
    const to = endOfItem(yaml, from, end - 1);
    if (to === undefined || to === from) return undefined;
    const scalar = readScalar(yaml, spanOf(from, skipSpaceBack(yaml, to, from)), NOT_PLAIN_IN_LIST);
    if (!scalar) return undefined;
    scalars.push(scalar);
    at = to;
  }
  return scalars;
}

/** The comma behind the item at `from`, or `end`. Commas between quotes do not count. */
function endOfItem(yaml: string, from: number, end: number): number | undefined {
  const quote = yaml[from];
  let at = from;
  if (quote === '"' || quote === "'") {
    do {
      at = yaml.indexOf(quote, at + 1) + 1;
      if (at === 0) return undefined;
    } while (quote === "'" && yaml[at] === "'");
  }
  const comma = yaml.indexOf(',', at);
  return comma < 0 || comma > end ? end : comma;
}
