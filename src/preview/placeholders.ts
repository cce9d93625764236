import { hostOf, originOfImage } from './image-address.ts';
import type { PageWords } from './protocol.ts';

/** Marks the boxes that the preview itself puts into an article; a post cannot bring it. */
export const placeholderAttribute = 'data-copydesk';

/** Where and in whose words placeholders are made. */
export interface PlaceholderSetting {
  readonly siteAddress: string;
  readonly words: PageWords;
  /** Addresses of the site's images that turned out to lead nowhere. */
  readonly missingImages: ReadonlySet<string>;
  /** The attribute that says which part of the file an element stands for: a box stands for the same. */
  readonly placeAttribute: string;
}

/**
 * Replaces everything in `content` that would ask another machine for something by a box that says what it was. The
 * document of `content` must be one without a window, in which nothing loads.
 */
export function putPlaceholders(content: Element, setting: PlaceholderSetting): void {
  for (const pretender of content.querySelectorAll(`[${placeholderAttribute}]`)) {
    pretender.removeAttribute(placeholderAttribute);
  }
  for (const picture of content.querySelectorAll('picture')) {
    for (const source of picture.querySelectorAll('source')) source.remove();
  }
  for (const image of content.querySelectorAll('img')) settleImage(image, setting);
  for (const frame of content.querySelectorAll('iframe, frame, embed, object, portal')) {
    replace(frame, createCard(frame, setting.words.embedded), setting);
  }
  for (const video of content.querySelectorAll('video')) {
    replace(video, createCard(video, setting.words.video), setting);
  }
  for (const audio of content.querySelectorAll('audio')) {
    replace(audio, createCard(audio, setting.words.audio), setting);
  }
}

/** The box that stands for an image which cannot be shown; `where` is its host, or what is wrong with it. */
export function createImageBox(image: HTMLImageElement, words: PageWords, where: string): HTMLElement {
  const box = image.ownerDocument.createElement('span');
  box.setAttribute(placeholderAttribute, 'image');
  box.setAttribute('role', 'img');
  const description = image.alt.trim() || image.title.trim() || words.image;
  box.setAttribute('aria-label', where === '' ? description : `${description} (${where})`);
  box.append(createLine(box, 'name', description));
  if (where !== '') box.append(createLine(box, 'origin', where));
  return box;
}

/** Puts a box in the place of an element, also as far as the file is concerned. */
function replace(element: Element, box: Element, { placeAttribute }: PlaceholderSetting): void {
  const place = element.getAttribute(placeAttribute);
  if (place !== null) box.setAttribute(placeAttribute, place);
  element.replaceWith(box);
}

function settleImage(image: HTMLImageElement, setting: PlaceholderSetting): void {
  const { siteAddress, words, missingImages } = setting;
  const origin = originOfImage(image.getAttribute('src') ?? '', siteAddress);
  image.removeAttribute('srcset');
  if (origin.kind === 'inline') return;
  if (origin.kind === 'site' && !missingImages.has(origin.address)) image.src = origin.address;
  else
    replace(
      image,
      createImageBox(image, words, origin.kind === 'remote' ? origin.host : words.missingImage),
      setting,
    );
}

/** A box for a frame or a player, with a link to what it would have shown. */
function createCard(element: Element, label: string): HTMLElement {
  const address = addressOf(element);
  const host = hostOf(address);
  const card = element.ownerDocument.createElement('span');
  card.setAttribute(placeholderAttribute, 'embed');
  card.append(createLine(card, 'name', label.replace('{0}', host ?? element.getAttribute('title') ?? '–')));
  if (host !== undefined) {
    const link = element.ownerDocument.createElement('a');
    link.href = address;
    link.textContent = address;
    card.append(link);
  }
  return card;
}

function createLine(box: Element, part: string, text: string): HTMLElement {
  const line = box.ownerDocument.createElement('span');
  line.setAttribute(placeholderAttribute, part);
  line.textContent = text;
  return line;
}

function addressOf(element: Element): string {
  const nested = element.querySelector('source[src]');
  return element.getAttribute('src') ?? element.getAttribute('data') ?? nested?.getAttribute('src') ?? '';
}
