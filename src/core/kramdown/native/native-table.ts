import { type Alignment, attributesOf, Element, setDetails } from '../element.ts';
import { blockElements } from '../elements.ts';

const ALIGNED = /text-align:[ \t\n\v\f\r]+(center|left|right|justify|inherit)/;
const ALIGNMENT = /(?:;[ \t\n\v\f\r]*)?text-align:[ \t\n\v\f\r]+(center|left|right)/;

/** Whether kramdown has an element for such a table: even rows, cells that hold spans alone, one alignment. */
export function isSimpleTable(table: Element): boolean {
  const rows = collect(table, element => element.value === 'tr');
  const cellsOf = (row: Element): readonly Element[] => row.children.filter(isCell);
  const counts = new Set(rows.map(row => cellsOf(row).length));
  if (counts.has(0) && counts.size === 1) counts.clear();
  if (counts.size > 1) return false;
  if (!collect(table, isCell).every(holdsSpansAlone)) return false;
  const alignments = rows.map(row =>
    cellsOf(row).map(cell => ALIGNED.exec(attributesOf(cell).get('style') ?? '')?.[1]),
  );
  if (alignments.flat().some(value => value === 'justify' || value === 'inherit')) return false;
  if (alignments.some(alignment => alignment.join() !== alignments[0]!.join())) return false;
  return haveCells(table, 'td') || hasSections(table);
}

function isCell({ type, value }: Element): boolean {
  return type === 'html' && (value === 'td' || value === 'th');
}

/** The outermost elements in `element` of which `isWanted` holds. */
function collect(element: Element, isWanted: (element: Element) => boolean): readonly Element[] {
  return element.children.flatMap(child => (isWanted(child) ? [child] : collect(child, isWanted)));
}

function holdsSpansAlone({ children }: Element): boolean {
  return children.every(
    child =>
      (child.type === 'text' || !(child.type === 'html' && blockElements.has(child.value))) &&
      holdsSpansAlone(child),
  );
}

/** Whether all in it are rows of cells of that name. */
function haveCells(group: Element, name: string): boolean {
  return group.children.every(
    row =>
      (row.value === 'tr' || row.type === 'text') &&
      row.children.every(cell => cell.value === name || cell.type === 'text'),
  );
}

function hasSections(table: Element): boolean {
  const isSection = (group: Element): boolean =>
    group.type === 'text' ||
    (group.value === 'thead' && haveCells(group, 'th')) ||
    ((group.value === 'tfoot' || group.value === 'tbody') && haveCells(group, 'td'));
  return table.children.every(isSection) && table.children.some(({ value }) => value === 'tbody');
}

/** Finishes a table whose rows and cells have become kramdown's. */
export function convertTable(table: Element): void {
  let alignment: readonly Alignment[] = [];
  const readAlignment = (element: Element): void => {
    if (element.type === 'tr') alignment = element.children.map(takeAlignment);
    else element.children.forEach(readAlignment);
  };
  readAlignment(table);
  setDetails(table, 'table', { alignment });
  table.children = table.children.filter(({ type }) => type !== 'html');
  const renameHeaders = (element: Element): void => {
    if (element.type === 'th') element.type = 'td';
    else element.children.forEach(renameHeaders);
  };
  renameHeaders(table);
  if (table.children[0]?.type !== 'tr') return;
  const body = new Element('tbody', table.start, table.end);
  body.isBlock = true;
  body.children = table.children;
  table.children = [body];
}

/** Takes the alignment out of a cell's style. */
function takeAlignment(cell: Element): Alignment {
  const attributes = attributesOf(cell);
  const style = attributes.get('style');
  if (style === undefined) return 'default';
  const match = ALIGNMENT.exec(style);
  const rest = match ? style.slice(0, match.index) + style.slice(match.index + match[0].length) : style;
  if (rest.trim() === '') attributes.delete('style');
  else attributes.set('style', rest);
  // One of the three words, by the pattern.
  return (match?.[1] as Alignment | undefined) ?? 'default';
}
