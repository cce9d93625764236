import { attributesOf, type Element } from '../kramdown/element.ts';
import type { Post } from '../post/post.ts';
import { spanOf } from '../text/span.ts';
import { tidyText } from './item-reader.ts';
import { isCaption } from './list-captions.ts';
import { readItems } from './read-items.ts';
import { tellMarkdownItem } from './read-markdown-item.ts';
import type { FoundList } from './related-list.ts';

/** Blocks of Markdown in which lists stand. */
const containers: ReadonlySet<string> = new Set(['root', 'blockquote', 'html', 'li', 'dd']);

/** Whether a text may hold a list of Markdown with a link in it. */
const MAY_HOLD_LIST = /(?:^|\n)[ \t>]*(?:[-*+]|\d+\.)[ \t][^\n]*\]\(/;

/** Finds the lists of links that are written in Markdown. */
export function findMarkdownLists(post: Post): readonly FoundList[] {
  // Searching for fixed texts is much quicker than for an expression.
  if (!post.text.includes('](') || !MAY_HOLD_LIST.test(post.text)) return [];
  const found: FoundList[] = [];
  collect(post.body.root);
  return found;

  function collect({ children }: Element): void {
    children.forEach((child, index) => {
      const list = isMarkdownList(child) ? readList(post, children, index) : undefined;
      if (list) found.push(list);
      else if (containers.has(child.type) || isMarkdownList(child)) collect(child);
    });
  }
}

/** Whether an element is a list that is written in Markdown. */
export function isMarkdownList({ type, tag }: Element): boolean {
  return (type === 'ul' || type === 'ol') && tag === undefined;
}

function readList(post: Post, siblings: readonly Element[], index: number): FoundList | undefined {
  const { text } = post;
  const list = siblings[index]!;
  const written = text.slice(list.start, list.end);
  const lineStart = text.lastIndexOf('\n', list.start - 1) + 1;
  // A list in a list or a quote has the marks of these before each line.
  if (!/^[ \t>]*$/.test(text.slice(lineStart, list.start))) return undefined;
  // Comments may be meant for somebody, braces give attributes, and what Liquid makes of it is not known here.
  if (attributesOf(list).size > 0 || /<!--|\{[{%:]|^[ \t]/.test(written)) return undefined;
  const reading = readItems(list.children.map(item => tellMarkdownItem(item, text)));
  if (!reading || reading.items.filter(({ url }) => url !== '').length < 2) return undefined;
  const above = siblings.slice(0, index).findLast(({ type }) => type !== 'blank');
  const span = spanOf(list.start, list.end);
  return { ...reading, markup: 'markdown', caption: above && captionIn(above), span };
}

function captionIn(element: Element): string | undefined {
  if (element.type !== 'p' && element.type !== 'heading') return undefined;
  const caption = tidyText(textOf(element));
  return isCaption(caption) ? caption : undefined;
}

function textOf({ type, value, children }: Element): string {
  return type === 'text' ? value : children.map(textOf).join('');
}
