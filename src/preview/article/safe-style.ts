/**
 * The properties of a `style` attribute that shape text and boxes in their own place, and what each may be. Colours are
 * absent on purpose: what is black on the site would vanish in a dark theme. A value is a keyword or a positive length:
 * nothing here can load, escape or hide.
 */
const keptProperties: ReadonlyMap<string, RegExp> = new Map([
  ['aspect-ratio', /^[1-9]\d{0,3} \/ [1-9]\d{0,3}$/],
  ['direction', /^[a-z-]+$/],
  ['font-style', /^[a-z-]+$/],
  ['font-variant', /^[a-z-]+$/],
  ['font-weight', /^[a-z\d-]+$/],
  ['list-style-type', /^[a-z-]+$/],
  ['max-width', /^\d[\d.]*[a-z%]*$/],
  ['text-align', /^[a-z-]+$/],
  ['text-decoration', /^[a-z-]+(?: [a-z-]+)*$/],
  ['text-decoration-line', /^[a-z-]+(?: [a-z-]+)*$/],
  ['text-indent', /^\d{1,2}(?:\.\d+)?(?:px|pt|em|rem|%)?$/],
  ['text-transform', /^[a-z-]+$/],
  ['vertical-align', /^[a-z-]+$/],
  ['width', /^(?:auto|\d[\d.]*[a-z%]*)$/],
]);

/** The declarations of a `style` attribute that can neither load anything nor leave the article's box. */
export function keepSafeStyle(style: string): string {
  return style.split(';').flatMap(keepSafeDeclaration).join('; ');
}

function keepSafeDeclaration(declaration: string): readonly string[] {
  const colon = declaration.indexOf(':');
  const property = declaration.slice(0, Math.max(colon, 0)).trim().toLowerCase();
  const value = declaration
    .slice(colon + 1)
    .trim()
    .toLowerCase()
    .replace(/\s+/g, ' ');
  if (keptProperties.get(property)?.test(value) !== true) return [];
  // The preview's own limit would lose against a `style` attribute.
  return [property === 'max-width' ? `max-width: min(100%, ${value})` : `${property}: ${value}`];
}
