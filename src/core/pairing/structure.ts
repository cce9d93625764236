import { spanElements, voidElements } from '../kramdown/elements.ts';
import { balanceOf, type Tag } from '../kramdown/tag.ts';
import type { Span } from '../text/span.ts';
import { blamePrints } from './blame-prints.ts';
import { createClosingPlaces, isEndlessScript } from './closing-place.ts';
import { createCounter } from './counter.ts';
import { createEvidence } from './evidence.ts';
import { createMarkupFinder } from './markup-spans.ts';
import { createOpenElements } from './open-elements.ts';
import type { GrowingFault, StructureFault } from './structure-fault.ts';

/*
 * kramdown closes only the innermost element, so one missing end tag makes every later one unreadable. This file
 * finds the fault behind such a cascade: which element was never closed, which end tag closes nothing.
 *
 * One pass with a stack decides at each tag by what is still to come: where fewer `</x>` remain than elements `x`
 * are open, one of those is unclosed; where more remain, one end tag is surplus. Where elements of one name could
 * each be the one, the indentation of the tags decides.
 */

/** How the tags of a body pair once its faults are mended. */
export interface Structure {
  /** In source order. */
  readonly faults: readonly StructureFault[];
  /** kramdown itself pairs all tags, and prints none. */
  readonly isWhole: boolean;
  /** The other tag of each element, as the author most likely meant it. */
  readonly partners: Partners;
}

/** The other tag of an element; undefined of one that has none. */
export type Partners = Pick<ReadonlyMap<Tag, Tag>, 'get' | 'has'>;

/** Where kramdown itself pairs all tags, nothing has to be found out. */
const wholeStructure: Structure = {
  faults: [],
  isWhole: true,
  partners: { get: tag => tag.partner, has: tag => tag.partner !== undefined },
};

/** Elements that never stand directly within one of their own: the end tag of the outer one is missing. */
const neverDirectlyNested: ReadonlySet<string> = new Set(
  'p a li td th tr dt dd option figcaption figure button h1 h2 h3 h4 h5 h6 iframe label'.split(' '),
);
/** Between two elements of one name these make the nesting right. */
const nestingBarriers: ReadonlySet<string> = new Set(
  'ul ol dl table blockquote div section article aside object noscript'.split(' '),
);
/** How many open elements the search for one of the same name passes. */
const NEAR = 12;

/** What the structure is found from. */
export interface StructureSource {
  /** The tags and comments of a body, each in source order. */
  readonly tags: readonly Tag[];
  readonly comments: readonly Span[];
  /** The whole file. */
  readonly text: string;
}

/** Pairs the tags of a body and finds those that do not pair. */
export function findStructure({ tags, comments, text }: StructureSource): Structure {
  if (tags.every(isPaired)) return wholeStructure;
  const faults: GrowingFault[] = [];
  const partners = new Map<Tag, Tag>();
  const open = createOpenElements();
  const remaining = createCounter();
  const awaitingEnd = new Map<string, Waiting[]>();
  /** Counted when first asked for: only faults ask. */
  let indices: ReadonlyMap<Tag, number> | undefined;
  const evidence = createEvidence({ tags, indexOf, open, text });
  const closingPlace = createClosingPlaces({
    tags,
    indexOf,
    partners,
    text,
    markupAt: createMarkupFinder(tags, comments),
  });
  for (const tag of tags) remaining.add(tag.name, balanceOf(tag));

  for (const tag of tags) {
    if (tag.kind === 'open') readStart(tag);
    else if (tag.kind === 'close') readEnd(tag);
  }
  // A script that never ends has swallowed the end tags of all that is open around it.
  if (isEndlessScript(open.innermost())) leaveUnclosed(undefined);
  else while (open.size() > 0) leaveUnclosed(undefined);
  blamePrints(tags, faults, partners);
  faults.sort((a, b) => a.tag.span.start - b.tag.span.start);
  return { faults, isWhole: false, partners };

  function indexOf(tag: Tag): number {
    indices ??= new Map(tags.map((each, index) => [each, index]));
    return indices.get(tag)!;
  }

  function readStart(tag: Tag): void {
    closeDirectlyNested(tag);
    remaining.add(tag.name, 1);
    open.push(tag);
  }

  /** `<p>a<p>b</p>`: where an end tag is missing, the outer element ends before the inner one. */
  function closeDirectlyNested(tag: Tag): void {
    if (!lacksEnd(tag.name)) return;
    for (let index = open.size() - 1; index >= Math.max(0, open.size() - NEAR); index--) {
      const outer = open.at(index)!;
      if (outer.name === tag.name) {
        const isParent = index === open.size() - 1;
        const isSibling = neverDirectlyNested.has(tag.name) || (isParent && evidence.isSiblingOf(tag, outer));
        if (!isSibling || evidence.hasEndsWithinParent(tag, index, 1)) return;
        while (open.size() > index) leaveUnclosed(tag);
        return;
      }
      if (nestingBarriers.has(outer.name) || !lacksEnd(outer.name)) return;
    }
  }

  function readEnd(tag: Tag): void {
    remaining.add(tag.name, -1);
    const index = voidElements.has(tag.name) || open.count(tag.name) === 0 ? -1 : findElement(tag);
    if (index < 0) {
      leaveStray(tag);
      return;
    }
    const isOnlyOne = open.size() === index + 2;
    while (open.size() > index + 1) {
      if (lacksEnd(open.innermost()!.name)) leaveUnclosed(tag);
      else leaveMisnested(tag, isOnlyOne ? (open.at(index - 1) ?? 'none') : undefined);
    }
    const start = open.pop()!;
    partners.set(start, tag);
    partners.set(tag, start);
  }

  /** The index in the stack of the element that the end tag closes; −1 if it closes none. */
  function findElement(tag: Tag): number {
    const own = tag.partner ? indexBelowPrinted(tag.partner) : -1;
    if (own >= 0) return own;
    const innermost = open.indicesOf(tag.name).at(-1)!;
    const { holdsBlocks, partner } = open.at(innermost)!;
    if (tag.inCode && holdsBlocks && partner) return -1;
    const isSurplus = remaining.get(tag.name) >= open.count(tag.name);
    if (!isSurplus) return lacksEndAfter(tag) ? evidence.elementIndentedLike(tag, innermost) : innermost;
    if (evidence.hasBetterEnd(innermost, tag)) return -1;
    return isAnyEndToCome(innermost + 1) ? -1 : innermost;
  }

  /** The index of an element if nothing is open in it but what is printed in a text of Markdown; else −1. */
  function indexBelowPrinted(start: Tag): number {
    let index = open.size() - 1;
    // In Markdown, layout tells nothing that kramdown does not go by.
    if (open.at(index) === start) return start.holdsBlocks ? index : -1;
    while (index >= 0 && open.at(index)!.printed && open.at(index)!.readable) index--;
    return open.at(index) === start ? index : -1;
  }

  /** Whether an element open at or above `index` of the stack has its end tag still to come. */
  function isAnyEndToCome(index: number): boolean {
    for (let at = index; at < open.size(); at++) if (!lacksEnd(open.at(at)!.name)) return true;
    return false;
  }

  /** Fewer end tags of that name are to come than elements of it are open. */
  function lacksEnd(name: string): boolean {
    return remaining.get(name) < open.count(name);
  }

  function lacksEndAfter(tag: Tag): boolean {
    return remaining.get(tag.name) < open.count(tag.name) - 1;
  }

  /** Gives up the innermost open element. */
  function leaveUnclosed(before: Tag | undefined): void {
    const tag = open.pop()!;
    // An unreadable start tag is a fault of its own, and the cause of this one.
    // A block in a paragraph of Markdown is printed, and told of by itself.
    if (tag.readable && !tag.printed) faults.push(createFault('unclosed', tag, before));
  }

  /** `parent`: of an element that alone stands between the end tag and what that closes, the element around both. */
  function leaveMisnested(before: Tag, parent: Waiting['parent']): void {
    const tag = open.pop()!;
    const waiting = { fault: createFault('misnested', tag, before), outer: open.innermost()!, parent };
    faults.push(waiting.fault);
    const others = awaitingEnd.get(tag.name);
    if (others) others.push(waiting);
    else awaitingEnd.set(tag.name, [waiting]);
  }

  function leaveStray(tag: Tag): void {
    const waiting = awaitingEnd.get(tag.name)?.pop();
    if (waiting) {
      waiting.fault.end = tag;
      waiting.fault.isSwapped = areSwapped(waiting, tag);
    } else if (!tag.inCode) faults.push(createFault('stray', tag, undefined));
  }

  /**
   * Whether what stands between two end tags in the wrong order belongs to the outer element. Of text that is only
   * marked up differently (`<b>a<i>b</b>c</i>`), and of a paragraph before a block, it does not.
   */
  function areSwapped({ fault, outer, parent }: Waiting, end: Tag): boolean {
    if (parent !== (open.innermost() ?? 'none') || spanElements.has(outer.name)) return false;
    if (outer.name !== 'p') return true;
    for (let index = indexOf(fault.before!) + 1; index < indexOf(end); index++) {
      const { kind, name } = tags[index]!;
      if (kind !== 'close' && !spanElements.has(name)) return false;
    }
    return true;
  }

  function createFault(kind: StructureFault['kind'], tag: Tag, before: Tag | undefined): GrowingFault {
    const isStray = kind === 'stray';
    // kramdown itself closes an element at the end of the text of Markdown that it stands in.
    const isInText = before === undefined || before.span.start < (tag.textEnd ?? Number.POSITIVE_INFINITY);
    return {
      kind,
      tag,
      before: isInText || kind === 'misnested' ? before : undefined,
      closeAt: isStray ? tag.span.start : closingPlace(tag, before),
      end: undefined,
      isSwapped: false,
      prints: false,
    };
  }
}

function isPaired({ kind, readable, printed, partner }: Tag): boolean {
  return readable && !printed && (kind === 'void' || partner !== undefined);
}

/** A misnested element whose end tag is to come. */
interface Waiting {
  readonly fault: GrowingFault;
  /** The element around it, which was closed before it. */
  readonly outer: Tag;
  /** What is around that; undefined where more elements were left open. */
  readonly parent: Tag | 'none' | undefined;
}
