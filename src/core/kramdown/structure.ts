import { lineIndentation } from '../text/indentation.ts';
import { voidElements } from './elements.ts';
import { findAttribute, type Tag } from './tag.ts';

/*
 * kramdown closes only the innermost element, so one missing end tag makes every later one unreadable. This file
 * finds the fault behind such a cascade: which element was never closed, which end tag closes nothing.
 *
 * One pass with a stack decides at each tag by what is still to come: where fewer `</x>` remain than elements `x`
 * are open, one of those is unclosed; where more remain, one end tag is surplus. Where elements of one name could
 * each be the one, the indentation of the tags decides.
 */

/** A place at which tags do not pair. */
export interface StructureFault {
  /**
   * unclosed: an element without end tag; stray: an end tag without element; misnested: an element whose end tag
   * stands behind the end of its parent.
   */
  readonly kind: 'unclosed' | 'stray' | 'misnested';
  /** The start tag of the unclosed or misnested element, or the stray end tag. */
  readonly tag: Tag;
  /** Where the element should be closed: a UTF-16 offset in the file. */
  readonly closeAt: number;
  /** The tag before which the element should be closed; undefined at the end of the text. */
  readonly before: Tag | undefined;
  /** Of a misnested element, its end tag. */
  readonly end: Tag | undefined;
  /** Jekyll prints a tag as text because of this fault. */
  readonly prints: boolean;
}

/** How the tags of a body pair once its faults are mended. */
export interface Structure {
  /** In source order. */
  readonly faults: readonly StructureFault[];
  /** The other tag of each element, as the author most likely meant it. */
  readonly partners: ReadonlyMap<Tag, Tag>;
}

/** The text that a body's tags stand in. */
export interface StructureText {
  readonly text: string;
  /** The UTF-16 offset at which the body ends. */
  readonly end: number;
}

/** Elements that never stand directly within one of their own: the end tag of the outer one is missing. */
const neverDirectlyNested: ReadonlySet<string> = new Set(
  'p a li td th tr dt dd option figcaption figure button h1 h2 h3 h4 h5 h6 iframe label'.split(' '),
);
/** Between two elements of one name these make the nesting right. */
const nestingBarriers: ReadonlySet<string> = new Set(
  'ul ol dl table blockquote div section article aside object noscript'.split(' '),
);
/** A paragraph cannot hold these: one that should be closed ends before the first of them. */
const paragraphEnders: ReadonlySet<string> = new Set(
  `address article aside blockquote details div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr
  main nav ol p pre section table ul`.split(/\s+/),
);

/** How many open elements the search for an enclosing element of the same name passes. */
const NEAR = 12;
/** How many tags the search for the end of a parent passes. */
const FAR = 500;

interface MutableFault extends StructureFault {
  end: Tag | undefined;
  prints: boolean;
}

/** Pairs the tags of a body and finds those that do not pair. */
export function findStructure(tags: readonly Tag[], place: StructureText): Structure {
  const faults: MutableFault[] = [];
  const partners = new Map<Tag, Tag>();
  const stack: Tag[] = [];
  /** Of each name, where in the stack its open elements stand. */
  const opened = new Map<string, number[]>();
  const remaining = createCounter();
  const awaitingEnd = new Map<string, MutableFault[]>();
  const indexOf = new Map(tags.map((tag, index) => [tag, index]));
  const endsLeft = createCounter();
  for (const tag of tags) {
    remaining.add(tag.name, balanceOf(tag));
    if (tag.kind === 'close') endsLeft.add(tag.name, 1);
  }

  for (const tag of tags) {
    if (tag.kind === 'open') readStart(tag);
    else if (tag.kind === 'close') readEnd(tag);
  }
  while (stack.length > 0) leaveUnclosed(stack.at(-1)!, undefined);
  addUnexplained(tags, faults, partners);
  faults.sort((a, b) => a.tag.span.start - b.tag.span.start);
  return { faults, partners };

  function readStart(tag: Tag): void {
    closeDirectlyNested(tag);
    remaining.add(tag.name, 1);
    push(tag);
  }

  /** `<p>a<p>b</p>`: where an end tag is missing, the outer element ends before the inner one. */
  function closeDirectlyNested(tag: Tag): void {
    if (!lacksEnd(tag.name)) return;
    for (let depth = 1; depth <= Math.min(NEAR, stack.length); depth++) {
      const outer = stack.at(-depth)!;
      if (outer.name === tag.name) {
        const isSibling = neverDirectlyNested.has(tag.name) || (depth === 1 && isSiblingOf(tag, outer));
        if (!isSibling || hasEndsWithinParent(tag, stack.length - depth, 1)) return;
        while (stack.at(-1) !== outer) leaveUnclosed(stack.at(-1)!, tag);
        leaveUnclosed(outer, tag);
        return;
      }
      if (nestingBarriers.has(outer.name) || !lacksEnd(outer.name)) return;
    }
  }

  /**
   * Whether the end tags up to the next ancestor of another name are enough for the element at `index` and those of
   * its name around it. An end tag may be missing anywhere; what is asked is whether it is here.
   *
   * @param change by how much `tag` changes the count of open elements of that name
   */
  function hasEndsWithinParent(tag: Tag, index: number, change: number): boolean {
    const { name } = stack[index]!;
    const parent = otherAncestor(index);
    const parentName = stack[parent]?.name;
    let parents = parentName === undefined ? 1 : 1 + openAbove(parentName, parent);
    let open = openAbove(name, parent) + change;
    if (endsLeft.get(name) < open) return false;
    for (const next of tagsAfter(tag)) {
      if (next.name === name) open -= balanceOf(next);
      else if (next.name === parentName) parents -= balanceOf(next);
      if (open === 0) return true;
      if (parents === 0) return false;
    }
    return false;
  }

  function tagsAfter(tag: Tag): readonly Tag[] {
    const start = indexOf.get(tag)! + 1;
    return tags.slice(start, start + FAR);
  }

  /** The index in the stack of the nearest ancestor with another name; −1 if there is none. */
  function otherAncestor(index: number): number {
    let ancestor = index - 1;
    while (ancestor >= 0 && stack[ancestor]!.name === stack[index]!.name) ancestor--;
    return ancestor;
  }

  function openAbove(name: string, index: number): number {
    return opened.get(name)?.filter(place => place > index).length ?? 0;
  }

  function readEnd(tag: Tag): void {
    remaining.add(tag.name, -1);
    endsLeft.add(tag.name, -1);
    const index = voidElements.has(tag.name) || openCount(tag.name) === 0 ? -1 : findElement(tag);
    if (index < 0) {
      leaveStray(tag);
      return;
    }
    while (stack.length > index + 1) {
      const inner = stack.at(-1)!;
      if (lacksEnd(inner.name)) leaveUnclosed(inner, tag);
      else leaveMisnested(inner, tag);
    }
    const start = pop();
    partners.set(start, tag);
    partners.set(tag, start);
  }

  /** The index in the stack of the element that the end tag closes; −1 if it closes none. */
  function findElement(tag: Tag): number {
    const innermost = opened.get(tag.name)!.at(-1)!;
    const isSurplus = remaining.get(tag.name) >= openCount(tag.name);
    if (!isSurplus) return lacksEndAfter(tag) ? sameIndentation(tag, innermost) : innermost;
    if (hasBetterEnd(innermost, tag)) return -1;
    return isAnyEndToCome(innermost + 1) ? -1 : innermost;
  }

  /** Whether an element open at or above `index` of the stack has its end tag still to come. */
  function isAnyEndToCome(index: number): boolean {
    for (let at = index; at < stack.length; at++) if (!lacksEnd(stack[at]!.name)) return true;
    return false;
  }

  /** Fewer end tags of that name are to come than elements of it are open. */
  function lacksEnd(name: string): boolean {
    return remaining.get(name) < openCount(name);
  }

  function lacksEndAfter(tag: Tag): boolean {
    return remaining.get(tag.name) < openCount(tag.name) - 1;
  }

  /** Of several open elements of that name, the one that starts its line where the end tag starts its own. */
  function sameIndentation(tag: Tag, innermost: number): number {
    const indentation = indentationOf(tag);
    if (indentation === undefined || indentationOf(stack[innermost]!) === indentation) return innermost;
    const candidates = opened.get(tag.name)!.slice(-NEAR);
    const nth = candidates.findLastIndex(index => indentationOf(stack[index]!) === indentation);
    if (nth < 0) return innermost;
    const outer = candidates[nth]!;
    return hasEndsWithinParent(tag, outer, -1) ? innermost : outer;
  }

  /** Whether another end tag of that name is to come which, unlike this one, starts its line where the element does. */
  function hasBetterEnd(element: number, tag: Tag): boolean {
    const start = stack[element]!;
    const indentation = indentationOf(start);
    if (indentation === undefined || indentationOf(tag) === indentation) return false;
    if (!place.text.slice(start.span.end, tag.span.start).includes('\n')) return false;
    const next = nextUnopenedEnd(tag);
    return next?.name === tag.name && indentationOf(next) === indentation;
  }

  /** The first end tag after `tag` that closes nothing opened after it. */
  function nextUnopenedEnd(tag: Tag): Tag | undefined {
    let depth = 0;
    for (const next of tagsAfter(tag)) {
      depth -= balanceOf(next);
      if (depth < 0) return next;
    }
    return undefined;
  }

  /** Siblings start their lines alike; on one line their classes begin alike. */
  function isSiblingOf(tag: Tag, other: Tag): boolean {
    const indentation = indentationOf(tag);
    if (indentation !== undefined) {
      // Where nothing stands between them, lines that are not indented at all tell nothing.
      const isEmpty = place.text.slice(other.span.end, tag.span.start).trim() === '';
      return !isEmpty && indentationOf(other) === indentation;
    }
    const firstClass = firstClassOf(tag);
    return firstClass !== '' && firstClassOf(other) === firstClass;
  }

  function indentationOf(tag: Tag): number | undefined {
    return lineIndentation(place.text, tag.span.start);
  }

  function leaveUnclosed(tag: Tag, before: Tag | undefined): void {
    pop();
    // An unreadable start tag is a fault of its own, and the cause of this one.
    if (tag.readable) faults.push(createFault('unclosed', tag, before));
  }

  function leaveMisnested(tag: Tag, before: Tag): void {
    pop();
    const fault = createFault('misnested', tag, before);
    faults.push(fault);
    const waiting = awaitingEnd.get(tag.name);
    if (waiting) waiting.push(fault);
    else awaitingEnd.set(tag.name, [fault]);
  }

  function leaveStray(tag: Tag): void {
    const misnested = awaitingEnd.get(tag.name)?.pop();
    if (misnested) misnested.end = tag;
    else faults.push(createFault('stray', tag, undefined));
  }

  function push(tag: Tag): void {
    const indices = opened.get(tag.name);
    if (indices) indices.push(stack.length);
    else opened.set(tag.name, [stack.length]);
    stack.push(tag);
  }

  function pop(): Tag {
    const tag = stack.pop()!;
    opened.get(tag.name)!.pop();
    return tag;
  }

  function openCount(name: string): number {
    return opened.get(name)?.length ?? 0;
  }

  function createFault(kind: StructureFault['kind'], tag: Tag, before: Tag | undefined): MutableFault {
    const closeAt = kind === 'stray' ? tag.span.start : closingPlace(tag, before);
    return { kind, tag, before, closeAt, end: undefined, prints: false };
  }

  /** The end of the content that the element can have before `before`, white space left outside. */
  function closingPlace(tag: Tag, before: Tag | undefined): number {
    const ender = tag.name === 'p' ? firstParagraphEnder(tag, before) : undefined;
    const limit = (ender ?? before)?.span.start ?? place.end;
    const content = place.text.slice(tag.span.end, limit);
    return tag.span.end + content.trimEnd().length;
  }

  function firstParagraphEnder(paragraph: Tag, before: Tag | undefined): Tag | undefined {
    for (let index = indexOf.get(paragraph)! + 1; index < tags.length; index++) {
      const tag = tags[index]!;
      if (tag === before) return undefined;
      if (tag.kind !== 'close' && paragraphEnders.has(tag.name)) return tag;
    }
    return undefined;
  }
}

/**
 * Tells each fault whether Jekyll prints a tag because of it, and adds the printed end tags that none explains: their
 * start tag stands in a paragraph that ended before.
 */
function addUnexplained(tags: readonly Tag[], faults: MutableFault[], partners: ReadonlyMap<Tag, Tag>): void {
  const byTag = new Map<Tag, MutableFault>();
  for (const fault of faults) {
    byTag.set(fault.tag, fault);
    if (fault.end) byTag.set(fault.end, fault);
  }
  const inScope = new Map<number, MutableFault | 'unreadable'>();
  let inHtml: MutableFault | 'unreadable' | undefined;
  for (const tag of tags) {
    const own = byTag.get(tag) ?? (tag.readable ? undefined : 'unreadable');
    if (own) {
      inScope.set(tag.scope, own);
      if (tag.scope > 0) inHtml = own;
    }
    if (!tag.printed || !tag.readable || tag.kind !== 'close') continue;
    const start = partners.get(tag);
    // A block within a paragraph of Markdown: both its tags are printed, and its start tag tells.
    if (start?.printed) continue;
    let cause = own ?? inScope.get(tag.scope) ?? inHtml;
    if (!cause) {
      const closeAt = start?.span.end ?? tag.span.start;
      cause = { kind: 'stray', tag, before: undefined, closeAt, end: undefined, prints: true };
      faults.push(cause);
      inScope.set(tag.scope, cause);
    }
    if (cause !== 'unreadable') cause.prints = true;
  }
}

function firstClassOf(tag: Tag): string {
  return /\S*/.exec(findAttribute(tag, 'class')?.value?.trim() ?? '')![0];
}

function balanceOf(tag: Tag): number {
  return tag.kind === 'close' ? 1 : tag.kind === 'open' ? -1 : 0;
}

interface Counter {
  get(name: string): number;
  add(name: string, amount: number): void;
}

function createCounter(): Counter {
  const counts = new Map<string, number>();
  return {
    get: name => counts.get(name) ?? 0,
    add: (name, amount) => counts.set(name, (counts.get(name) ?? 0) + amount),
  };
}
