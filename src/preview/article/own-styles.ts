import type { OwnStyle } from './whole-page.ts';

/** More of them than a page has. */
const MOST = 2000;

/** Stronger than what a style sheet says of an element by its names, as the attribute is. */
const STRONGER = ':not(#_#_#_)';

/**
 * Takes the `style` attributes off the elements of a whole page, and writes them as a style sheet that does the same by
 * classes: so they go the way of all that the site says of its looks. Hostile until it is scoped. Drawings keep theirs.
 */
export function takeOwnStyles(content: Element): OwnStyle {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('a {}');
  const rule = sheet.cssRules[0] as CSSStyleRule; // It was just put there.
  const rules = new Map<string, string>();
  for (const element of content.querySelectorAll('[style]:not(svg, svg *)')) {
    // Names in a form pose as its properties: by the prototype it can be asked.
    const written = Element.prototype.getAttribute.call(element, 'style') ?? '';
    Element.prototype.removeAttribute.call(element, 'style');
    const name = `own-style-${sumOf(written)}`;
    if (!rules.has(name)) {
      if (rules.size >= MOST) continue;
      // As the browser reads it: what is written could end the rule.
      rule.style.cssText = written;
      rules.set(name, rule.style.cssText);
    }
    const classes = Element.prototype.getAttribute.call(element, 'class') ?? '';
    if (rules.get(name) !== '')
      Element.prototype.setAttribute.call(element, 'class', `${classes} ${name}`.trim());
  }
  const written = [...rules].filter(([, declarations]) => declarations !== '');
  return { text: written.map(([name, style]) => `.${name}${STRONGER} { ${style} }\n`).join(''), media: '' };
}

/** A number that tells one text from others. */
function sumOf(text: string): string {
  let sum = 2166136261;
  for (let index = 0; index < text.length; index++) sum = Math.imul(sum ^ text.charCodeAt(index), 16777619);
  return (sum >>> 0).toString(36);
}
