import { oneCopyOf, words } from '../html/element-sets.ts';

/*
 * kramdown 2.4's lists of elements (Kramdown::Parser::Html::Constants and its parser for paragraphs), by their
 * effect on reading. kramdown knows fewer names than HTML does; an unknown one counts as a block.
 */

/** At the start of a line these do not open an HTML block; they are read within a paragraph. */
export const spanElements = words(
  `a abbr acronym b big bdo br button cite code del dfn em i img input ins kbd label mark option q rb rbc rp rt rtc
  ruby samp select small span strong sub sup tt u var`,
);

/** Within a paragraph of Markdown the tags of these are printed as text. */
export const blockElements = words(
  `address article aside applet body blockquote caption col colgroup dd div dl dt fieldset figcaption footer form h1
  h2 h3 h4 h5 h6 header hgroup hr html head iframe legend menu li main map nav ol optgroup p pre section summary table
  tbody td th thead tfoot tr ul`,
);

/** These never have content; an end tag of theirs is printed as text. */
export const voidElements = words(
  'area base br col command embed hr img input keygen link meta param source track wbr',
);

/** With `markdown="1"` the content of these is read as blocks. */
export const blockContentElements = words(
  `address applet article aside blockquote body dd details div dl fieldset figure figcaption footer form header hgroup
  iframe li main map menu nav noscript object section summary td`,
);

/** With `markdown="1"`, or within a paragraph, the content of these is read as text with Markdown. */
export const spanContentElements = words(
  `a abbr acronym b bdo big button cite caption del dfn dt em h1 h2 h3 h4 h5 h6 i ins label legend optgroup p q rb rbc
  rp rt rtc ruby select small span strong sub sup th tt`,
);

const rawContentElements = words('script style math option textarea pre code kbd samp var');

/** Names are compared very often. */
const known = oneCopyOf([
  ...spanElements,
  ...blockElements,
  ...voidElements,
  ...blockContentElements,
  ...spanContentElements,
  ...rawContentElements,
]);

/** The name by which kramdown matches tags: in lower case where it knows the element, else as written. */
export function canonicalName(name: string): string {
  return known.get(name) ?? known.get(name.toLowerCase()) ?? name;
}

/** Whether kramdown knows the element of that name. */
export function isKnownElement(name: string): boolean {
  return known.has(name);
}
