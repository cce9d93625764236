/**
 * What layouts put around the text of a post, as simple selectors of CSS: the names, ids and classes of the elements that
 * are open where a layout says `{{ content }}`. Of a site without layouts of its own those of Jekyll's default theme.
 */
export function layoutWrappers(layouts: readonly string[]): readonly string[] {
  const own = new Set(layouts.flatMap(wrappersOf));
  return own.size > 0 ? [...own] : minima;
}

/** Of minima 2.5, `_layouts/default.html` and `post.html`. */
const minima = [
  'main',
  '.page-content',
  '.wrapper',
  'div',
  'article',
  '.post',
  '.h-entry',
  '.post-content',
  '.e-content',
];

const voids = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));

function wrappersOf(layout: string): readonly string[] {
  const content = layout.search(/\{\{-?\s*content\b/);
  if (content < 0) return [];
  const open: { readonly name: string; readonly attributes: string }[] = [];
  for (const [, slash, tag = '', attributes = ''] of layout.slice(0, content).matchAll(TAGS)) {
    const name = tag.toLowerCase();
    if (slash === '') {
      if (!voids.has(name) && !attributes.endsWith('/')) open.push({ name, attributes });
      continue;
    }
    const index = open.findLastIndex(element => element.name === name);
    if (index >= 0) open.length = index;
  }
  return open.flatMap(({ name, attributes }) => [
    name,
    ...namesIn(attributes, 'class').map(each => `.${each}`),
    ...namesIn(attributes, 'id').map(each => `#${each}`),
  ]);
}

const TAGS = /<(\/?)([a-z][a-z\d-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>/gi;

function namesIn(attributes: string, attribute: string): readonly string[] {
  const value = new RegExp(`\\s${attribute}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'i').exec(attributes);
  // What Liquid says of a page is not known here.
  const plain = (value?.[1] ?? value?.[2] ?? '').replace(/\{[{%].*?[}%]\}/g, ' ');
  return plain.split(/\s+/).filter(name => /^[\w-]+$/.test(name));
}
