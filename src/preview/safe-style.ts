/**
 * The properties of a `style` attribute that shape text and boxes in their own place. Colours are absent on purpose:
 * what is black on the site would vanish in a dark theme.
 */
const keptProperties = new Set([
  'direction',
  'font-style',
  'font-variant',
  'font-weight',
  'list-style-type',
  'max-width',
  'text-align',
  'text-decoration',
  'text-decoration-line',
  'text-indent',
  'text-transform',
  'vertical-align',
  'width',
]);

/** A keyword or a positive length: nothing here can load, escape or hide. */
const plainWord = /^(?:[a-z][a-z-]*|\d[\d.]*[a-z%]*)$/i;

/** The declarations of a `style` attribute that can neither load anything nor leave the article's box. */
export function keepSafeStyle(style: string): string {
  return style
    .split(';')
    .map(readDeclaration)
    .filter(({ property, value }) => keptProperties.has(property) && value.split(/\s+/).every(isPlainWord))
    .map(({ property, value }) => `${property}: ${value}`)
    .join('; ');
}

function isPlainWord(word: string): boolean {
  return plainWord.test(word);
}

function readDeclaration(declaration: string): { property: string; value: string } {
  const colon = declaration.indexOf(':');
  return {
    property: declaration.slice(0, Math.max(colon, 0)).trim().toLowerCase(),
    value: declaration.slice(colon + 1).trim(),
  };
}
