import type { Field } from '../../post/field.ts';
import { oncePerPost } from '../../post/once-per-post.ts';
import type { Post } from '../../post/post.ts';
import { type Span, spanOf } from '../../text/span.ts';

/** Words of a value without quotes that YAML takes for something of its own. */
export interface LostWords {
  readonly field: Field;
  readonly sign: '#' | '!' | '&';
  /** The words that are lost. */
  readonly span: Span;
  /** All that was meant as the value. */
  readonly value: Span;
  /** The value is empty without them. */
  readonly isAll: boolean;
}

/** Fields whose values are words: in others a `#` is more likely a remark of who keeps the site. */
const fieldsOfWords: ReadonlySet<string> = new Set(
  'author authors categories category description excerpt headline keywords subtitle summary tag tags title'.split(
    ' ',
  ),
);

/** A value that starts on the line of its key, or of its dash. */
const VALUE = /^(?:[\p{L}\p{N}_-]+[ \t]*:|[ \t]*-)[ \t]+(\S.*?)[ \t]*$/u;

/** `!` and `&` with the name that they make of a word: `!str` and the like are YAML's own. */
const PROPERTY = /^(?:!(?![!<]|(?:binary|str|float|omap|ruby|set|map|int)\b)|&)\S+/;

/** A color of CSS, or a number with its sign: nobody writes it for a remark, whatever the field. */
const COLOR = /^#(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8}|\d+)$/i;

const MAX_FIELD = 20_000;

/** What the front matter says in values without quotes and Jekyll does not read, for a `#`, `!` or `&` stands before it. */
export const findLostWords = oncePerPost(({ text, frontMatter }: Post): readonly LostWords[] => {
  const found: LostWords[] = [];
  if (!frontMatter?.closeFence) return found;
  const { fields, yaml } = frontMatter;
  const aliases = new Set(
    Array.from(text.slice(yaml.start, yaml.end).matchAll(/\*([\w-]+)/g), ([, name]) => name!),
  );
  for (const [index, field] of fields.entries()) {
    if (!field.isSound) continue;
    const end = Math.min(fields[index + 1]?.keySpan.start ?? yaml.end, field.keySpan.start + MAX_FIELD);
    const lines = text.slice(field.keySpan.start, end);
    // A text of several lines holds all that it shows.
    if (!/[#!&]/.test(lines) || /^[^\n]*?:[ \t]+(?:["'[{]|[|>][-+\d]*[ \t]*\r?$)/m.test(firstLineOf(lines)))
      continue;
    let start = field.keySpan.start;
    for (const line of lines.split('\n')) {
      const words = wordsIn(line, start, { field, text, aliases });
      if (words) found.push(words);
      start += line.length + 1;
    }
  }
  return found;
});

function firstLineOf(text: string): string {
  return text.slice(0, text.indexOf('\n') + 1 || text.length);
}

/** Where a line stands. */
interface LinePlace {
  readonly field: Field;
  readonly text: string;
  /** The names of anchors that are used. */
  readonly aliases: ReadonlySet<string>;
}

function wordsIn(line: string, start: number, { field, text, aliases }: LinePlace): LostWords | undefined {
  const value = VALUE.exec(line.replace(/\r$/, ''))?.[1];
  if (value === undefined || /^["'[{|>*]/.test(value)) return undefined;
  const at = start + line.indexOf(value, line.search(/[:-][ \t]/));
  const whole = spanOf(at, at + value.length);
  const property = PROPERTY.exec(value)?.[0];
  if (property !== undefined) {
    const sign = property.startsWith('!') ? '!' : '&';
    if (sign === '&' && aliases.has(property.slice(1))) return undefined;
    // What is named stands below.
    if (
      property === value &&
      /^\r?\n[ \t]*\S/.test(text.slice(whole.end)) &&
      isDeeper(text, start, whole.end)
    )
      return undefined;
    const span = spanOf(at, at + property.length);
    return { field, sign, span, value: whole, isAll: property === value };
  }
  const comment = /(?:^|[ \t])#[\p{L}\p{N}].*$/u.exec(value);
  if (!comment || (!fieldsOfWords.has(field.name.toLowerCase()) && !COLOR.test(value))) return undefined;
  const offset = at + comment.index + (comment[0].startsWith('#') ? 0 : 1);
  return { field, sign: '#', span: spanOf(offset, whole.end), value: whole, isAll: comment.index === 0 };
}

/** Whether the line behind `end` is indented further than the one at `start`, or an entry below a key. */
function isDeeper(text: string, start: number, end: number): boolean {
  const indentOf = (at: number): number => /^ */.exec(text.slice(at, at + 200))![0].length;
  const next = text.indexOf('\n', end) + 1;
  const isEntry = text[next + indentOf(next)] === '-' && text[start + indentOf(start)] !== '-';
  return (
    indentOf(next) > indentOf(start) ||
    (isEntry && indentOf(next) === indentOf(start) && !text.startsWith('---', next))
  );
}
