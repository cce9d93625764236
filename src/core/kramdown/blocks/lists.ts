import { addChild, Element, setAttribute, takeBlank } from '../element.ts';
import { type BlockState, createBlock, MAX_DEPTH } from './block-state.ts';
import { cutList } from './cut-list.ts';
import { LIST_ITEM, startsAt } from './lines.ts';

const UNORDERED = / {0,3}[+*-][\t |]/y;

/** A list with bullets or numbers. */
export function readList(state: BlockState): boolean {
  const { source, text, position: start } = state;
  if (state.depth >= MAX_DEPTH || !startsAt(LIST_ITEM, text, start)) return false;
  const type = startsAt(UNORDERED, text, start) ? 'ul' : 'ol';
  const { items, end, hasBoundary } = cutList(source, start, type);
  const list = createBlock(state, type, start, end);
  addChild(state.tree, list);
  state.position = end;
  list.children = items.map(item => new Element('li', item.start, item.end));
  let trailing: Element | undefined;
  items.forEach((item, index) => {
    const element = list.children[index]!;
    element.isBlock = true;
    element.ial = item.ial;
    for (const part of item.parts) state.readNested(element, part);
    if (element.children.length === 0) return;
    unwrapParagraph(list, index, hasBoundary);
    trailing = takeBlank(element);
  });
  if (trailing && !hasBoundary) addChild(state.tree, trailing);
  if (state.document.options.input === 'GFM') markTasks(list);
  return true;
}

/** In a list without blank lines the first paragraph of an item is printed without its tags. */
function unwrapParagraph(list: Element, index: number, hasBoundary: boolean): void {
  const item = list.children[index]!;
  const [first, second] = item.children;
  if (first?.type === 'p' && second?.type === 'boundary' && first.ial)
    item.children = item.children.toSpliced(1, 1);
  const { children } = item;
  const isLast = index === list.children.length - 1;
  const isTight =
    children.length < 2 || children[1]!.type !== 'blank' || (isLast && children.length === 2 && !hasBoundary);
  if (first?.type !== 'p' || !isTight) return;
  if (isLast && index > 0 && !list.children.slice(0, -1).some(isTightItem)) return;
  if (children.length > 1 && children[1]!.type !== 'blank') first.children[0]?.unread?.appendText('\n');
  first.isTransparent = true;
}

function isTightItem({ children: [first] }: Element): boolean {
  return first?.type !== 'p' || first.isTransparent;
}

const BOX = '<input type="checkbox" class="task-list-item-checkbox" disabled="disabled" />';
const CHECKED_BOX =
  '<input type="checkbox" class="task-list-item-checkbox" disabled="disabled" checked="checked" />';

/** `[ ]` and `[x]` at the start of an item are boxes; the items after the first such one are tasks, too. */
function markTasks(list: Element): void {
  let isTaskList = false;
  for (const item of list.children) {
    const [first] = item.children;
    const unread = first?.type === 'p' ? first.children[0]?.unread : undefined;
    if (!unread) continue;
    const isUnchecked = unread.replaceStart(/[ \t\n\v\f\r]*\[ \][ \t\n\v\f\r]+/y, BOX);
    const isChecked = !isUnchecked && unread.replaceStart(/[ \t\n\v\f\r]*\[x\][ \t\n\v\f\r]+/iy, CHECKED_BOX);
    isTaskList ||= isUnchecked || isChecked;
    if (isTaskList) setAttribute(item, 'class', 'task-list-item');
  }
  if (isTaskList) setAttribute(list, 'class', 'task-list');
}
