import { type Field, type FrontMatter, parseFrontMatter } from '../post/front-matter.ts';
import { asText } from '../text/escape/as-text.ts';
import { toYamlLike, toYamlList } from '../text/escape/yaml-text.ts';
import { remove, replace, type Span, sliceSpan, spanOf, type TextEdit } from '../text/span.ts';
import { kindOfTerms, type TermKind } from './post-summary.ts';

/** A term, and what it is to be called. */
export interface TermRenaming {
  readonly kind: TermKind;
  readonly from: string;
  readonly to: string;
}

/** Where a term stands in a post. */
export interface TermPlace {
  readonly field: Field;
  readonly span: Span;
  /** A word of a text that Jekyll splits; its span is that of the word. */
  readonly isWord: boolean;
  /** Its place in the list. */
  readonly index: number | undefined;
}

/** What stands for itself among other words, with and without quotes around them. */
const PLAIN_WORD = /^[\p{L}\p{N}][^\s"'\\,:#[\]{}]*$/u;

/** Finds a term in the front matter of a post. What a fault of the YAML touches is left out. */
export function findTerm(
  text: string,
  kind: TermKind,
  term: string,
  frontMatter = parseFrontMatter(text),
): readonly TermPlace[] {
  const fields =
    frontMatter?.fields.filter(({ name, isSound }) => isSound && kindOfTerms(name) === kind) ?? [];
  return fields.flatMap(field => findInField(text, field, term, frontMatter!));
}

/**
 * The edits that rename a term in a post: nothing else of the file changes. Where the other name is in the list
 * already, the term is taken out. Empty where the term does not stand there as it can be written.
 */
export function renameTerm(text: string, { kind, from, to }: TermRenaming): readonly TextEdit[] {
  const frontMatter = parseFrontMatter(text);
  const places = findTerm(text, kind, from, frontMatter);
  // A text of words that becomes a list is written once, however often the term is in it.
  const isWhole = !PLAIN_WORD.test(to);
  return places
    .filter(({ field, isWord }, at) => !isWhole || !isWord || places[at - 1]?.field !== field)
    .flatMap(place => editOf(place, to, text, frontMatter!));
}

function findInField(
  text: string,
  field: Field,
  term: string,
  { valueSpans }: FrontMatter,
): readonly TermPlace[] {
  const { name, value } = field;
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => {
      const span = valueSpans.get(`/${name}/${index}`);
      const isTerm = typeof item === 'string' && item.trim() === term;
      return isTerm && span && isWritable(text, span) ? [{ field, span, isWord: false, index }] : [];
    });
  }
  const span = valueSpans.get(`/${name}`);
  if (typeof value !== 'string' || !span || !isWritable(text, span)) return [];
  if (value.trim() === term) return [{ field, span, isWord: false, index: undefined }];
  return name.endsWith('s')
    ? findWords(text, span, term).map(word => ({ field, span: word, isWord: true, index: undefined }))
    : [];
}

/** Not behind an anchor or a tag, and on one line: otherwise more hangs on it than the term. */
function isWritable(text: string, span: Span): boolean {
  const written = sliceSpan(text, span);
  return !/^[&*!|>]/.test(written) && !/[\r\n]/.test(written.trimEnd());
}

function findWords(text: string, span: Span, term: string): readonly Span[] {
  const words: Span[] = [];
  const pattern = /[^\s"']+/g;
  const written = sliceSpan(text, span);
  for (const match of written.matchAll(pattern)) {
    if (match[0] !== term) continue;
    words.push(spanOf(span.start + match.index, span.start + match.index + term.length));
  }
  return words;
}

function editOf(
  { field, span, isWord, index }: TermPlace,
  to: string,
  text: string,
  { valueSpans }: FrontMatter,
): readonly TextEdit[] {
  if (isWord) {
    if (PLAIN_WORD.test(to)) return [replace(span, to)];
    // A name with blanks needs a list, and one with signs of YAML quotes of its own.
    const old = sliceSpan(text, span);
    const whole = valueSpans.get(`/${field.name}`)!;
    const words = asText(field.value)
      .split(/\s+/)
      .filter(word => word !== '');
    const list = toYamlList([...new Set(words.map(word => (word === old ? to : word)))]);
    return [replace(trimmed(text, whole), list)];
  }
  const place = trimmed(text, span);
  if (index !== undefined && Array.isArray(field.value)) {
    const isThere = field.value.some(
      (item, other) => other !== index && typeof item === 'string' && item.trim() === to,
    );
    const removal = isThere ? removalOf(field, index, text, valueSpans) : undefined;
    if (removal) return [remove(removal)];
  } else if (field.name.endsWith('s') && /\s/.test(to)) {
    // Jekyll would split it.
    return [replace(place, toYamlList([to]))];
  }
  return [replace(place, toYamlLike(sliceSpan(text, place), to))];
}

function trimmed(text: string, span: Span): Span {
  return spanOf(span.start, span.start + sliceSpan(text, span).trimEnd().length);
}

/**
 * From the item before to the end of this one; where the list begins with the term, to the start of the next, so that no
 * two of them overlap. Nothing but signs of the list may be between.
 */
function removalOf(
  { name, value }: Field,
  index: number,
  text: string,
  spans: ReadonlyMap<string, Span>,
): Span | undefined {
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  const own = spans.get(`/${name}/${index}`)!;
  const term = asText(items[index]).trim();
  const isAtStart = items.slice(0, index).every(item => asText(item).trim() === term);
  const other = spans.get(`/${name}/${isAtStart ? index + 1 : index - 1}`);
  if (!other) return undefined;
  const [first, second] = isAtStart ? [own, other] : [other, own];
  const isPlain = /^[\s,-]*$/.test(text.slice(trimmed(text, first).end, second.start));
  if (!isPlain) return undefined;
  return isAtStart
    ? spanOf(own.start, other.start)
    : spanOf(trimmed(text, other).end, trimmed(text, own).end);
}
