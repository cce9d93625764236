/*
 * What the HTML standard says of elements, whoever reads them. What kramdown makes of them is `kramdown/elements.ts`'
 * affair, what a part of Copydesk makes of them its own.
 */

/** A set of names that are written as one text. */
export const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/**
 * Gives for each of `names`, however it came about, one and the same text: one of those that V8 keeps once, as it does
 * with the names of properties, and tells from each other, and from texts in the code, without looking at their letters.
 */
export function oneCopyOf(names: Iterable<string>): ReadonlyMap<string, string> {
  const kept = Object.keys(Object.fromEntries(Array.from(names, name => [name, true])));
  return new Map(kept.map(name => [name, name]));
}

/** The headings. */
export const headings = words('h1 h2 h3 h4 h5 h6');

/** Elements that have no end tag. */
export const voids = words('area base br col embed hr img input link meta param source track wbr');

/** Elements in which a browser reads no tag but their own end tag. `<plaintext>` has none. */
export const textOnly = words('iframe noembed noframes script style textarea title xmp');

/** Elements of which nobody sees anything. */
export const unseen = words('script style template');

/** Elements that stand in a line of text and hold some. */
export const inlines = words(
  `a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q rp rt ruby s samp small
  span strike strong sub sup time tt u var wbr`,
);

/** The start tags at which a browser ends an open paragraph (HTML standard, "in body" insertion mode). */
export const paragraphEnders = words(
  `address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form h1
  h2 h3 h4 h5 h6 header hgroup hr li listing main menu nav ol p plaintext pre search section summary table ul xmp`,
);

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
