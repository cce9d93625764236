import type { Element } from '../../kramdown/element.ts';
import { spanElements } from '../../kramdown/elements.ts';
import type { Tag } from '../../kramdown/tag.ts';
import { verbatim } from '../../markup/page-texts.ts';
import type { Post } from '../../post/post.ts';
import { type Span, spanOf } from '../../text/span.ts';
import { findMarksIn, type Mark } from './marks-in-text.ts';

/** A mark of Markdown that stands on the page, and the element whose content would have to be read for it. */
export interface LiteralMark extends Mark {
  /** The innermost element around it that is no part of a line. */
  readonly holder: Element;
}

/** A block of HTML or an element within a line, by the outermost that is not read, and the marks in it. */
export interface LiteralBlock {
  readonly tag: Span;
  readonly name: string;
  readonly marks: readonly LiteralMark[];
}

/** A script of the page reads Markdown of its own, or draws what looks like it. */
const READ_BY_SCRIPT = /\bdata-(?:markdown|template)\b|\bclass=["']?[^"'<>]*\b(?:mermaid|markdown)\b/i;

/** Most posts hold no word of it. */
const MAY_BE_SCRIPTS = /data-template|m(?:ermaid|arkdown)/i;

/** The blocks of HTML in which marks of Markdown stand on the page, in source order. */
export function findLiteralBlocks(post: Post): readonly LiteralBlock[] {
  if (!mayHoldMark(post.text)) return [];
  const search = { post, unclosed: findUnclosed(post), mayBeScripts: MAY_BE_SCRIPTS.test(post.text) };
  const blocks: LiteralBlock[] = [];
  collectBlocks(post.body.root, (element, name) => {
    const marks: LiteralMark[] = [];
    collectMarks(element, element, { ...search, marks });
    const end = post.text.indexOf('>', element.start) + 1;
    if (marks.length > 0) blocks.push({ tag: spanOf(element.start, end), name, marks });
  });
  return blocks;
}

/** Searching for fixed texts is much quicker than for an expression. */
function mayHoldMark(text: string): boolean {
  return text.includes('<') && /\]\(|\*|_|[\n\r>][ \t]*(?:#|[-+\d])/.test(text);
}

/** The outermost elements in which kramdown reads no Markdown. */
function collectBlocks(element: Element, take: (block: Element, name: string) => void): void {
  if (isVerbatim(element)) return;
  if (isRaw(element)) take(element, element.value);
  else for (const child of element.children) collectBlocks(child, take);
}

/** Whether it is HTML in which kramdown reads no Markdown. */
function isRaw({ type, contentModel }: Element): boolean {
  return type === 'html' && contentModel === 'raw';
}

/** Whether readers see its text as code. */
function isVerbatim({ type, value }: Element): boolean {
  return type === 'html' && verbatim.has(value);
}

/** Starts of tags that were never closed: what stands behind them is read as HTML for that, and mended with them. */
function findUnclosed({ body: { tags, structure } }: Post): ReadonlySet<number> {
  const isUnclosed = (tag: Tag): boolean =>
    tag.kind === 'open' && structure.partners.get(tag) !== tag.partner;
  return new Set(tags.filter(isUnclosed).map(({ span }) => span.start));
}

interface Search {
  readonly post: Post;
  readonly unclosed: ReadonlySet<number>;
  /** Whether a script of the page may read what stands in some element. */
  readonly mayBeScripts: boolean;
  readonly marks: LiteralMark[];
}

function collectMarks(element: Element, around: Element, search: Search): void {
  const { post, unclosed, marks } = search;
  if (isVerbatim(element) || unclosed.has(element.start)) return;
  if (search.mayBeScripts && element.type === 'html') {
    const tag = post.text.slice(element.start, post.text.indexOf('>', element.start) + 1);
    if (READ_BY_SCRIPT.test(tag)) return;
  }
  const isLine = !element.isBlock || spanElements.has(element.value);
  const holder = isLine ? around : element;
  // Most elements hold no sign of a mark: what stands around them need not be put together.
  const isUnread = isRaw(element) && element.children.some(mayBeMark);
  let run: Element[] = [];
  for (const child of element.children) {
    if (isUnread) {
      if (child.type === 'text' || isInLine(child)) run.push(child);
      else {
        take(run);
        run = [];
      }
    }
    if (child.children.length > 0) collectMarks(child, holder, search);
  }
  take(run);

  /** The marks in what stands in one line of text, in which elements are there as one character. */
  function take(line: readonly Element[]): void {
    if (!line.some(mayBeMark)) return;
    for (const mark of findMarksIn(maskElements(line, post.text), line[0]!.start, isLine)) {
      marks.push({ ...mark, holder });
    }
  }
}

/** Most texts hold nothing that might be one. */
const MARK = /\]\(|[*_#]|(?:^|\n)[ \t]*(?:[-+]|\d{1,3}\.)[ \t]/;

function mayBeMark({ type, value }: Element): boolean {
  return type === 'text' && MARK.test(value);
}

/** A break ends the line. */
function isInLine({ type, value }: Element): boolean {
  return type === 'html' && spanElements.has(value) && value !== 'br';
}

function maskElements(run: readonly Element[], text: string): string {
  return run
    .map(({ type, start, end }) => (type === 'text' ? text.slice(start, end) : '\ufffc'.repeat(end - start)))
    .join('');
}
