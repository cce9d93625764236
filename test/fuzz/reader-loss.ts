import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { isElementName } from '../../src/core/html/element-sets.ts';

/** A text before its fixes and after. */
export interface Change {
  readonly before: string;
  readonly after: string;
}

/**
 * What readers met on a page and meet no more on another: words, wherever they stand now, words that were linked and are
 * not, pictures that are fewer. Tags that stood on the page as text are no words, whole or in pieces. Pages are read
 * here by other means than those by which fixes are proven.
 *
 * @param sources where fixes may take words away: the texts behind the pages. What is gone from these is not told.
 */
export function findReaderLoss(pages: Change, sources?: Change): readonly string[] {
  const [before, after] = [readPage(pages.before), readPage(pages.after)];
  const excused = countAll([
    ...wordsOfBrokenTags(before.text),
    // An entity that lacks its end stands there by its name.
    ...wordsOf((before.text.match(/&#?\w+/g) ?? []).join(' ')),
    ...missing(after.names, before.names),
    ...missing(after.inTags, before.inTags),
  ]);
  const removed = sources ? missing(wordsOf(sources.before), wordsOf(sources.after)) : [];
  const lost = (had: readonly string[], has: readonly string[]): readonly string[] => {
    const mayGo = new Map(excused);
    addAll(mayGo, [...removed, ...before.brokenInLinks]);
    // Where a broken tag stood within a word, its parts have become one.
    const whole = missing(has, had).join(' ');
    return missing(had, has).filter(word => !take(mayGo, word) && !whole.includes(word));
  };
  const images = before.images - after.images;
  return [
    ...lost(wordsOf(before.text), wordsOf(after.text)),
    ...(sources ? [] : lost(before.linked, after.linked).map(word => `link of ${word}`)),
    ...(images > 0 && !sources ? [`${images} images`] : []),
  ];
}

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

interface Page {
  /** All that is visible, whole tags that stand there as text taken out. */
  readonly text: string;
  /** The names of elements. */
  readonly names: readonly string[];
  /** The words of attributes that have a value. */
  readonly inTags: readonly string[];
  /** The words of links. */
  readonly linked: readonly string[];
  /** What is of broken tags among them. */
  readonly brokenInLinks: readonly string[];
  readonly images: number;
}

const INLINE =
  /^(?:a|abbr|b|bdi|bdo|big|cite|code|del|em|font|i|ins|kbd|label|mark|q|s|samp|small|span|strong|sub|sup|time|tt|u|var|wbr)$/i;
const SILENT = /^(?:script|style|template)$/;

function readPage(html: string): Page {
  const names: string[] = [];
  const inTags: string[] = [];
  const linked: string[] = [];
  const brokenInLinks: string[] = [];
  let images = 0;
  /** In how many links: one that is never closed may hold others. */
  let depth = 0;
  const read = (nodes: readonly Node[]): string =>
    nodes.map(node => ('value' in node ? node.value : 'tagName' in node ? readElement(node) : '')).join('');
  const readElement = ({ tagName, attrs, childNodes }: Element): string => {
    names.push(...wordsOf(tagName));
    for (const { name, value } of attrs)
      if (value !== '') inTags.push(...wordsOf(`${name} ${value} ${decode(value)}`));
    if (SILENT.test(tagName)) return '';
    const has = (attribute: string): boolean =>
      attrs.some(({ name, value }) => name === attribute && value !== '');
    if (tagName === 'img' && has('src')) images++;
    const isLink = tagName === 'a' && has('href');
    if (isLink) depth++;
    const text = read(childNodes);
    if (isLink && --depth === 0) {
      linked.push(...wordsOf(takeOutTags(text)));
      brokenInLinks.push(...wordsOfBrokenTags(text));
    }
    const edge = INLINE.test(tagName) ? INNER : BLOCK;
    return edge + text + edge;
  };
  const text = takeOutTags(read(parseFragment(html, { scriptingEnabled: false }).childNodes));
  return { text, names, inTags, linked, brokenInLinks, images };
}

/** An address as it reads; signs that stand for no characters are blanks. */
function decode(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address.replace(/%[\da-f]{2}/gi, ' ');
  }
}

/** Stands where one block ends and another begins: no tag goes on behind it. */
const BLOCK = '\u001f';

/** Stands where another element begins or ends. */
const INNER = '\u001e';

/** A comment; a tag without attributes or with well-written ones; a tag that begins well, whatever is wrong behind. */
const TAG =
  /<!--[^<>\x1f]{0,3000}>|<\/?([a-z][a-z0-9-]*)(?:(?:\s+[^\s"'<>/=,.;\x1f]+(?:\s*=\s*(?:["“”][^"“”<>\x1f]*["“”]|[^\s"'<>\x1f]+))?)*\s*\/?>|\s[^<>\x1f]*["“”=][^<>\x1f]*>)/gi;

function takeOutTags(text: string): string {
  return text.replace(TAG, (tag, name: string | undefined) => {
    if (name === undefined) return ' ';
    if (!isElementName(name)) return tag;
    return INLINE.test(name) ? '' : ' ';
  });
}

/** On a page that shows tags, the words of those that do not end, and of what looks like an attribute. Of `<<` kramdown makes `«`. */
function wordsOfBrokenTags(text: string): readonly string[] {
  if (!/[<«]/.test(text)) return [];
  const names = [...text.matchAll(/[<«]\s*\/?\s*([a-z][a-z0-9]*)(\s[^<>\n\x1f]*["“”=][^<>\n\x1f]*)?/gi)];
  const attributes = text.match(/[a-z][\w:-]*\s*=\s*(?:["“”][^"“”]*["“”]?|[^\s"“”<>]+)/gi) ?? [];
  return [...names.map(([, name, rest = '']) => `${name} ${rest}`), ...attributes].flatMap(wordsOf);
}

const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{M}\p{N}])+/gu;

/** Words, and of languages that put no blanks between them the characters. */
function wordsOf(text: string): readonly string[] {
  const flat = text.normalize('NFKC').replace(/[\p{Cf}\u001e]/gu, '');
  return flat.match(WORD) ?? [];
}

/** Those of `had` that `has` lacks, as often as it lacks them. */
function missing(had: readonly string[], has: readonly string[]): readonly string[] {
  const left = countAll(has);
  return had.filter(each => !take(left, each));
}

function countAll(all: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  addAll(counts, all);
  return counts;
}

function addAll(counts: Map<string, number>, all: readonly string[]): void {
  for (const each of all) counts.set(each, (counts.get(each) ?? 0) + 1);
}

/** Takes one away, if there is one. */
function take(counts: Map<string, number>, each: string): boolean {
  const count = counts.get(each) ?? 0;
  if (count > 0) counts.set(each, count - 1);
  return count > 0;
}
