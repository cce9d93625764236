import { type DefaultTreeAdapterTypes, parseFragment, html as standard } from 'parse5';
import { inlines, isElementName, unseen } from '../html/element-sets.ts';
import type { Post } from '../post/post.ts';
import { render } from '../render/render.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;
type Parent = DefaultTreeAdapterTypes.ParentNode;

/** What readers meet on the page that Jekyll publishes of a post, as a browser shows it. */
export interface PageReading {
  /** All visible words in order, one space between blocks and between words; of `pre` the white space is kept. */
  readonly words: string;
  /** Tags that stand on the page as text. They are no words. */
  readonly printed: number;
  /** Linked texts with their addresses, in order; of links to one address that follow each other the texts are one. */
  readonly links: readonly LinkedText[];
  readonly images: readonly Image[];
  /** Frames, players, scripts of other machines: the element and its address. */
  readonly embeds: readonly Embed[];
  /** The tags of SVG and MathML, with their attributes. */
  readonly drawings: readonly string[];
  /** Ids on the page to which a link of the page leads. */
  readonly targets: readonly string[];
}

/** A text, or a picture, that leads to an address. */
export interface LinkedText {
  readonly text: string;
  readonly address: string;
}

/** A picture of the page. */
export interface Image {
  readonly address: string;
  readonly alt: string | undefined;
}

/** What a page embeds: the name of the element, and its address if it has one. */
export interface Embed {
  readonly element: string;
  readonly address: string;
}

const silentElements: ReadonlySet<string> = new Set([...unseen, '#comment']);
const embeddedElements: ReadonlySet<string> = new Set([
  'iframe',
  'video',
  'audio',
  'embed',
  'object',
  'source',
  'track',
  'script',
]);
const needAddress: ReadonlySet<string> = new Set([
  'script',
  'source',
  'track',
  'embed',
  'video',
  'audio',
  'object',
]);
const preformattedElements: ReadonlySet<string> = new Set(['pre', 'textarea', 'listing', 'xmp']);

/** Stands for a picture among the words of a link. */
const PICTURE = '\ufffc';

/** Reads the page of a post once; what was read goes with the post. */
export function readPageOf(post: Post): PageReading {
  return post.once(readRendered);
}

function readRendered(post: Post): PageReading {
  return readPage(render(post).html);
}

/** Reads a published page, or a part of one, as a browser without scripts does. Takes time linear in what kramdown prints. */
function readPage(published: string): PageReading {
  const reader = createReader();
  reader.read(parseFragment(published, { scriptingEnabled: false }));
  return reader.finish();
}

interface Reader {
  read(parent: Parent): void;
  finish(): PageReading;
}

/** What holds for the text within an element. */
interface Surroundings {
  readonly address: string | undefined;
  readonly keepsSpace: boolean;
}

function createReader(): Reader {
  const words: string[] = [];
  const links: LinkedText[] = [];
  const images: Image[] = [];
  const embeds: Embed[] = [];
  const drawings: string[] = [];
  const ids = new Set<string>();
  const fragments = new Set<string>();

  let printed = 0;

  const addText = (written: string, { address, keepsSpace }: Surroundings): void => {
    const { text, count } = takeOutTags(written);
    printed += count;
    words.push(keepsSpace ? text.replace(/ /g, '\u2423').replace(/\n/g, '\u23ce ') : text);
    addLinked(text, address);
  };
  const addLinked = (text: string, address: string | undefined): void => {
    if (address !== undefined && /\S/.test(text)) links.push({ text, address });
  };

  const readChildren = (parent: Parent, around: Surroundings): void => {
    for (const child of parent.childNodes) readNode(child, around);
  };
  const readNode = (node: Node, around: Surroundings): void => {
    if ('value' in node) addText(node.value, around);
    else if ('tagName' in node) readElement(node, around);
  };
  const readElement = (element: Element, around: Surroundings): void => {
    const { tagName } = element;
    const id = attributeOf(element, 'id') || (tagName === 'a' ? attributeOf(element, 'name') : undefined);
    if (id) ids.add(id);
    if (tagName === 'img') {
      images.push({ address: attributeOf(element, 'src') ?? '', alt: attributeOf(element, 'alt') });
      addLinked(PICTURE, around.address);
    }
    if (embeddedElements.has(tagName)) readEmbed(element);
    if (element.namespaceURI !== standard.NS.HTML) drawings.push(writeTag(element));
    if (silentElements.has(tagName)) return;
    const address = tagName === 'a' ? attributeOf(element, 'href') : undefined;
    if (address?.startsWith('#')) fragments.add(address.slice(1));
    const inner = {
      address: address ?? around.address,
      keepsSpace: around.keepsSpace || preformattedElements.has(tagName),
    };
    const isBlock = !inlines.has(tagName);
    if (isBlock) words.push(' ');
    readChildren(element, inner);
    if (isBlock) words.push(' ');
  };
  const readEmbed = (element: Element): void => {
    const address = attributeOf(element, 'src') ?? attributeOf(element, 'data') ?? '';
    // Without an address these are no part of what is read.
    if (address || !needAddress.has(element.tagName)) embeds.push({ element: element.tagName, address });
  };

  return {
    read: parent => readChildren(parent, { address: undefined, keepsSpace: false }),
    finish() {
      return {
        words: squeezeWords(words.join('')),
        printed,
        links: joinLinks(links),
        images,
        embeds,
        drawings,
        targets: [...ids].filter(id => fragments.has(id) || fragments.has(encodeURIComponent(id))).sort(),
      };
    },
  };
}

function joinLinks(pieces: readonly LinkedText[]): readonly LinkedText[] {
  const joined: { text: string; address: string }[] = [];
  for (const { text, address } of pieces) {
    const last = joined.at(-1);
    if (last?.address === address) last.text += text;
    else joined.push({ text, address });
  }
  return joined.map(({ text, address }) => ({ text: squeezeWords(text), address }));
}

/** A tag in a text, or what is left of an end tag: of one without a known name, nobody can tell that it was meant as one. */
const PRINTED_TAG =
  /<(?:([a-z][^\s<>/]*)[^<>]{0,3000}>|\/\s*([a-z][^\s<>/]*)(?:[^<>]{0,3000}>|\s*)|!--[^<>]{0,3000}>)/gi;

function takeOutTags(text: string): { readonly text: string; readonly count: number } {
  if (!text.includes('<')) return { text, count: 0 };
  let count = 0;
  const rest = text.replace(PRINTED_TAG, (tag, start: string | undefined, end: string | undefined) => {
    const name = start ?? end;
    if (name !== undefined && !isElementName(name)) return tag;
    count++;
    return ' ';
  });
  return { text: rest, count };
}

function attributeOf(element: Element, name: string): string | undefined {
  return element.attrs.find(attribute => attribute.name === name)?.value;
}

function writeTag({ tagName, attrs }: Element): string {
  return [tagName, ...attrs.map(({ name, value }) => `${name}=${value}`).sort()].join(' ');
}

/** White space as one space, and marks of typography as they are typed: kramdown writes them in Markdown, not in HTML. */
export function squeezeWords(text: string): string {
  return text
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/…/g, '...')
    .replace(/—/g, '---')
    .replace(/–/g, '--')
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
