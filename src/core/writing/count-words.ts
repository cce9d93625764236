import { words } from '../html/element-sets.ts';
import { detailsOf, type Element } from '../kramdown/element.ts';
import type { Post } from '../post/post.ts';
import type { Span } from '../text/span.ts';

/** How much there is to read. */
export interface WordCount {
  /** Words between spaces, and of Chinese and Japanese each character, which counts as one there. */
  readonly words: number;
  /** Those of the words that are Chinese or Japanese characters. */
  readonly ideographs: number;
  /** As a reader sees them: punctuation counts, white space does not, and an accent or a variant is part of its letter. */
  readonly characters: number;
}

/** What no reader of the article reads. */
const unseen = words('script style select svg template textarea iframe object math head noscript');

/** Words and characters that a reader of the article sees behind the lead, within `span` where there is one. */
export function countWords(post: Post, span: Span = post.body.span): WordCount {
  const from = Math.max(span.start, post.lead?.span.end ?? 0);
  const pieces: string[] = [];
  collect(post.body.root, { start: from, end: span.end }, pieces);
  return countText(pieces.join(''));
}

/** One character that is a word by itself. */
const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
/** A word of letters: an apostrophe, a hyphen, a point or a comma within it parts no words. */
const WORD = /[\p{L}\p{N}\p{M}]+(?:['’.,\-‑][\p{L}\p{N}\p{M}]+)*/gu;
const SEEN = /[^\s\p{M}\p{Cf}\p{Cc}]/gu;

/** The same of a text without markup. */
export function countText(text: string): WordCount {
  const ideographs = countOf(text, IDEOGRAPH);
  const others = countOf(ideographs === 0 ? text : text.replace(IDEOGRAPH, ' '), WORD);
  return { words: ideographs + others, ideographs, characters: countOf(text, SEEN) };
}

/** Words of English and ideographs that people read in a minute: Brysbaert 2019; Trauzettel-Klosinski and Dietz 2012. */
const WORDS_PER_MINUTE = 238;
const IDEOGRAPHS_PER_MINUTE = 255;

/** How long most people read, in whole minutes; less than one is one. */
export function readingMinutes({ words: all, ideographs }: WordCount): number {
  const minutes = (all - ideographs) / WORDS_PER_MINUTE + ideographs / IDEOGRAPHS_PER_MINUTE;
  return Math.max(1, Math.round(minutes));
}

function countOf(text: string, pattern: RegExp): number {
  let count = 0;
  for (const _ of text.matchAll(pattern)) count++;
  return count;
}

function collect(element: Element, span: Span, pieces: string[]): void {
  for (const child of element.children) {
    if (child.end < span.start || child.start > span.end || unseen.has(child.value)) continue;
    if (child.isBlock || child.type === 'br') pieces.push(' ');
    if (child.children.length > 0) collect(child, span, pieces);
    else pieces.push(cut(child, textOf(child), span));
    if (child.isBlock) pieces.push(' ');
  }
}

function textOf(element: Element): string {
  switch (element.type) {
    case 'text':
    case 'raw':
    case 'code':
    case 'codespan':
      return element.value;
    case 'entity': {
      const { codePoint, written = '' } = detailsOf(element, 'entity') ?? {};
      // Ruby's numbers go further than characters do.
      const isCharacter = codePoint !== undefined && codePoint > 0 && codePoint <= 0x10ffff;
      return isCharacter ? String.fromCodePoint(codePoint) : written;
    }
    case 'quote':
      return '’';
    case 'symbol':
      return '—';
    default:
      return '';
  }
}

/** The part within the span; all of it where the text is not the file's own. */
function cut({ start, end }: Element, text: string, span: Span): string {
  if (end - start !== text.length) return text;
  return text.slice(Math.max(0, span.start - start), Math.max(0, span.end - start));
}
