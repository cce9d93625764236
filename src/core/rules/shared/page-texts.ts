import type { Element } from '../../kramdown/element.ts';
import type { Post } from '../../post/post.ts';
import { type Span, spanOf } from '../../text/span.ts';
import { oncePerPost } from '../shared/once-per-post.ts';

/** Elements whose text is shown as it is, or not at all. */
const verbatim: ReadonlySet<string> = new Set(
  'code kbd math option pre samp script select style svg textarea tt var xmp'.split(' '),
);

/** A place in a text of the page. */
export interface TextMatch {
  readonly match: RegExpExecArray;
  readonly span: Span;
}

/**
 * Where `pattern`, a global expression, occurs in what a reader of the article reads: behind the lead, in no tag, no
 * code, no comment, and in nothing that Liquid wrote. A match never goes beyond an element or an entity.
 */
export function* findInTexts(post: Post, pattern: RegExp): Generator<TextMatch> {
  // Most posts have no such place at all, and need not be walked through.
  if (post.text.search(pattern) < 0) return;
  for (const { value, start, end } of readTexts(post)) {
    if (value.search(pattern) < 0) continue;
    const text = post.text.slice(start, end);
    // Where Liquid or the signs of a quote were taken out, the places in the text are not those in the file.
    if (text.replace(/\r\n?/g, '\n') !== value) continue;
    for (const match of text.matchAll(pattern)) {
      const from = start + match.index;
      yield { match, span: spanOf(from, from + match[0].length) };
    }
  }
}

const readTexts = oncePerPost(post => {
  const texts: Element[] = [];
  collectTexts(post.body.root, post.lead?.span.end ?? 0, texts);
  return texts;
});

function collectTexts(element: Element, from: number, texts: Element[]): void {
  for (const child of element.children) {
    if (child.type === 'text') {
      if (child.start >= from) texts.push(child);
    } else if (child.children.length > 0 && !verbatim.has(child.value)) collectTexts(child, from, texts);
  }
}
