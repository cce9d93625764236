import type { Element } from '../kramdown/element.ts';
import { oncePerPost } from '../post/once-per-post.ts';
import type { Post } from '../post/post.ts';
import { lastAtOrBefore } from '../text/sorted.ts';
import { type Span, spanOf } from '../text/span.ts';

/** Elements whose text is shown as it is, or not at all. */
const verbatim: ReadonlySet<string> = new Set(
  'code kbd math option pre samp script select style svg textarea tt var xmp'.split(' '),
);

/**
 * Where `pattern`, a global expression, occurs in what a reader of the article reads. It is tried at every character
 * of the file, and should start with a class of few.
 */
export function findInTexts(post: Post, pattern: RegExp): readonly RegExpExecArray[] {
  const matches = [...post.text.matchAll(pattern)];
  // Most posts have no such place at all, and need not be walked through.
  if (matches.length === 0) return matches;
  const isInText = createTextFinder(post);
  return matches.filter(({ 0: found, index }) => isInText(spanOf(index, index + found.length)));
}

/**
 * Tells whether a place is one in what a reader of the article reads: behind the lead, in one text that holds no tag,
 * no entity, no comment, in no code, and in nothing that Liquid wrote.
 */
export function createTextFinder(post: Post): (span: Span) => boolean {
  const { texts, starts } = readTexts(post);
  // Places are asked for in order, many of one text.
  let last: { readonly text: Element; readonly isWritten: boolean } | undefined;
  return ({ start, end }) => {
    const text = texts[lastAtOrBefore(starts, start)];
    if (!text || end > text.end) return false;
    if (last?.text !== text) last = { text, isWritten: isAsWritten(text, post) };
    return last.isWritten;
  };
}

/** Where Liquid or the signs of a quote were taken out, the places in the text are not those in the file. */
function isAsWritten({ value, start, end }: Element, { text }: Post): boolean {
  if (end - start === value.length) return text.startsWith(value, start);
  const written = text.slice(start, end).replace(/\r\n?/g, '\n');
  // Where the file does not end with a line, kramdown ends it.
  return written === value || (end === text.length && `${written}\n` === value);
}

/** The texts of a post in source order. */
export const readTexts = oncePerPost(post => {
  const texts: Element[] = [];
  collectTexts(post.body.root, post.lead?.span.end ?? 0, texts);
  return { texts, starts: texts.map(({ start }) => start) };
});

function collectTexts(element: Element, from: number, texts: Element[]): void {
  for (const child of element.children) {
    if (child.type === 'text') {
      if (child.start >= from) texts.push(child);
    } else if (child.children.length > 0 && !verbatim.has(child.value)) collectTexts(child, from, texts);
  }
}
