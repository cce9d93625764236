import { holdsTableParts, isBlockName, isPlacedInTable, isTablePart } from './element-roles.ts';
import type { Around, Node } from './node.ts';

/*
 * What kramdown publishes is balanced, but a browser still ends elements early where HTML does not let them nest, and
 * ignores the end tag that comes later. White space beside such an end tag would join the text before it. So where
 * that happens nothing changes, up to the next element around whose end sets things right.
 */

const HEADING = /^h[1-6]$/;
const TERM = /^d[dt]$/;
const BYPASSED = /^(?:address|div|p)$/;

/** The element that a browser would end, or whose end it would misplace, because an element `name` starts in `parent`. */
export function findRepaired(name: string, parent: Node | undefined): Node | undefined {
  if (!parent) return undefined;
  const { around } = parent;
  if (isTablePart(name) && !isPlacedInTable(name, parent.name)) return around.table ?? parent;
  if (holdsTableParts(parent.name) && !isTablePart(name) && name !== 'script' && name !== 'style')
    return around.table ?? parent;
  switch (name) {
    case 'a':
    case 'button':
    case 'form':
    case 'iframe':
    case 'textarea':
      return around[name];
    case 'li':
      return around.item;
    default:
      if (TERM.test(name)) return around.term;
      return HEADING.test(name) ? around.heading : undefined;
  }
}

/** What is around the content of `node`, an element that stands in `parent`. */
export function aroundContent(node: Node, outside: Around): Around {
  const { name } = node;
  switch (name) {
    case 'a':
    case 'button':
    case 'iframe':
    case 'textarea':
      return { ...outside, [name]: node };
    case 'form':
      return { ...outside, form: node, heading: undefined, item: undefined, term: undefined };
    case 'td':
    case 'th':
    case 'caption':
      return { form: outside.form, table: outside.table };
    default:
      return isBlockName(name) ? aroundBlockContent(node, outside) : outside;
  }
}

function aroundBlockContent(node: Node, outside: Around): Around {
  const { name } = node;
  const heading = HEADING.test(name) ? node : name === 'p' ? outside.heading : undefined;
  const item = name === 'li' ? node : BYPASSED.test(name) ? outside.item : undefined;
  const term = TERM.test(name) ? node : BYPASSED.test(name) ? outside.term : undefined;
  const table = name === 'table' ? node : outside.table;
  // Most elements change nothing, and many share what is around them.
  const isSame =
    heading === outside.heading && item === outside.item && term === outside.term && table === outside.table;
  return isSame ? outside : { ...outside, heading, item, term, table };
}
