import { headings, textOnly, voids, words } from '../html/element-sets.ts';
import { holdsTableParts, isBlockName, isHtmlName, isPlacedInTable, isTablePart } from './element-roles.ts';
import type { Around, Node } from './node.ts';

/*
 * What kramdown publishes is balanced, but a browser still ends elements early where HTML does not let them nest, and
 * ignores the end tag that comes later. White space beside such an end tag would join the text before it. So where
 * that happens nothing changes, up to the next element around whose end sets things right.
 */

const TERM = /^d[dt]$/;
const BYPASSED = /^(?:address|div|p)$/;

/** Whether a browser moves what starts there out of a table, or takes no notice of it, as it stands outside of one. */
export function isMisplaced(name: string, parent: Node | undefined): boolean {
  if (isTablePart(name)) return !isPlacedInTable(name, parent?.name);
  return parent !== undefined && holdsTableParts(parent.name) && name !== 'script' && name !== 'style';
}

/** The element that a browser would end, or whose end it would misplace, because an element `name` starts in `parent`. */
export function findRepaired(name: string, parent: Node | undefined): Node | undefined {
  if (!parent) return undefined;
  const { around } = parent;
  if (isMisplaced(name, parent)) return around.table ?? parent;
  switch (name) {
    case 'a':
    case 'button':
    case 'form':
      return around[name];
    case 'li':
      return around.item;
    default:
      if (TERM.test(name)) return around.term;
      return headings.has(name) ? around.heading : undefined;
  }
}

/** What ends the block around them ends them as well. */
const endedByBlocks = words('abbr bdi bdo cite data del dfn ins label mark p q span sub sup time var');

/**
 * How far an element reaches that is written as `<x/>` for a browser, to which that is a start tag: no further than it
 * does for kramdown, up to the end of the block around it, or over the rest of the page.
 */
export function reachOfSelfClosing(name: string, parent: Node | undefined): 'itself' | 'block' | 'page' {
  const isGraphic = name === 'svg' || name === 'math' || (parent?.around.graphic && !isHtmlName(name));
  if (voids.has(name) || isGraphic) return 'itself';
  return endedByBlocks.has(name) || /[-:]/.test(name) ? 'block' : 'page';
}

/** In these kramdown reads tags and browsers read none, but for `noscript` in a browser without scripts. */
const rawTexts: ReadonlySet<string> = new Set(
  ['noscript', ...textOnly].filter(name => name !== 'script' && name !== 'style'),
);

/** Whether a browser finds the end of an element before kramdown does, so that its content is torn apart. */
export function isTornApart({ name, tag, parent }: Node, text: string): boolean {
  if (!rawTexts.has(name) || !tag.partner) return false;
  for (let outer = parent?.around.rawText; outer; outer = outer.parent?.around.rawText) {
    if (outer.name === name) return true;
  }
  // Within all of them together a text is looked through once for each name.
  return text.slice(tag.span.end, tag.partner.span.start).toLowerCase().includes(`</${name}`);
}

/** What is around the content of `node`, an element that stands in `parent`. */
export function aroundContent(node: Node, outside: Around): Around {
  const { name } = node;
  switch (name) {
    case 'a':
    case 'button':
      return { ...outside, [name]: node };
    case 'svg':
    case 'math':
      return { ...outside, graphic: node };
    case 'form':
      return { ...outside, form: node, heading: undefined, item: undefined, term: undefined };
    case 'td':
    case 'th':
    case 'caption':
      if (isMisplaced(name, node.parent)) return outside;
      return { form: outside.form, table: outside.table, rawText: outside.rawText };
    default:
      if (rawTexts.has(name)) return { ...outside, rawText: node };
      return isBlockName(name) ? aroundBlockContent(node, outside) : outside;
  }
}

function aroundBlockContent(node: Node, outside: Around): Around {
  const { name } = node;
  const heading = headings.has(name) ? node : name === 'p' ? outside.heading : undefined;
  const item = name === 'li' ? node : BYPASSED.test(name) ? outside.item : undefined;
  const term = TERM.test(name) ? node : BYPASSED.test(name) ? outside.term : undefined;
  const table = name === 'table' ? node : outside.table;
  // Most elements change nothing, and many share what is around them.
  const isSame =
    heading === outside.heading && item === outside.item && term === outside.term && table === outside.table;
  return isSame ? outside : { ...outside, heading, item, term, table };
}
