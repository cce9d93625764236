import type { Places } from '../places.ts';
import type { Place } from '../protocol.ts';

/**
 * What is selected in the editor, on the page; `text` is how it is written there. Where it holds tags, it reaches from
 * the text before the first of them to that behind the last; what cannot be found there does not count.
 */
export function findSelected(places: Places, place: Place, text: string): Range | undefined {
  const isPlain = !/[<>]/.test(text);
  const found = isPlain ? findWords(places, place.start, text) : undefined;
  if (found !== undefined) return found;
  const whole = coverElements(places, place);
  const before = isPlain ? '' : text.slice(0, indexOrEnd(text, '<')).replace(/^.*>/s, '');
  const behind = isPlain ? '' : text.slice(text.lastIndexOf('>') + 1).replace(/<.*$/s, '');
  const first = findWords(places, place.start + indexOrEnd(text, '<') - before.length, before) ?? whole;
  const last = findWords(places, place.start + text.lastIndexOf('>') + 1, behind) ?? whole;
  const start = first ?? last;
  const end = last ?? first;
  if (start === undefined || end === undefined) return undefined;
  const range = document.createRange();
  range.setStart(start.startContainer, start.startOffset);
  range.setEnd(end.endContainer, end.endOffset);
  return range.collapsed ? whole : range;
}

function indexOrEnd(text: string, wanted: string): number {
  const index = text.indexOf(wanted);
  return index < 0 ? text.length : index;
}

/** From the first to the last of the elements that are selected as a whole. */
function coverElements({ marked }: Places, { start, end }: Place): Range | undefined {
  const elements = marked.filter(each => each.start >= start && each.end <= end).map(each => each.element);
  if (elements.length === 0) return undefined;
  const range = document.createRange();
  range.selectNode(elements[0]!);
  for (const element of elements) {
    const other = document.createRange();
    other.selectNode(element);
    if (range.compareBoundaryPoints(Range.START_TO_START, other) > 0) range.setStartBefore(element);
    if (range.compareBoundaryPoints(Range.END_TO_END, other) < 0) range.setEndAfter(element);
  }
  return range;
}

/** Where on the page the words are that are written at `offset`, without tags. */
function findWords(places: Places, offset: number, written: string): Range | undefined {
  if (written.trim() === '') return undefined;
  const element = places.elementOf(offset);
  const around = element && places.own(element);
  if (element === undefined || around === undefined) return undefined;
  const share = (offset - around.start) / Math.max(1, around.end - around.start);
  return findText(element, readEntities(written), share);
}

/** Without a `<` there is nothing in it but text. */
function readEntities(written: string): string {
  if (!written.includes('&')) return written;
  const template = document.createElement('template');
  template.innerHTML = written;
  return template.content.textContent ?? '';
}

/** Where in `element` a text stands: of several places the one nearest to that `share` of its length. */
function findText(element: Element, wanted: string, share: number): Range | undefined {
  const content = element.textContent ?? '';
  const near = share * content.length;
  let best = -1;
  for (let at = content.indexOf(wanted); at >= 0; at = content.indexOf(wanted, at + 1)) {
    if (best >= 0 && Math.abs(at - near) > Math.abs(best - near)) break;
    best = at;
  }
  if (best < 0) return undefined;
  const range = document.createRange();
  let passed = 0;
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const length = node.nodeValue?.length ?? 0;
    if (best >= passed && best < passed + length) range.setStart(node, best - passed);
    if (best + wanted.length <= passed + length) {
      range.setEnd(node, best + wanted.length - passed);
      return range;
    }
    passed += length;
  }
  return undefined;
}
