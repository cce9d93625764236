import { ID_PREFIX } from './id-prefix.ts';

/** The namespace of drawings. */
export const SVG = 'http://www.w3.org/2000/svg';

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** What shapes and colours a part of a drawing. */
const attributes: ReadonlySet<string> = new Set(
  words(`
    aria-hidden aria-label class clip-path clip-rule clipPathUnits color cx cy d dominant-baseline dx dy fill fill-opacity
    fill-rule filter filterUnits flood-color flood-opacity font-family font-size font-style font-weight fx fy
    gradientTransform gradientUnits height href id in in2 k1 k2 k3 k4 letter-spacing mask maskContentUnits maskUnits mode
    offset opacity operator paint-order patternContentUnits patternTransform patternUnits points preserveAspectRatio
    primitiveUnits r result rx ry spreadMethod stdDeviation stop-color stop-opacity stroke stroke-dasharray
    stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor textLength
    transform type values vector-effect viewBox width x x1 x2 y y1 y2`),
);

/** What another part of the page may be named by, and the colours among them. */
const naming = /^(?:fill|stroke|clip-path|mask|filter)$/;

/** Of what a gradient or a pattern takes the rest. */
const borrowing = /^(?:linearGradient|radialGradient|pattern)$/;

/** Those that a `style` attribute may say, too. */
const ofStyle = /^(?:clip-|color|fill|filter$|flood|mask$|opacity|paint-order|stop|stroke|text-anchor|font)/;

/** The longest outline of a shape that is drawn, in characters. */
const LONGEST = 50_000;

/** Gives a part of a drawing those attributes of another that name nothing outside of the drawing. */
export function keepDrawingAttributes(from: Element, to: Element): void {
  for (const { name, value } of from.attributes) {
    if (name === 'style') keepStyle(value, to);
    else if (name === 'xlink:href') keepAttribute('href', value, to);
    else if (attributes.has(name)) keepAttribute(name, value, to);
  }
}

/** As attributes: a style of its own could do more. */
function keepStyle(style: string, to: Element): void {
  for (const declaration of style.split(';')) {
    const [name = '', value = ''] = declaration.split(/:(.*)/s).map(part => part.trim());
    const property = name.toLowerCase();
    if (attributes.has(property) && ofStyle.test(property)) keepAttribute(property, value, to);
  }
}

function keepAttribute(name: string, value: string, to: Element): void {
  if (value.length > LONGEST || /[\\<>{}]|:\/\//.test(value)) return;
  if (name === 'id') to.setAttribute(name, ID_PREFIX + value);
  else if (name === 'href') {
    const named = /^#([\w-]+)$/.exec(value.trim())?.[1];
    if (named !== undefined && borrowing.test(to.localName)) to.setAttribute(name, `#${ID_PREFIX}${named}`);
  } else if (name === 'class') keepClasses(value, to);
  else if (!/url|src|image/i.test(value) || name.startsWith('aria-')) to.setAttribute(name, value);
  else {
    // A colour, an outline, a mask or a filter of the same page.
    const named = /^\s*url\(\s*["']?#([\w-]+)["']?\s*\)\s*$/i.exec(value)?.[1];
    if (named !== undefined && naming.test(name)) to.setAttribute(name, `url(#${ID_PREFIX}${named})`);
  }
}

/** Names that the preview or VS Code use are not the site's. */
function keepClasses(classes: string, to: Element): void {
  const kept = words(classes).filter(name => !/^(?:copydesk-|vscode-)/i.test(name));
  if (kept.length > 0) to.setAttribute('class', kept.join(' '));
}
