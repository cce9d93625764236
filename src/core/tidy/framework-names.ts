/*
 * Classes that the system behind a site writes by itself, and by which only that site's style sheets and scripts find
 * anything. What is not known to be one of them stays: a site may style it.
 */

const SYSTEMS: readonly RegExp[] = [
  // WordPress and its plug-ins; captions are what rules and themes know.
  /^(?:wp-(?!caption)|(?:post|page|attachment|postid|page-id)-\d|type-|status-|format-|category-|tag-|size-|attachment-|entry-|hentry$|h-entry$|has-post-thumbnail$|jetpack-|sd-|jp-|aesop-|mceTemp$|alignnone$|has-[\w-]*-(?:color|background|font-size)$|is-(?:style|layout|type|provider)-|Mso[A-Z])/,
  // Drupal.
  /^(?:field(?:-|$)|views?-|views-row|view$|node(?:-|$)|block-(?!quote)|region(?:-|$)|pane-|panel-|ds-\d|file(?:-(?:image|video|audio)|$)|media-element|view-mode-|group-(?:left|right|header|footer)$|label-(?:inline|above|hidden)$|rdf-meta$|even$|odd$)/,
  // Plone.
  /^(?:state-|image-inline$|result-title$|discreet$|searchresultdate$|documentByLine$|visualClear$|(?:internal|external)-link$|contenttype-|template-|portaltype-)/,
  // Medium.
  /^(?:graf(?:-|$)|markup--|js-|u-|postList$|section-(?:content|inner|divider)$|sectionLayout|svgIcon|uiScale|ui-(?:h\d|body|caption|summary)$|progressiveMedia|aspectRatioPlaceholder|aspectRatio)/,
  // Scripts that load images late.
  /^(?:lazy|lazyload|lazyloaded|lazyloading|lazy-load(?:ed|ing)?|lozad|b-lazy|ls-is-cached)$/,
  // What builds make: CSS modules, styled components, hashes.
  /^(?:jsx-\d+|sc-[A-Za-z]{4,}|css-[a-z0-9]{5,}[\w-]*|svelte-\w{5,}|ng-[\w-]+|_ng\w+|data-v-\w+)$/,
  /__\w*_{2,3}[\w-]{4,}$|_{3}[A-Za-z0-9-]{4,}$/,
  /^(?=[\w-]*[a-z])(?=[\w-]*[A-Z])(?=[\w-]*\d)[A-Za-z][\w-]{9,}$/,
  /^_(?=\w*\d)[A-Za-z0-9]{4,6}_?$/,
  // Utilities: one declaration a class.
  /^(?:xs|sm|md|lg|xl|2xl|hover|focus|dark|group-hover|print):\S+$/,
  /^-?[mp][trblxyse]?-(?:\d{1,2}(?:\.5)?|px|auto)$|^(?:leading|tracking|shadow|rounded|gap|items|justify|max-w|min-w|max-h|min-h|z|order)-[\w./[\]-]+$|^(?:col|row|offset)(?:-(?:xs|sm|md|lg|xl))?-\d{1,2}$|^clearfix$/,
];

/** They mean something beside a system's own, and nothing alone. */
const COMPANIONS: ReadonlySet<string> = new Set(
  'even odd first last active inline content block post page item items text inner wrapper clearfix'.split(
    ' ',
  ),
);

/** What a page may well style, or something else looks for. */
const MEANT =
  /caption|credit|quote|footnote|reference|align|highlight|language-|math|katex|sr-only|visually|screen-reader|invisible|hidden|icon|embed|player|tweet|table/i;

/** Whatever else these say, a system says it. */
const ALWAYS = /^(?:aesop-|field-|views-|graf-|markup--|sd-|jp-)/;

/** So many names of at most three letters are no words. */
const MANY = 4;

/** The classes of an attribute that are not a system's; undefined where all are kept. */
export function withoutFrameworkClasses(value: string): readonly string[] | undefined {
  const classes = value.split(/\s+/).filter(name => name !== '');
  const isCoded = classes.length >= MANY && classes.every(name => name.length <= 3 && /^[a-z]+$/.test(name));
  if (isCoded) return [];
  const kept = classes.filter(name => !isFrameworkName(name));
  if (kept.length === classes.length) return undefined;
  return kept.every(name => COMPANIONS.has(name)) ? [] : kept;
}

/** Whether a class or an id is one that a system writes by itself. */
export function isFrameworkName(name: string): boolean {
  return (
    name.length < 200 &&
    (ALWAYS.test(name) || !MEANT.test(name)) &&
    SYSTEMS.some(pattern => pattern.test(name))
  );
}
