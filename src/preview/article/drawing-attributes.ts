import { ID_PREFIX } from './id-prefix.ts';

/** The namespace of drawings. */
export const SVG = 'http://www.w3.org/2000/svg';

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** What shapes and colours a part of a drawing. */
const attributes: ReadonlySet<string> = new Set(
  words(`
    aria-hidden aria-label class clip-path clip-rule clipPathUnits color cx cy d dominant-baseline dx dy fill fill-opacity
    fill-rule font-family font-size font-style font-weight fx fy gradientTransform gradientUnits height id letter-spacing
    offset opacity paint-order points preserveAspectRatio r rx ry spreadMethod stop-color stop-opacity stroke
    stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width
    text-anchor textLength transform vector-effect viewBox width x x1 x2 y y1 y2`),
);

/** Those that a `style` attribute may say, too. */
const ofStyle = /^(?:clip-rule|color|fill|opacity|paint-order|stop|stroke|text-anchor|font)/;

/** The longest outline of a shape that is drawn, in characters. */
const LONGEST = 50_000;

/** Gives a part of a drawing those attributes of another that name nothing outside of the drawing. */
export function keepDrawingAttributes(from: Element, to: Element): void {
  for (const { name, value } of from.attributes) {
    if (name === 'style') keepStyle(value, to);
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
  else if (name === 'class') keepClasses(value, to);
  else if (!/url|src|image/i.test(value) || name.startsWith('aria-')) to.setAttribute(name, value);
  else {
    // A colour or an outline of the same drawing.
    const named = /^\s*url\(\s*["']?#([\w-]+)["']?\s*\)\s*$/i.exec(value)?.[1];
    if (named !== undefined && /^(?:fill|stroke|clip-path)$/.test(name))
      to.setAttribute(name, `url(#${ID_PREFIX}${named})`);
  }
}

/** Names that the preview or VS Code use are not the site's. */
function keepClasses(classes: string, to: Element): void {
  const kept = words(classes).filter(name => !/^(?:copydesk-|vscode-)/i.test(name));
  if (kept.length > 0) to.setAttribute('class', kept.join(' '));
}
