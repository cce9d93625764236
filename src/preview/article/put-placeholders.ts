import type { BoxWords } from '../protocol.ts';
import { type Box, createBox, createLink, createPart, PLACEHOLDER_ATTRIBUTE } from './boxes.ts';
import { POST_EMBEDS, readEmbed, readPostEmbed } from './embeds.ts';
import { hostOf, originOfImage } from './image-address.ts';
import { settleImage } from './image-boxes.ts';
import type { PlaceholderSetting } from './placeholder-setting.ts';

export { PLACEHOLDER_ATTRIBUTE as placeholderAttribute } from './boxes.ts';

/**
 * Replaces everything in `content` that would run, or ask another machine for something, by a box that says what it was.
 * The document of `content` must be one without a window, in which nothing loads.
 */
export function putPlaceholders(content: Element, setting: PlaceholderSetting): void {
  const { words } = setting;
  const each = (selector: string, settle: (element: Element) => Element | undefined): void => {
    for (const element of content.querySelectorAll(selector)) {
      const next = settle(element);
      if (next === undefined || next === element) continue;
      keepPlace(element, next, setting);
      element.replaceWith(next);
    }
  };
  const box = (selector: string, describe: (element: Element) => Box | undefined): void =>
    each(selector, element => {
      const description = describe(element);
      return description && createBox(element, description);
    });

  for (const pretender of content.querySelectorAll(`[${PLACEHOLDER_ATTRIBUTE}]`)) {
    Element.prototype.removeAttribute.call(pretender, PLACEHOLDER_ATTRIBUTE);
  }
  openForms(content, setting);
  // Readers see none of these; and in a browser that runs scripts `noscript` has no content.
  for (const unseen of content.querySelectorAll('noscript, noembed, noframes, template, picture > source')) {
    unseen.remove();
  }
  each('xmp, plaintext, listing', toPlainText);
  box('svg', ({ textContent }) => ({ kind: 'note', name: words.drawing, detail: shorten(textContent) }));
  box('math', ({ textContent }) => ({ kind: 'note', name: words.formula, detail: shorten(textContent) }));
  box('script', script => describeScript(script, words));
  box('style, link[rel~="stylesheet" i]', sheet => ({
    kind: 'note',
    name: words.styleSheet,
    detail: hostOf(sheet.getAttribute('href') ?? '') ?? '',
  }));
  box('base, meta[http-equiv="refresh" i]', ({ localName }) => ({ kind: 'note', name: `<${localName}>` }));
  each('img', image => settleImage(image, setting));
  box('iframe, frame, frameset, embed, object, applet, portal, fencedframe', frame =>
    describeFrame(frame, words),
  );
  each('video, audio', media => settleMedia(media, setting));
  for (const post of content.querySelectorAll(POST_EMBEDS)) dressPost(post, words);
}

/**
 * Leaves of each form what is in it, below a note. It comes first, for names in a form pose as properties of the form:
 * only by the prototypes can it be asked anything.
 */
function openForms(content: Element, setting: PlaceholderSetting): void {
  const { words } = setting;
  const childNodes = Object.getOwnPropertyDescriptor(Node.prototype, 'childNodes')!.get!;
  for (const form of content.querySelectorAll('form')) {
    const detail = hostOf(Element.prototype.getAttribute.call(form, 'action') ?? '') ?? '';
    const note = createBox(content, { kind: 'note', name: words.form, detail });
    keepPlace(form, note, setting);
    Element.prototype.replaceWith.call(form, note, ...childNodes.call(form));
  }
}

function keepPlace(element: Element, box: Element, { placeAttribute }: PlaceholderSetting): void {
  const place = Element.prototype.getAttribute.call(element, placeAttribute);
  if (place !== null) box.setAttribute(placeAttribute, place);
}

/** Browsers show what is in these as it is written. */
function toPlainText(element: Element): Element {
  const text = element.ownerDocument.createElement('pre');
  text.textContent = element.textContent;
  return text;
}

/** What is no JavaScript, such as data for search engines, is nothing to the reader. */
function describeScript(script: Element, words: BoxWords): Box | undefined {
  const type = script.getAttribute('type')?.trim().toLowerCase() ?? '';
  if (type !== '' && type !== 'module' && !/(?:java|ecma)script/.test(type)) return undefined;
  const source = script.getAttribute('src')?.trim() ?? '';
  return { kind: 'note', name: words.script, detail: hostOf(source) ?? source };
}

function describeFrame(frame: Element, words: BoxWords): Box {
  const title = frame.getAttribute('title')?.trim() ?? '';
  const address = (frame.getAttribute('src') ?? frame.getAttribute('data') ?? '').trim();
  const embed = readEmbed(address);
  if (embed !== undefined) {
    const { site, href } = embed;
    const name = words.embedded.replace('{0}', () => site);
    return { kind: 'embed', name, detail: title, href };
  }
  // Browsers leave out blanks and control characters before they look for the scheme.
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(address.replace(/[\u0000-\u0020]/g, ''))?.[1]?.toLowerCase();
  const isCode = scheme === 'javascript' || scheme === 'vbscript' || scheme === 'data';
  const name = isCode || frame.hasAttribute('srcdoc') ? words.codeFrame : words.frame;
  return { kind: 'embed', name, detail: title || (isCode ? '' : address) };
}

/** A film of the site is played; one from another machine is a box. */
function settleMedia(media: Element, { words, place }: PlaceholderSetting): Element {
  const sources = [media, ...media.querySelectorAll('source')].map(each => each.getAttribute('src') ?? '');
  for (const source of sources) {
    const origin = originOfImage(source, place);
    if (origin.kind !== 'site') continue;
    const player = media.ownerDocument.createElement(media.localName);
    player.setAttribute('src', origin.address);
    player.setAttribute('preload', 'metadata');
    player.toggleAttribute('controls', true);
    for (const name of ['width', 'height', 'title']) copyAttribute(media, player, name);
    return player;
  }
  const address = sources.find(source => hostOf(source) !== undefined);
  const site = address === undefined ? '–' : (hostOf(address) ?? '–');
  const label = media.localName === 'video' ? words.video : words.audio;
  const name = label.replace('{0}', () => site);
  const href = address === undefined ? undefined : readEmbed(address)?.href;
  return createBox(media, {
    kind: 'embed',
    name,
    detail: media.getAttribute('title')?.trim() || shorten(media.textContent),
    ...(href !== undefined && { href }),
  });
}

/** The words of a post of a social network stand in the article; the card says whose they are. */
function dressPost(element: Element, words: BoxWords): void {
  const embed = readPostEmbed(element.classList);
  if (embed === undefined) return;
  const { ownerDocument } = element;
  const address = hostOf(element.getAttribute(embed.address) ?? '') && element.getAttribute(embed.address);
  // Instagram's markup draws a grey sketch of the post around the few words of it.
  const isSketch = embed.site === 'Instagram';
  const text = isSketch ? joinTexts(element) : '';
  if (isSketch) element.textContent = '';
  element.setAttribute(PLACEHOLDER_ATTRIBUTE, 'post');
  element.prepend(createPart(ownerDocument, 'name', words.post.replace('{0}', embed.site)));
  if (text !== '') element.append(createPart(ownerDocument, 'text', text));
  if (address && element.querySelector('a[href]') === null)
    element.append(createLink(ownerDocument, address));
}

/** The words of a text whose parts stand in boxes of their own. */
function joinTexts(element: Element): string {
  const texts: string[] = [];
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode() !== null) texts.push(walker.currentNode.nodeValue ?? '');
  return texts.join(' ').replace(/\s+/g, ' ').trim();
}

/** At most a line of the text that stands in an element. */
function shorten(text: string | null): string {
  const line = (text ?? '').slice(0, 2000).replace(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}

function copyAttribute(from: Element, to: Element, name: string): void {
  const value = from.getAttribute(name);
  if (value !== null) to.setAttribute(name, value);
}
