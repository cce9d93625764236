import { balanceOf, findAttribute, type Tag } from '../kramdown/tag.ts';
import { lineIndentation } from '../text/indentation.ts';
import type { OpenElements } from './open-elements.ts';

/*
 * What the tags nearby tell of which element lacks its end tag: whether their parent ends before enough end tags come,
 * which tags start their lines alike, which start tags look like siblings.
 */

/** What the evidence is taken from. */
export interface EvidenceSource {
  readonly tags: readonly Tag[];
  indexOf(tag: Tag): number;
  /** The elements that are open where the question is asked. */
  readonly open: OpenElements;
  readonly text: string;
}

/** Answers of the tags nearby. */
export interface Evidence {
  /**
   * Whether the end tags up to the next ancestor of another name are enough for the element at `index` and those of
   * its name around it. An end tag may be missing anywhere; what is asked is whether it is here.
   *
   * @param change by how much `tag` changes the count of open elements of that name
   */
  hasEndsWithinParent(tag: Tag, index: number, change: number): boolean;
  /** Of the open elements of that name, the index of the one that starts its line where the end tag starts its own. */
  elementIndentedLike(tag: Tag, innermost: number): number;
  /** Whether another end tag of that name is to come which, unlike this one, starts its line where the element does. */
  hasBetterEnd(element: number, tag: Tag): boolean;
  /** Siblings start their lines alike; on one line their classes begin alike. */
  isSiblingOf(tag: Tag, other: Tag): boolean;
}

/** How many open elements of one name are compared. */
const NEAR = 12;
/** How many tags the search for the end of a parent passes. */
const FAR = 500;

/** Evidence from the tags of a body. */
export function createEvidence({ tags, indexOf, open, text }: EvidenceSource): Evidence {
  return { hasEndsWithinParent, elementIndentedLike, hasBetterEnd, isSiblingOf };

  function hasEndsWithinParent(tag: Tag, index: number, change: number): boolean {
    const { name } = open.at(index)!;
    const parent = otherAncestor(index);
    const parentName = open.at(parent)?.name;
    let parents = parentName === undefined ? 1 : 1 + open.countAbove(parentName, parent);
    let missing = open.countAbove(name, parent) + change;
    for (const next of tagsAfter(tag)) {
      if (next.name === name) missing -= balanceOf(next);
      else if (next.name === parentName) parents -= balanceOf(next);
      if (missing === 0) return true;
      if (parents === 0) return false;
    }
    return false;
  }

  function tagsAfter(tag: Tag): readonly Tag[] {
    const start = indexOf(tag) + 1;
    return tags.slice(start, start + FAR);
  }

  /** The index in the stack of the nearest ancestor with another name; −1 if there is none. */
  function otherAncestor(index: number): number {
    let ancestor = index - 1;
    while (ancestor >= 0 && open.at(ancestor)!.name === open.at(index)!.name) ancestor--;
    return ancestor;
  }

  function elementIndentedLike(tag: Tag, innermost: number): number {
    const indentation = indentationOf(tag);
    if (indentation === undefined || indentationOf(open.at(innermost)!) === indentation) return innermost;
    const candidates = open.indicesOf(tag.name).slice(-NEAR);
    const nth = candidates.findLastIndex(index => indentationOf(open.at(index)!) === indentation);
    if (nth < 0) return innermost;
    const outer = candidates[nth]!;
    return hasEndsWithinParent(tag, outer, -1) ? innermost : outer;
  }

  function hasBetterEnd(element: number, tag: Tag): boolean {
    const start = open.at(element)!;
    const indentation = indentationOf(start);
    if (indentation === undefined || indentationOf(tag) === indentation) return false;
    if (!text.slice(start.span.end, tag.span.start).includes('\n')) return false;
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

  function isSiblingOf(tag: Tag, other: Tag): boolean {
    const indentation = indentationOf(tag);
    if (indentation !== undefined) {
      // Where nothing stands between them, lines that are not indented at all tell nothing.
      const isEmpty = text.slice(other.span.end, tag.span.start).trim() === '';
      return !isEmpty && indentationOf(other) === indentation;
    }
    const firstClass = firstClassOf(tag);
    return firstClass !== '' && firstClassOf(other) === firstClass;
  }

  function indentationOf(tag: Tag): number | undefined {
    return lineIndentation(text, tag.span.start);
  }
}

function firstClassOf(tag: Tag): string {
  return /\S*/.exec(findAttribute(tag, 'class')?.value?.trim() ?? '')![0];
}
