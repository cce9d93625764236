/*
 * kramdown 2.4's lists of elements (Kramdown::Parser::Html::Constants and its parser for paragraphs), by their
 * effect on reading. kramdown knows fewer names than HTML does; an unknown one counts as a block.
 */

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

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

/** The start tags at which a browser ends an open paragraph (HTML standard, "in body" insertion mode). */
export const paragraphEnders = words(
  `address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form h1
  h2 h3 h4 h5 h6 header hgroup hr li listing main menu nav ol p plaintext pre search section summary table ul xmp`,
);

const rawContentElements = words('script style math option textarea pre code kbd samp var');

const known: ReadonlySet<string> = new Set([
  ...spanElements,
  ...blockElements,
  ...voidElements,
  ...blockContentElements,
  ...spanContentElements,
  ...rawContentElements,
]);

/** The name by which kramdown matches tags: in lower case where it knows the element, else as written. */
export function canonicalName(name: string): string {
  if (known.has(name)) return name;
  const lower = name.toLowerCase();
  return known.has(lower) ? lower : name;
}

/** Whether kramdown knows the element of that name. */
export function isKnownElement(name: string): boolean {
  return known.has(name);
}

/** Every element that HTML has or had; kramdown asks for none of these. */
const htmlElements = words(
  `a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote body br
  button canvas caption center cite code col colgroup command data datalist dd del details dfn dialog dir div dl dt em
  embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe
  image img input ins isindex kbd keygen label legend li link listing main map mark marquee math menu menuitem meta meter
  nav nobr noembed noframes noscript object ol optgroup option output p param picture plaintext portal pre progress q rb
  rbc rp rt rtc ruby s samp script search section select slot small source span strike strong style sub summary sup svg
  table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr xmp`,
);
/** SVG's and MathML's that articles hold. */
const drawingElements = words(
  `animate animatetransform circle clippath defs desc ellipse fedropshadow feflood fegaussianblur filter foreignobject g
  line lineargradient marker mask path pattern polygon polyline radialgradient rect stop symbol text textpath tspan use
  annotation maligngroup mfrac mi mn mo mover mpadded mphantom mroot mrow mspace msqrt mstyle msub msubsup msup mtable
  mtd mtext mtr munder munderover semantics`,
);

/** `o:p`, `amp-img`; a number behind a colon is no name: `#<Boat:0x07>`. */
const NAMED_ELSEWHERE = /^[a-z][\w.]*(?:-\w|:[a-z_])[\w.:-]*$/i;

/** Whether an element can be called so: one of HTML's, one of a namespace, or a custom one with a hyphen. */
export function isElementName(name: string): boolean {
  const lower = name.toLowerCase();
  return htmlElements.has(lower) || drawingElements.has(lower) || NAMED_ELSEWHERE.test(name);
}

/** Whether HTML itself says what the element of that name is. */
export function isHtmlElement(name: string): boolean {
  return htmlElements.has(name.toLowerCase());
}

/** Attributes that mean something without a value, and may therefore follow a value directly. */
export const bareAttributes = words(
  `allowfullscreen async autofocus autoplay checked controls default defer disabled hidden ismap itemscope loop
  multiple muted nomodule noshade novalidate open playsinline readonly required reversed selected`,
);
