import { paragraphEnders, spanElements } from '../kramdown/elements.ts';
import { balanceOf, type Tag } from '../kramdown/tag.ts';
import { lastAtOrBefore } from '../text/sorted.ts';
import { type LineLayout, readLineLayout } from './line-layout.ts';
import type { MarkupFinder } from './markup-spans.ts';

/*
 * Where an element whose end tag is missing should be closed. At the latest before the tag that cannot stand in it;
 * earlier where the layout of the file says so, or where something comes that the element cannot hold.
 */

/** What tells where an element ends. */
export interface ClosingSource {
  readonly tags: readonly Tag[];
  indexOf(tag: Tag): number;
  /** How the tags up to there pair. */
  readonly partners: Pick<ReadonlyMap<Tag, Tag>, 'get'>;
  readonly text: string;
  readonly markupAt: MarkupFinder;
}

/** These cannot hold blocks: one that should be closed ends before the first of them. */
const textHolders: ReadonlySet<string> = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
/** These hold blocks, or text; one in which text came first ends before the first block. */
const eitherHolders: ReadonlySet<string> = new Set(['blockquote', 'figcaption', 'dt']);
/** Elements whose end tags may be left out, and the start tags that end them (HTML standard, "optional tags"). */
const endedBy: Readonly<Record<string, ReadonlySet<string>>> = {
  dt: new Set(['dt', 'dd']),
  dd: new Set(['dt', 'dd']),
  rt: new Set(['rt', 'rp']),
  rp: new Set(['rt', 'rp']),
  option: new Set(['optgroup']),
  caption: new Set(['colgroup', 'thead', 'tbody', 'tfoot', 'tr']),
  colgroup: new Set(['thead', 'tbody', 'tfoot', 'tr']),
  thead: new Set(['tbody', 'tfoot']),
  tbody: new Set(['tbody', 'tfoot']),
  tr: new Set(['tbody', 'tfoot']),
  td: new Set(['td', 'th', 'tr', 'tbody', 'tfoot']),
  th: new Set(['td', 'th', 'tr', 'tbody', 'tfoot']),
};
/** These hold nothing but certain elements, and end before all else. */
const childrenOf: Readonly<Record<string, ReadonlySet<string>>> = {
  ul: new Set(['li', 'script', 'template']),
  ol: new Set(['li', 'script', 'template']),
  dl: new Set(['dt', 'dd', 'div', 'script', 'template']),
  table: new Set(['caption', 'colgroup', 'thead', 'tbody', 'tfoot', 'tr', 'script', 'template']),
  tr: new Set(['td', 'th', 'script', 'template']),
};

/** How many tags the search for an end passes. */
const FAR = 500;

/**
 * Tells where elements end.
 *
 * @returns for an element, and the tag before which it is closed at the latest, the UTF-16 offset of its end, white
 *   space left outside
 */
export function createClosingPlaces({
  tags,
  indexOf,
  partners,
  text,
  markupAt,
}: ClosingSource): (tag: Tag, before: Tag | undefined) => number {
  /** Where blank lines follow, found when first asked for. */
  let blankLines: readonly number[] | undefined;
  let layout: LineLayout | undefined;
  return closingPlace;

  function closingPlace(tag: Tag, before: Tag | undefined): number {
    const limit = isEndlessScript(tag)
      ? scriptEnd(tag)
      : outsideOfMarkup(behindChild(tag, limitOf(tag, before)));
    return tag.span.end + text.slice(tag.span.end, limit).trimEnd().length;
  }

  /** An element that stands in it is not cut in two. */
  function behindChild(parent: Tag, limit: number): number {
    const start = indexOf(parent) + 1;
    for (let index = start; index < Math.min(tags.length, start + FAR); index++) {
      const tag = tags[index]!;
      if (tag.span.start >= limit) return limit;
      const end = tag.kind === 'open' ? partners.get(tag) : undefined;
      if (end && end.span.start >= limit) return end.span.end;
    }
    return limit;
  }

  /** An end tag within another tag, a value or a comment would be none. */
  function outsideOfMarkup(limit: number): number {
    return markupAt(limit)?.start ?? limit;
  }

  function limitOf(tag: Tag, before: Tag | undefined): number {
    const latest = Math.min(before?.span.start ?? blankLineAfter(tag), tag.textEnd ?? text.length);
    layout ??= readLineLayout(text, markupAt);
    return Math.min(
      latest,
      layout.endOfContent(tag) ?? text.length,
      firstForeign(tag, latest) ?? text.length,
    );
  }

  /** Where a paragraph or an element of text ends if nothing else tells: blank lines separate paragraphs. */
  function blankLineAfter(tag: Tag): number {
    if (tag.name !== 'p' && !spanElements.has(tag.name)) return text.length;
    blankLines ??= [...text.matchAll(/\n[^\S\n]*\n/g)].map(match => match.index);
    return blankLines[lastAtOrBefore(blankLines, tag.span.end) + 1] ?? text.length;
  }

  /** Where the markup begins that the script has swallowed. */
  function scriptEnd(script: Tag): number {
    if (text[script.span.end - 2] === '/') return script.span.end;
    const markup = text.slice(script.span.end).search(/<\/?[a-z]|\n[^\S\n]*\n/i);
    const end = markup < 0 ? text.length : script.span.end + markup;
    // Code that a comment hides from old browsers ends with it.
    return markupAt(end)?.end ?? end;
  }

  /** Where the first thing starts that the element cannot hold. */
  function firstForeign(parent: Tag, latest: number): number | undefined {
    const { name } = parent;
    const children = Object.hasOwn(childrenOf, name) ? childrenOf[name] : undefined;
    const enders = Object.hasOwn(endedBy, name) ? endedBy[name] : undefined;
    const holdsText = textHolders.has(name);
    if (!children && !enders && !holdsText && !eitherHolders.has(name) && name !== 'figure') return undefined;
    const start = indexOf(parent) + 1;
    let depth = 0;
    let end = parent.span.end;
    for (let index = start; index < Math.min(tags.length, start + FAR); index++) {
      const tag = tags[index]!;
      if (tag.span.start >= latest) return undefined;
      if (depth === 0) {
        const hasText = text.slice(end, tag.span.start).trim() !== '';
        if (children && hasText) return end;
        if (tag.kind !== 'close' && enders?.has(tag.name)) return tag.span.start;
        if (tag.kind !== 'close' && children && !children.has(tag.name)) return tag.span.start;
        const isAfterText = index > start || hasText;
        if (eitherHolders.has(name) && isBlock(tag)) return isAfterText ? tag.span.start : undefined;
      }
      if (holdsText && isBlock(tag)) return tag.span.start;
      depth -= balanceOf(tag);
      end = tag.span.end;
      // A caption that does not come first comes last.
      const isCaptionEnd = depth === 0 && tag.kind === 'close' && tag.name === 'figcaption';
      if (name === 'figure' && isCaptionEnd && tags[start]!.name !== 'figcaption') return end;
    }
    return undefined;
  }
}

function isBlock({ kind, name }: Tag): boolean {
  return kind !== 'close' && paragraphEnders.has(name);
}

/** Whether an element is a script or style sheet that swallows what follows it; in a text of Markdown none does. */
export function isEndlessScript(tag: Tag | undefined): boolean {
  if (!tag || tag.scope < 0) return false;
  return (tag.name === 'script' || tag.name === 'style') && tag.readable && !tag.printed;
}
