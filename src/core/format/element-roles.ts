import { inlines as textInlines, words } from '../html/element-sets.ts';
import { findAttribute, type Tag } from '../kramdown/tag.ts';
import { sliceSpan } from '../text/span.ts';

/**
 * What an element is to the white space beside it: a block, at whose edges no white space is shown; part of a line of
 * text; an aside, which is not shown at all; or a tag that a browser may ignore, so that nothing is certain.
 */
export type Role = 'block' | 'inline' | 'aside' | 'unsure';

/** Blocks in which blocks stand: white space between these shows nowhere. */
const containers = words(
  `address article aside blockquote center dd details dialog dir div dl fieldset figcaption figure footer form header
  hgroup li main menu nav ol search section table tbody td tfoot th thead tr ul`,
);

/**
 * Blocks of text. What stands in them is left as it is, but for containers that a scrape has put there. An empty
 * paragraph that the browser makes of `<p><figure>` would be empty no more (`p:empty`) with a line end in it.
 */
const textBlocks = words('caption colgroup dt legend p summary');

/** Blocks in which nothing changes: kramdown makes ids of the text of headings, and code is shown as it stands. */
const closedBlocks = words('col h1 h2 h3 h4 h5 h6 hr pre');

const inlines: ReadonlySet<string> = new Set([
  ...textInlines,
  ...words(
    'audio br button canvas embed iframe input map meter object output picture progress textarea video',
  ),
]);

/** In these, and in `pre` and scripts, also the blanks at the start of a line may show. */
const spaced = words('canvas code iframe kbd map object samp textarea tt');

/** The parents that a part of a table must have for a browser to take it for one. */
const tableParts: Readonly<Record<string, ReadonlySet<string>>> = {
  caption: words('table'),
  colgroup: words('table'),
  col: words('colgroup table'),
  thead: words('table'),
  tbody: words('table'),
  tfoot: words('table'),
  tr: words('table tbody tfoot thead'),
  td: words('tr'),
  th: words('tr'),
};

/** A style by which white space is shown, or by which a block stands in a line of text. */
const SHOWS_SPACE = /white-space(?:-collapse)?\s*:(?!\s*(?:normal|nowrap|collapse)\b)/i;
const IN_LINE = /display\s*:[^;]*(?:inline|contents|ruby)/i;

/** Whether the element counts as a block to what surrounds it, going by its name. */
export function isBlockName(name: string): boolean {
  return containers.has(name) || textBlocks.has(name) || closedBlocks.has(name);
}

/** Whether the name is one of HTML's blocks, or of its elements within text. */
export function isHtmlName(name: string): boolean {
  return isBlockName(name) || inlines.has(name);
}

/** Whether the gaps directly within an element of that name may change. */
export function isContainerName(name: string): boolean {
  return containers.has(name);
}

/** Whether containers may stand in it, in which gaps may change. */
export function mayHoldContainers(name: string): boolean {
  return containers.has(name) || textBlocks.has(name);
}

/**
 * Whether a line that begins in an element of that name may be indented anew. Of the blanks beside a line end CSS takes
 * no notice, unless it shows all white space; but kramdown counts them when it makes an id of a heading or a term.
 */
export function mayIndentLinesIn(name: string): boolean {
  const isText = name === 'noscript' || (inlines.has(name) && !spaced.has(name));
  return isText || (mayHoldContainers(name) && name !== 'dt');
}

/** Whether the name is one that only tables have. */
export function isTablePart(name: string): boolean {
  return Object.hasOwn(tableParts, name);
}

/** Whether nothing but parts of a table may stand directly in it. */
export function holdsTableParts(name: string): boolean {
  return /^(?:table|thead|tbody|tfoot|tr|colgroup)$/.test(name);
}

/** Whether a browser takes an element `name` in `parent` for the part of a table that it is. */
export function isPlacedInTable(name: string, parent: string | undefined): boolean {
  return parent !== undefined && tableParts[name]?.has(parent) === true;
}

/**
 * The role of an element by its name, in lower case, and by the start tag that it has in `text`. Attributes are asked
 * for only where the tag may have them: making them takes longer than all else.
 */
export function roleOf(name: string, tag: Tag, text: string): Role {
  if (isBlockName(name)) return has(tag, text, 'display') && isInLine(tag) ? 'inline' : 'block';
  if (inlines.has(name)) return 'inline';
  if (name === 'link' || name === 'meta' || name === 'style') return 'aside';
  // To kramdown with `html_to_native` that script is a formula.
  if (name === 'script') return has(tag, text, 'math/tex') ? 'unsure' : 'aside';
  return name.includes('-') ? 'inline' : 'unsure';
}

/** Whether white space in the element may mean something: its style shows it, or Markdown is read in it. */
export function keepsSpace(tag: Tag, text: string): boolean {
  return (has(tag, text, 'white-space') && showsSpace(tag)) || has(tag, text, 'markdown');
}

function isInLine(tag: Tag): boolean {
  return IN_LINE.test(findAttribute(tag, 'style')?.value ?? '');
}

function showsSpace(tag: Tag): boolean {
  return SHOWS_SPACE.test(findAttribute(tag, 'style')?.value ?? '');
}

/** Whether the start tag holds `word`, in whatever case, anywhere. */
function has({ span }: Tag, text: string, word: string): boolean {
  return span.end - span.start > word.length && sliceSpan(text, span).toLowerCase().includes(word);
}
