import type { Post } from '../post/post.ts';
import { replace, type TextEdit } from '../text/span.ts';
import type { FoundList } from './related-list.ts';
import { writeRelatedList } from './write-related-list.ts';

/** The edit that writes a list that was found in the house form, its kind and its caption kept. */
export function rewriteRelatedList({ text }: Post, list: FoundList): TextEdit {
  const hasDates = list.items.some(({ date }) => date !== undefined);
  const written = writeRelatedList({ ...list, caption: undefined }, hasDates ? 'html-dates' : 'html');
  const isNumbered = /^<ol\b/i.test(text.slice(list.span.start, list.span.start + 4));
  const html = isNumbered ? written.replace(/^<ul>/, '<ol>').replace(/<\/ul>$/, '</ol>') : written;
  return replace(list.span, text.includes('\r\n') ? html.replaceAll('\n', '\r\n') : html);
}
