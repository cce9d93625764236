import { words } from '../html/element-sets.ts';
import { attributesOf, detailsOf, type Element } from '../kramdown/element.ts';
import type { Post } from '../post/post.ts';
import { leadsToArticle, tidyText } from './item-reader.ts';
import { isWholeCaption, mayHoldCaption } from './list-captions.ts';

/** A caption of related links under which there are none. */
export interface EmptyCaption {
  readonly text: string;
  readonly caption: Element;
  /** What goes with it: the caption, or what holds it and nothing else. */
  readonly element: Element;
}

/** How far a caption is from being known to have links, or something else, under it. */
interface Pending {
  readonly text: string;
  readonly element: Element;
  /** Of a heading 1 to 6, of a paragraph 7. */
  readonly level: number;
  /** Its number among all that a reader sees. */
  readonly at: number;
}

/** A reader sees something there, and it may be what the caption is for. */
const media: ReadonlySet<string> = new Set(
  'img iframe video audio embed object svg picture form input button select textarea table math pre code blockquote'.split(
    ' ',
  ),
);
const items: ReadonlySet<string> = new Set(['li', 'dd', 'dt']);
/** Leaves of the tree in which no word stands. */
const wordless = words('html html-comment instruction comment blank boundary br hr p');
const unseen: ReadonlySet<string> = new Set(['script', 'style', 'template', 'noscript']);
/** Who puts related posts into an element calls it so. */
const RELATED = /relat|recommend/i;
const blocks = words('div ul ol section article aside figure blockquote table');
/** Longer blocks are not compared with captions, in UTF-16 units. */
const MAX_BLOCK = 2000;
/** No caption is longer with its markup, in UTF-16 units. */
const MAX_CAPTION_BLOCK = 500;
/** Shorter texts may be titles, in UTF-16 units. */
const MIN_PROSE = 25;

/**
 * Finds the captions of related links with nothing under them: the post ends there, the next section begins, the text
 * of the article goes on, or an element for related posts holds nothing else. Takes time linear in the post.
 */
export function findEmptyCaptions({ text, body }: Post): readonly EmptyCaption[] {
  if (!mayHoldCaption(text)) return [];
  const found: EmptyCaption[] = [];
  let pending: Pending | undefined;
  /** How much of what a reader sees has been passed. */
  let seen = 0;
  let openItems = 0;
  visit(body.root);
  if (pending) report(pending.element);
  return found;

  function visit(element: Element): void {
    if (unseen.has(nameOf(element))) return;
    const level = levelOf(element);
    if (level > 0 && isText(element)) visitBlock(element, level);
    else if (nameOf(element) === 'a') visitLink(element);
    else if (media.has(nameOf(element))) see();
    else if (element.children.length === 0) seeWords(textOf(element));
    else visitChildren(element);
  }

  /** A paragraph or a heading. */
  function visitBlock(element: Element, level: number): void {
    if (!pending && element.end - element.start > MAX_CAPTION_BLOCK) {
      see();
      return;
    }
    const words = tidyText(textOf(element));
    const isEmpty = words === '' && !holds(element, ({ type, value }) => media.has(type) || media.has(value));
    if (isEmpty) return;
    const hasLink = holds(element, isLink);
    if (!hasLink && isWholeCaption(words, level)) {
      // A caption below a caption is that of a part.
      if (pending && (level <= pending.level || pending.level > 6)) report(pending.element);
      pending = { text: words, element, level, at: ++seen };
      return;
    }
    // What stands in a list is what the caption is for.
    const isElsewhere = openItems === 0 && !hasLink;
    if (pending && isElsewhere && isBeyond(pending, { words, level })) report(pending.element);
    see();
  }

  function visitLink(element: Element): void {
    if (!isLink(element)) return;
    if (textOf(element).trim() !== '' || element.children.some(({ type }) => type !== 'text')) see();
  }

  function visitChildren(element: Element): void {
    const before = seen;
    const isItem = items.has(nameOf(element));
    if (isItem) openItems++;
    for (const child of element.children) visit(child);
    if (isItem) openItems--;
    if (!pending || pending.at !== before + 1 || seen !== pending.at) return;
    const attributes = attributesOf(element);
    const isRelated = RELATED.test(`${attributes.get('class') ?? ''} ${attributes.get('id') ?? ''}`);
    if (element.type === 'html' && isRelated) report(element);
  }

  function seeWords(words: string): void {
    if (words.trim() !== '') see();
  }

  /** Something stands there: if under a caption, it may be what that is for. */
  function see(): void {
    seen++;
    pending = undefined;
  }

  function report(element: Element): void {
    found.push({ text: pending!.text, caption: pending!.element, element });
    pending = undefined;
  }
}

/** Whether a paragraph or heading holds what it should, and not the rest of the post because it was never closed. */
function isText({ start, end, children }: Element): boolean {
  return (
    end - start <= MAX_BLOCK && children.every(child => levelOf(child) === 0 && !blocks.has(nameOf(child)))
  );
}

/** Whether a paragraph or heading without links belongs to what follows the caption's part. */
function isBeyond(caption: Pending, { words, level }: { words: string; level: number }): boolean {
  if (level <= 6) return level <= caption.level;
  // What stands under a heading is what it is for.
  if (caption.level <= 6) return false;
  return words.length >= MIN_PROSE && /[。！？!?.”」』]$/.test(words) && /[。！？，,.]/.test(words);
}

function nameOf({ type, value }: Element): string {
  return type === 'html' ? value : type;
}

/** Of a heading 1 to 6, of a paragraph 7, of all else 0. */
function levelOf(element: Element): number {
  return levels.get(nameOf(element)) ?? detailsOf(element, 'heading')?.level ?? 0;
}

const levels: ReadonlyMap<string, number> = new Map(
  ['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p'].map((name, index) => [name, index + 1]),
);

function isLink(element: Element): boolean {
  if (nameOf(element) !== 'a') return false;
  const attributes = attributesOf(element);
  return leadsToArticle(attributes.get('href') ?? '', attributes.get('rel') ?? '');
}

function holds(element: Element, isWanted: (element: Element) => boolean): boolean {
  return element.children.some(child => isWanted(child) || holds(child, isWanted));
}

/** Code, entities, quotes and the like are words too, whatever they say. */
function textOf({ type, value, children }: Element): string {
  if (children.length > 0) return children.map(textOf).join('');
  return type === 'text' ? value : wordless.has(type) ? '' : '·';
}
