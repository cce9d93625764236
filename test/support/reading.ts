import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** What a reader meets on a page that a browser makes of a post. */
export interface Reading {
  /** All visible words; white space between blocks and between words counts, how much of it does not. */
  readonly words: string;
  /** The texts of links, sorted. */
  readonly links: readonly string[];
  readonly images: number;
  readonly embeds: number;
}

const inlineElements = new Set(
  `a abbr b bdi bdo big cite code data del dfn em font i img ins kbd label mark q rp rt ruby s samp small span strike
  strong sub sup time tt u var wbr`.split(/\s+/),
);
const silentElements = new Set(['script', 'style', 'noscript', 'template', '#comment']);
const embeddedElements = new Set(['iframe', 'video', 'audio', 'embed', 'object']);

/** Reads a post as a browser that is given its body would show it. */
export function readAsBrowser(post: string): Reading {
  const blocks = [''];
  const links: string[] = [];
  let images = 0;
  let embeds = 0;

  function read(node: Node): void {
    if (silentElements.has(node.nodeName)) return;
    if ('value' in node) blocks[blocks.length - 1] += node.value;
    else if ('tagName' in node) readElement(node);
  }

  function readElement(element: Element): void {
    const isLinked =
      element.tagName === 'a' && element.attrs.some(({ name, value }) => name === 'href' && value);
    const linked = isLinked ? squeeze(wordsOf(element)) : '';
    if (linked) links.push(linked);
    if (element.tagName === 'img') images++;
    if (embeddedElements.has(element.tagName)) embeds++;
    const isBlock = !inlineElements.has(element.tagName);
    if (isBlock) blocks.push('');
    for (const child of element.childNodes) read(child);
    if (isBlock) blocks.push('');
  }

  for (const node of parseFragment(bodyOf(post)).childNodes) read(node);
  return { words: blocks.map(squeeze).filter(Boolean).join(' '), links: links.sort(), images, embeds };
}

/** The text behind the front matter. */
export function bodyOf(post: string): string {
  return post.replace(/^\uFEFF?---[ \t]*\r?\n[\s\S]*?\n(?:---|\.\.\.)[ \t]*\r?\n/, '');
}

function wordsOf(node: Node): string {
  if ('value' in node) return node.value;
  if (silentElements.has(node.nodeName) || !('childNodes' in node)) return '';
  return node.childNodes.map(wordsOf).join('');
}

function squeeze(text: string): string {
  return text.replace(/[\s\u00a0]+/g, ' ').trim();
}
