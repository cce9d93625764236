import { createBox, LEAST_SIZE, PLACEHOLDER_ATTRIBUTE, sayParts } from './boxes.ts';
import { hostOf, originOfImage } from './image-address.ts';
import type { PlaceholderSetting } from './placeholder-setting.ts';

/** Gives an image the address at which the preview may have it, or makes the box that stands for it. */
export function settleImage(image: Element, setting: PlaceholderSetting): Element {
  const { place, words, areRemoteImagesAllowed, missingImages } = setting;
  const source = image.getAttribute('src') ?? '';
  const origin = originOfImage(source, place);
  const host = origin.kind === 'remote' ? origin.host : '';
  image.removeAttribute('srcset');
  if (isPixel(image)) {
    return createBox(image, { kind: 'note', name: words.pixel, detail: host });
  }
  const isOfLayout = setting.isWhole && !image.hasAttribute(setting.placeAttribute);
  const box = (detail: string) => createImageBox(image, { name: nameOf(image, setting), detail, isOfLayout });
  if (isLate(image, origin.kind)) return box(words.lateImage);
  if (origin.kind === 'inline') return image;
  if (origin.kind === 'empty') return setting.isWhole ? image : box(words.noAddress);
  if (origin.kind === 'nowhere') {
    if (!setting.isWhole) return box(sayMissing(source, setting));
    image.setAttribute('src', NO_IMAGE);
    explain(image, sayMissing(source, setting));
    return image;
  }
  if (missingImages.has(origin.address)) {
    const missing = sayMissing(host || source, setting);
    if (!setting.isWhole) return box(missing);
    explain(image, missing);
  }
  if (origin.kind === 'remote' && !areRemoteImagesAllowed)
    return box(words.blockedImage.replace('{0}', host));
  image.setAttribute('src', origin.address);
  return image;
}

/** An address at which no browser finds an image, and for which it asks nobody. */
const NO_IMAGE = 'data:image/png,';

/** The box for an image of an article that turned out to be missing. */
export function createMissingImageBox(image: HTMLImageElement, setting: PlaceholderSetting): HTMLElement {
  const detail = sayNotFound(image, setting);
  return createImageBox(image, { name: nameOf(image, setting), detail, isOfLayout: false });
}

/** On a whole page a missing image is what the browser makes of it, as for its readers; it says why when it is pointed at. */
export function explainMissingImage(image: HTMLImageElement, setting: PlaceholderSetting): void {
  if (image.src !== NO_IMAGE) explain(image, sayNotFound(image, setting));
}

/** Without words of its own browsers show the title in its place. */
function explain(image: Element, why: string): void {
  if (!image.hasAttribute('title') && image.hasAttribute('alt')) image.setAttribute('title', why);
}

function sayNotFound(image: HTMLImageElement, setting: PlaceholderSetting): string {
  const { siteAddress, theme } = setting.place;
  const folders = [siteAddress, ...(theme ? [theme.address] : [])].map(address => new URL(address).href);
  const folder = folders.find(address => image.src.startsWith(address));
  const address = folder ? `/${decode(image.src.slice(folder.length))}` : (hostOf(image.src) ?? '');
  return sayMissing(address, setting);
}

/** Says that a box is as small as its image, and shows no words: the page around it must not move. */
const SMALL = 'small-image';

function createImageBox(
  image: Element,
  {
    isOfLayout,
    name,
    detail,
  }: { readonly isOfLayout: boolean; readonly name: string; readonly detail: string },
): HTMLElement {
  const box = createBox(image, { kind: 'image', name, detail });
  const [width, height] = ['width', 'height'].map(side =>
    Number.parseInt(image.getAttribute(side) ?? '', 10),
  );
  const isSmall = [width, height].some(size => size! < LEAST_SIZE);
  if (!isOfLayout || !isSmall || !(width! > 0 && height! > 0)) return box;
  box.setAttribute(PLACEHOLDER_ATTRIBUTE, SMALL);
  box.setAttribute('style', `width: ${width}px; aspect-ratio: ${width} / ${height}`);
  box.title = sayParts([name, detail]);
  box.replaceChildren();
  return box;
}

function nameOf(image: Element, { words }: PlaceholderSetting): string {
  return image.getAttribute('alt')?.trim() || image.getAttribute('title')?.trim() || words.image;
}

function sayMissing(address: string, { words }: PlaceholderSetting): string {
  return words.missingImage.replace('{0}', () => address.trim());
}

/** One pixel in both directions counts readers; in one direction it may be a line. */
function isPixel(image: Element): boolean {
  return ['width', 'height'].every(name => /^\s*[01](?:px)?\s*$/.test(image.getAttribute(name) ?? ''));
}

/** Where scripts keep the address of an image that they load late. */
const lateAttributes = [
  'data-src',
  'data-lazy-src',
  'data-original',
  'data-original-src',
  'data-cfsrc',
  'data-srcset',
];

/** Whether a script of the old page would have put the image in. */
function isLate(image: Element, kind: string): boolean {
  return (kind === 'inline' || kind === 'empty') && lateAttributes.some(name => image.hasAttribute(name));
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // A lone `%` stands for itself.
  }
}
