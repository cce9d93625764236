import type { Element } from '../kramdown/element.ts';
import { oncePerPost } from '../post/once-per-post.ts';
import type { Post } from '../post/post.ts';
import { verbatim } from './page-texts.ts';

/**
 * What stands beside each other in one element of Markdown: of the file's characters those that the page shows as they
 * are. All that kramdown read as something, elements, entities, quotes, escapes, is there as `HIDDEN`; line ends are `\n`,
 * and blanks where more stands there.
 */
export interface MarkdownRun {
  readonly element: Element;
  /** The elements around it, the outermost first. */
  readonly around: readonly Element[];
  /** The offset in the file of the first character of `text`. */
  readonly start: number;
  readonly text: string;
}

/** Stands for a character that is not shown as it is. */
export const HIDDEN = '\ufffc';

/** The texts of Markdown of a post behind its lead, in source order. */
export const markdownRuns = oncePerPost((post): readonly MarkdownRun[] => {
  const runs: MarkdownRun[] = [];
  collectRuns(post.body.root, [], { post, from: post.lead?.span.end ?? 0, runs });
  return runs.sort((a, b) => a.start - b.start);
});

interface Collection {
  readonly post: Post;
  readonly from: number;
  readonly runs: MarkdownRun[];
}

function collectRuns(element: Element, around: readonly Element[], collection: Collection): void {
  const { post, from, runs } = collection;
  const { children } = element;
  if (isShownBySomethingElse(element) || isClosedToMarkdown(element, post)) return;
  if (children.some(({ type }) => type === 'text') && !isRawHtml(element, post.text)) {
    const start = children[0]!.start;
    if (start >= from) runs.push({ element, around, start, text: maskRun(element, post.text) });
  }
  const inner = [...around, element];
  for (const child of children) if (child.children.length > 0) collectRuns(child, inner, collection);
}

/** What stands in one block, by the block: a paragraph, a heading, a cell, an item. */
export const runsByBlock = oncePerPost((post): ReadonlyMap<Element, readonly MarkdownRun[]> => {
  const blocks = new Map<Element, MarkdownRun[]>();
  for (const run of markdownRuns(post)) {
    const block = isInline(run.element) ? run.around.findLast(element => !isInline(element)) : run.element;
    if (!block) continue;
    const runs = blocks.get(block);
    if (runs) runs.push(run);
    else blocks.set(block, [run]);
  }
  return blocks;
});

/** Whether an element is a part of a line. */
export function isInline({ type, isBlock }: Element): boolean {
  return inlineTypes.has(type) || (type === 'html' && !isBlock);
}

const inlineTypes: ReadonlySet<string> = new Set(['em', 'strong', 'a', 'img', 'footnote']);

/** Whether an element is a block of HTML in which kramdown reads no Markdown. */
function isRawBlock({ type, contentModel, isBlock }: Element): boolean {
  return type === 'html' && contentModel === 'raw' && isBlock;
}

/** Whether kramdown reads no Markdown in an element, nor in any that it holds. */
export function isClosedToMarkdown(element: Element, post: Post): boolean {
  return isRawBlock(element) && !opensHtml(post);
}

const opensHtml = oncePerPost(
  (post): boolean =>
    post.body.options.htmlToNative || post.body.options.parseBlockHtml || /\bmarkdown\s*=/i.test(post.text),
);

/** Its text is code, or drawn by a script. */
function isShownBySomethingElse({ type, value }: Element): boolean {
  return type === 'html' && verbatim.has(value);
}

/** HTML in which kramdown reads no Markdown; where a site has it made native, the element has another type. */
function isRawHtml(element: Element, text: string): boolean {
  const { type, start } = element;
  return (
    isRawBlock(element) ||
    ((type === 'p' || type === 'td' || type === 'th' || type === 'li') &&
      /^<(?:p|td|th|li)[\s>]/i.test(text.slice(start, start + 4)))
  );
}

function maskRun({ children }: Element, text: string): string {
  const parts: string[] = [];
  let position = children[0]!.start;
  for (const child of children) {
    // What Liquid wrote or a quote's sign takes no room, or stands elsewhere.
    if (child.start < position) continue;
    parts.push(HIDDEN.repeat(child.start - position));
    parts.push(child.type === 'text' ? maskText(child, text) : HIDDEN.repeat(child.end - child.start));
    position = child.end;
  }
  return parts.join('');
}

/** The text as it stands in the file; what kramdown took out of it, backslashes, signs of quotes, is hidden. */
function maskText({ value, start, end }: Element, text: string): string {
  const written = text.slice(start, end);
  if (written === value) return written;
  const shown: string[] = [];
  let at = 0;
  for (let index = 0; index < written.length; index++) {
    const character = written[index]!;
    if (character === value[at]) {
      shown.push(character);
      at++;
    } else if (character === '\\' && written[index + 1] === value[at]) {
      shown.push(HIDDEN, HIDDEN);
      index++;
      at++;
    } else {
      // At the end of a line, and the start of the next.
      const isTakenOut = character === '\r' || (value[at - 1] === '\n' && /[ \t>]/.test(character));
      if (!isTakenOut) return HIDDEN.repeat(written.length);
      shown.push(' ');
    }
  }
  return shown.join('');
}
