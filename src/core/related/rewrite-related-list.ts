import type { Post } from '../post/post.ts';
import { lineEndOf } from '../text/line-ends.ts';
import { replace, type TextEdit } from '../text/span.ts';
import type { FoundList } from './related-list.ts';
import { type ListForm, writeRelatedList } from './write-related-list.ts';

/** The edit that writes a list that was found in the house form, its kind, its markup and its caption kept. */
export function rewriteRelatedList({ text }: Post, list: FoundList): TextEdit {
  const { span, markup } = list;
  const hasDates = list.items.some(({ date }) => date !== undefined);
  const form: ListForm = hasDates ? `${markup}-dates` : markup;
  const written = writeRelatedList({ ...list, caption: undefined }, form);
  const lines = markup === 'html' ? asHtml(written) : asMarkdown(written);
  return replace(span, lines.join(lineEndOf(text)));

  function asHtml(html: string): readonly string[] {
    const isNumbered = /^<ol\b/i.test(text.slice(span.start, span.start + 4));
    return (isNumbered ? html.replace(/^<ul>/, '<ol>').replace(/<\/ul>$/, '</ol>') : html).split('\n');
  }

  /** With the marks that the list has, and where the list stands. */
  function asMarkdown(markdown: string): readonly string[] {
    const mark = /^\d+/.test(text.slice(span.start, span.start + 9)) ? undefined : text[span.start]!;
    const lineStart = text.lastIndexOf('\n', span.start - 1) + 1;
    // A quote has its marks before each line.
    const lead = text.slice(lineStart, span.start);
    return markdown
      .split('\n')
      .map((line, index) => `${index === 0 ? '' : lead}${mark ?? `${index + 1}.`}${line.slice(1)}`);
  }
}
