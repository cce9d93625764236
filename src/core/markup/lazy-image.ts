/** Where scripts that load images late keep the address, the best first. */
export const lazyAttributes: readonly string[] = [
  'data-src',
  'data-lazy-src',
  'data-original',
  'data-original-src',
  'data-cfsrc',
  'data-url',
  'data-actualsrc',
  'data-srcset',
  'data-lazy-srcset',
];
/** Images that stand for one that is to come: inline ones of a few bytes, and files that are called so. */
const PLACEHOLDER =
  /^\s*data:image\/(?:gif|png|svg\+xml)[;,].{0,400}$|(?:^|\/)(?:blank|spacer|placeholder|lazy[_-]?load(?:ing)?|transparent|grey|gray|loading|1x1)\.(?:gif|png|jpe?g|svg)(?:[?#]|$)/is;

/** Whether an address is that of the image itself. */
export function isRealImage(url: string): boolean {
  return url.trim() !== '' && !PLACEHOLDER.test(url);
}
