import type { RootMeaning } from './scope-css.ts';

/*
 * On a whole page one element stands for both `html` and `body`, below the root of the preview. What is said of `html`
 * and means the window, or what all lengths are reckoned from, is handed on by properties of the preview's own, which the
 * page of the preview reads.
 */

/** The size that a `rem` is, as the site writes it. */
export const ROOT_SIZE = '--copydesk-root-size';

/** The colour of the window around `body`. */
export const ROOT_COLOUR = '--copydesk-root-colour';

const ofWindow: readonly (readonly [string, string])[] = [
  ['font-size', ROOT_SIZE],
  ['background-color', ROOT_COLOUR],
];

/** Puts what a rule says of `html` where the page of the preview finds it; what it says of `html` alone is not the body's. */
export function handOnRoot(style: CSSStyleDeclaration, meaning: RootMeaning): void {
  for (const [name, own] of ofWindow) {
    const value = style.getPropertyValue(name);
    if (meaning === 'none' || value === '') continue;
    style.setProperty(own, value, style.getPropertyPriority(name));
    if (meaning === 'all') style.removeProperty(name);
  }
}

/** What the root of a whole page may say of its own box, which the guard of the preview's style sheet reads. */
const ofBox: Readonly<Record<string, RegExp>> = {
  display: /^(?:block|flex|flow-root|grid)$/,
  'margin-top': /^\d{1,3}(?:\.\d+)?(?:px|em|rem|%)$/,
  'margin-right': /^(?:auto|\d{1,3}(?:\.\d+)?(?:px|em|rem|%))$/,
  'margin-bottom': /^\d{1,3}(?:\.\d+)?(?:px|em|rem|%)$/,
  'margin-left': /^(?:auto|\d{1,3}(?:\.\d+)?(?:px|em|rem|%))$/,
};

/** By properties of the preview's own; no element but the root has any use for them. */
export function keepRootBox(style: CSSStyleDeclaration): void {
  for (const [name, allowed] of Object.entries(ofBox)) {
    const value = style.getPropertyValue(name);
    if (allowed.test(value)) style.setProperty(`--copydesk-${name}`, value, style.getPropertyPriority(name));
  }
}

/** The size of a `rem`, in CSS pixels, as CSS that holds wherever it stands: `62.5%` of what browsers begin with. */
export function toRootSize(written: string): string {
  return written.replace(/([\d.]+)(%|r?em)(?![\w-])/g, (_, size: string, unit: string) => {
    const pixels = Number(size) * (unit === '%' ? 0.16 : 16);
    return `${Number(pixels.toFixed(3))}px`;
  });
}
