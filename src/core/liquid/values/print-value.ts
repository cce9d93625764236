import { RubyTime } from './ruby-time.ts';
import { Float, isDrop, isHash, isList, MethodLiteral, Range, unknown, type Value } from './value.ts';

/** `Float#to_s`. */
function printFloat(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity';
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e15 || size < 1e-4)) {
    const [digits, exponent] = value.toExponential().split('e') as [string, string];
    const power = Number(exponent);
    const sign = power < 0 ? '-' : '+';
    return `${digits.includes('.') ? digits : `${digits}.0`}e${sign}${String(Math.abs(power)).padStart(2, '0')}`;
  }
  const text = Object.is(value, -0) ? '-0' : String(value);
  return text.includes('.') ? text : `${text}.0`;
}

/** `to_s`. A list is printed as a text of Ruby's here; only an output joins its items. */
export function toText(value: Value): string {
  if (value === null || value === unknown || value instanceof MethodLiteral) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return printInteger(value);
  if (typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (value instanceof RubyTime) return value.toString();
  if (isDrop(value)) return toText(value.print());
  return inspect(value);
}

function printInteger(value: number): string {
  // A key of a mapping that is no integer.
  if (!Number.isInteger(value)) return printFloat(value);
  return Number.isSafeInteger(value) ? String(value) : BigInt(value).toString();
}

/** What an output prints: the items of a list, one behind the other. */
export function printOutput(value: Value): string {
  return isList(value) ? joinItems(value, '') : toText(value);
}

/** `Array#join`: lists in the list are joined too. */
export function joinItems(items: readonly Value[], glue: string): string {
  return items.map(item => (isList(item) ? joinItems(item, glue) : toText(item))).join(glue);
}

const escapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\t': '\\t',
  '\r': '\\r',
  '\f': '\\f',
  '\v': '\\v',
  '\b': '\\b',
  '\x07': '\\a',
  '\x1b': '\\e',
};

/** What Ruby does not print as it is: signs of its own, what nothing can be printed of, and what would begin a value in a text. */
const ESCAPED = /(?!\x85)["\\\p{Cc}\p{Zl}\p{Zp}\p{Cn}]|#(?=[{$@])/gu;

function escapeCharacter(character: string): string {
  const code = character.codePointAt(0)!;
  if (character === '#') return '\\#';
  if (escapes[character] !== undefined) return escapes[character];
  const digits = code.toString(16).toUpperCase();
  return code > 0xffff ? `\\u{${digits}}` : `\\u${digits.padStart(4, '0')}`;
}

/** `inspect`: a value as Ruby writes it out, within a list or a mapping above all. */
export function inspect(value: Value): string {
  if (value === null || value === unknown) return 'nil';
  if (typeof value === 'string') return `"${value.replace(ESCAPED, escapeCharacter)}"`;
  if (value instanceof Float) return printFloat(value.value);
  if (value instanceof RubyTime && value.kind === 'date') return inspectDate(value);
  if (value instanceof Range) return `${printInteger(value.first)}..${printInteger(value.last)}`;
  if (value instanceof RubyTime) return value.inspect();
  if (isList(value)) return `[${value.map(inspect).join(', ')}]`;
  if (isHash(value)) {
    const entries = [...value].map(([key, held]) => `${inspect(key)}=>${inspect(held)}`);
    return `{${entries.join(', ')}}`;
  }
  return toText(value);
}

/** `Date#inspect`: a day by its Julian number. */
function inspectDate(date: RubyTime): string {
  const day = Math.floor(date.moment / 86_400_000) + 2_440_588;
  return `#<Date: ${date} ((${day}j,0s,0n),+0s,2299161j)>`;
}

/** Whether something in it is not known. */
export function holdsUnknown(value: Value, depth = 0): boolean {
  if (value === unknown) return true;
  if (depth > 20) return true;
  if (isList(value)) return value.some(item => holdsUnknown(item, depth + 1));
  return isHash(value) && [...value.values()].some(item => holdsUnknown(item, depth + 1));
}

/** A text in which no half of a character stands alone: what escapes texts throws at one. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}
