import { lastAtOrBefore } from '../text/sorted.ts';
import { spanElements } from './elements.ts';
import { balanceOf, type Tag } from './tag.ts';

/*
 * Where an element whose end tag is missing should be closed. At the latest before the tag that cannot stand in it;
 * earlier where the layout of the file says so, or where something comes that the element cannot hold.
 */

/** What tells where an element ends. */
export interface ClosingSource {
  readonly tags: readonly Tag[];
  indexOf(tag: Tag): number;
  readonly text: string;
}

/** A paragraph or heading cannot hold these: one that should be closed ends before the first of them. */
const textEnders: ReadonlySet<string> = new Set(
  `address article aside blockquote details div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr
  main nav ol p pre section table ul`.split(/\s+/),
);
const textHolders: ReadonlySet<string> = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
/** These hold blocks, or text; one in which text came first ends before the first block. */
const eitherHolders: ReadonlySet<string> = new Set(['blockquote', 'figcaption', 'dt']);
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
  text,
}: ClosingSource): (tag: Tag, before: Tag | undefined) => number {
  /** Where blank lines follow, found when first asked for. */
  let blankLines: readonly number[] | undefined;
  let layout: Layout | undefined;
  return closingPlace;

  function closingPlace(tag: Tag, before: Tag | undefined): number {
    const limit = isEndlessScript(tag) ? scriptEnd(tag) : limitOf(tag, before);
    return tag.span.end + text.slice(tag.span.end, limit).trimEnd().length;
  }

  function limitOf(tag: Tag, before: Tag | undefined): number {
    const latest = Math.min(before?.span.start ?? blankLineAfter(tag), tag.textEnd ?? text.length);
    layout ??= readLayout(text);
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
    const markup = text.slice(script.span.end).search(/<\/?[a-z]|\n[^\S\n]*\n/i);
    return markup < 0 ? text.length : script.span.end + markup;
  }

  /** Where the first thing starts that the element cannot hold. */
  function firstForeign(parent: Tag, latest: number): number | undefined {
    const { name } = parent;
    const children = Object.hasOwn(childrenOf, name) ? childrenOf[name] : undefined;
    const holdsText = textHolders.has(name);
    if (!children && !holdsText && !eitherHolders.has(name) && name !== 'figure') return undefined;
    const start = indexOf(parent) + 1;
    let depth = 0;
    let end = parent.span.end;
    for (let index = start; index < Math.min(tags.length, start + FAR); index++) {
      const tag = tags[index]!;
      if (tag.span.start >= latest) return undefined;
      if (depth === 0) {
        const hasText = text.slice(end, tag.span.start).trim() !== '';
        if (children && hasText) return end;
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
  return kind !== 'close' && textEnders.has(name);
}

/** Whether an element is a script or style sheet that swallows what follows it. */
export function isEndlessScript(tag: Tag | undefined): boolean {
  return tag !== undefined && (tag.name === 'script' || tag.name === 'style') && tag.readable && !tag.printed;
}

/** The lines of a text and how far they are indented. */
interface Layout {
  /**
   * Of an element whose start tag stands alone on a line, and whose content is indented further: where the first line
   * starts that is not; undefined where the layout says nothing.
   */
  endOfContent(tag: Tag): number | undefined;
}

function readLayout(text: string): Layout {
  const starts: number[] = [];
  const indentations: number[] = [];
  for (const { 0: line, index } of text.matchAll(/^[ \t]*(?=[^\s])/gm)) {
    starts.push(index);
    indentations.push(line.length);
  }
  /** By line, the next one that is indented no further. */
  const next: (number | undefined)[] = [];
  const open: number[] = [];
  for (let line = starts.length - 1; line >= 0; line--) {
    while (open.length > 0 && indentations[open.at(-1)!]! > indentations[line]!) open.pop();
    next[line] = open.at(-1);
    open.push(line);
  }
  return {
    endOfContent({ span }) {
      const line = lastAtOrBefore(starts, span.start);
      if (line < 0 || starts[line]! + indentations[line]! !== span.start) return undefined;
      const content = starts[line + 1];
      const isAlone = content !== undefined && text.slice(span.end, content).trim() === '';
      const following = next[line];
      // Where the next line is the following one, nothing is indented.
      if (!isAlone || following === undefined || following === line + 1) return undefined;
      return starts[following];
    },
  };
}
