import type { Element } from '../kramdown/element.ts';
import type { Post } from '../post/post.ts';
import { isMarkdownList } from './find-markdown-lists.ts';

/** Where an item goes in a list that is written in Markdown. */
export interface MarkdownPlace {
  /** A UTF-16 offset: the end of the item behind which the new one goes. */
  readonly at: number;
  /** What stands before the mark of each item: blanks, the marks of a quote. */
  readonly lead: string;
  /** `-`, `1.` */
  readonly mark: string;
  /** The item there has a mark and nothing else: the first of the new ones becomes it. */
  readonly isEmptyItem: boolean;
  /** The place is the one that was asked for. */
  readonly isEnd: boolean;
}

/** Lines may be as long as a post. */
const HOLDS_LINK = /\[[^\][]{0,500}\][([]|<a\s/;

/** The place for more items in the list of Markdown at the UTF-16 offset, if links or nothing stand in the item there. */
export function markdownPlaceAt({ text, body }: Post, offset: number): MarkdownPlace | undefined {
  let place: MarkdownPlace | undefined;
  visit(body.root);
  return place;

  function visit({ children }: Element): void {
    for (const child of children) {
      if (offset < child.start || offset > lineEnd(child.end)) continue;
      if (isMarkdownList(child)) visitList(child);
      visit(child);
    }
  }

  function visitList(list: Element): void {
    const item = list.children.findLast(({ start }) => lineStart(start) <= offset);
    const match =
      item &&
      /^([ \t>]*)([-*+]|\d+\.)([ \t]*)([^\r\n]*)/.exec(
        text.slice(lineStart(item.start), lineEnd(item.start)),
      );
    if (!item || !match) return;
    const [, lead = '', mark = '', , written = ''] = match;
    const isEmptyItem = written === '';
    const at = isEmptyItem ? lineEnd(item.start) : item.end;
    if (isEmptyItem || HOLDS_LINK.test(written))
      place = { at, lead, mark, isEmptyItem, isEnd: offset === at };
  }

  function lineStart(at: number): number {
    return text.lastIndexOf('\n', at - 1) + 1;
  }

  function lineEnd(at: number): number {
    const next = text.indexOf('\n', at);
    const end = next < 0 ? text.length : next;
    return text[end - 1] === '\r' && end > at ? end - 1 : end;
  }
}
