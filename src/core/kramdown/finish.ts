import { createAbbreviationFinder } from './abbreviations.ts';
import { applyAttributeList } from './apply-attributes.ts';
import type { KramdownDocument } from './document.ts';
import { detailsOf, Element } from './element.ts';
import { breakLines, giveIds, textForId } from './gfm.ts';
import type { OpenTag } from './reader.ts';
import { readSpans } from './spans/read-spans.ts';

/** Reads all spans of a tree whose blocks are read, and gives its elements their attributes. */
export function finishTree(root: Element, document: KramdownDocument): void {
  finishChildren(root, undefined, document);
  const replaceAbbreviations = createAbbreviationFinder(document);
  replaceAbbreviations?.(root);
  for (const { content } of document.footnotes.values()) {
    finishChildren(content, undefined, document);
    replaceAbbreviations?.(content);
  }
  if (document.options.input !== 'GFM') return;
  breakLines(root, document.options);
  if (document.options.autoIds) giveIds(root, document.options);
}

/** kramdown's `update_tree`. */
function finishChildren(element: Element, parentTag: OpenTag | undefined, document: KramdownDocument): void {
  if (!element.children.some(isReplaced)) {
    for (const child of element.children) finishElement(child, parentTag, document);
    return;
  }
  let lastBlank: Element | undefined;
  const children: Element[] = [];
  for (const child of element.children) {
    if (child.type === 'blank') {
      if (lastBlank) {
        lastBlank.value += child.value;
        continue;
      }
      lastBlank = child;
    } else if (child.type === 'boundary') {
      if (child.ial) applyAttributeList(child, child.ial, document.attributeLists);
      continue;
    } else {
      lastBlank = undefined;
      if (child.unread) {
        const holder = new Element('root', child.start, child.end);
        readSpans(child.unread.toSource(), holder, { document, parentTag });
        for (const span of holder.children) children.push(span);
        continue;
      }
      finishElement(child, parentTag, document);
    }
    children.push(child);
  }
  element.children = children;
}

/** Whether other elements take its place, or none: of raw HTML nothing is replaced. */
function isReplaced({ type, unread }: Element): boolean {
  return type === 'blank' || type === 'boundary' || unread !== undefined;
}

function finishElement(element: Element, parentTag: OpenTag | undefined, document: KramdownDocument): void {
  finishChildren(element, element.tag ?? parentTag, document);
  if (element.ial) applyAttributeList(element, element.ial, document.attributeLists);
  const named =
    detailsOf(element, 'dt') ??
    (document.options.input === 'GFM' ? detailsOf(element, 'heading') : undefined);
  if (named) named.text = textForId(element);
}
