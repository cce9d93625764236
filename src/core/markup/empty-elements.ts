import { isElementName } from '../kramdown/elements.ts';
import { findAttribute, type Tag } from '../kramdown/tag.ts';
import { oncePerPost } from '../post/once-per-post.ts';
import type { Post } from '../post/post.ts';
import { findIdReferences } from './id-references.ts';

/** What an element is that holds nothing a reader sees. */
export type EmptyKind = 'paragraph' | 'inline' | 'link' | 'block';

/** An element that holds at most blanks, line breaks and other empty elements. */
export interface EmptyElement {
  readonly kind: EmptyKind;
  /** The indices of its tags in `post.body.tags`. */
  readonly start: number;
  readonly end: number;
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

/** Elements that only say how their text looks: without text they are nothing. */
export const inlineElements = words(
  'abbr b big cite del dfn em font i mark s small span strike strong sub sup tt u',
);
const blocks = words(
  'div section article aside header footer ul ol li dl figure figcaption h1 h2 h3 h4 h5 h6',
);
/** What stands in these is shown as it is, or is no text of the article. */
const foreign = words(
  'pre textarea svg math select button object video audio iframe noscript template script style',
);

/** What an empty element of a kind may hold besides blanks. */
const mayHold: Readonly<Record<EmptyKind, readonly (EmptyKind | 'break')[]>> = {
  paragraph: ['inline', 'break'],
  inline: ['inline', 'break'],
  link: ['inline', 'break'],
  // What is empty within is told of by itself.
  block: ['block'],
};

/** The elements that are open at a place, outermost first. */
interface OpenElements {
  /** The indices of their start tags. */
  readonly starts: number[];
  /** What each is if nothing else is found in it; undefined of one that holds something. */
  readonly kinds: (EmptyKind | undefined)[];
  /** How many empty elements were found before each. */
  readonly found: number[];
}

/** The outermost empty elements of a post in source order: what is empty within them belongs to them. */
export const findEmptyElements = oncePerPost(searchEmptyElements);

function searchEmptyElements(post: Post): readonly EmptyElement[] {
  const { tags, structure } = post.body;
  const found: EmptyElement[] = [];
  const open: OpenElements = { starts: [], kinds: [], found: [] };
  /** The outermost element whose content is none of the article's text. */
  let foreignAt = -1;
  let position = 0;
  for (let index = 0; index < tags.length; index++) {
    const tag = tags[index]!;
    const top = open.starts.length - 1;
    const kind = open.kinds[top];
    if (kind !== undefined && !isBlankIn(post.text, position, tag.span.start)) open.kinds[top] = undefined;
    position = tag.span.end;
    if (tag.kind === 'open' && isPaired(tag)) {
      if (foreignAt < 0 && (foreign.has(tag.name) || !isElementName(tag.name))) foreignAt = index;
      open.starts.push(index);
      open.kinds.push(foreignAt < 0 ? kindOf(tag) : undefined);
      open.found.push(found.length);
    } else if (tag.kind === 'close' && top >= 0 && tags[open.starts[top]!]!.partner === tag) {
      close(index);
    } else hold(isBreak(tag) ? 'break' : undefined);
  }
  return found;

  /** The innermost element holds something. */
  function hold(what: EmptyKind | 'break' | undefined): void {
    const top = open.kinds.length - 1;
    const around = open.kinds[top];
    if (around !== undefined && !(what && mayHold[around].includes(what))) open.kinds[top] = undefined;
  }

  function close(end: number): void {
    const start = open.starts.pop()!;
    const before = open.found.pop()!;
    const kind = open.kinds.pop();
    if (foreignAt === start) foreignAt = -1;
    if (kind === undefined || isMeant(tags[start]!, kind)) {
      hold(undefined);
      return;
    }
    hold(kind);
    found.length = before;
    found.push({ kind, start, end });
  }

  /** kramdown and the author agree on where the element ends. */
  function isPaired(tag: Tag): boolean {
    const { partner, readable, printed } = tag;
    return readable && !printed && partner !== undefined && structure.partners.get(tag) === partner;
  }

  /** An icon, a target of a link, something that is read out or drawn by its style. */
  function isMeant(tag: Tag, kind: EmptyKind): boolean {
    if (kind === 'link' && !findAttribute(tag, 'href')) return true;
    if (tag.attributes.length === 0) return false;
    if (isIcon(tag) || findAttribute(tag, 'aria-label') || findAttribute(tag, 'role')) return true;
    if (
      kind !== 'paragraph' &&
      /background|border|clear|height|width/.test(findAttribute(tag, 'style')?.value ?? '')
    ) {
      return true;
    }
    const ids = [findAttribute(tag, 'id')?.value, findAttribute(tag, 'name')?.value];
    if (ids.every(id => !id)) return false;
    const references = findIdReferences(post);
    return ids.some(id => id && references.has(id));
  }
}

/** Whether a text holds nothing but blanks, no-break and ideographic ones among them. */
export function isBlank(text: string): boolean {
  return isBlankIn(text, 0, text.length);
}

const BLANK = /\s|&nbsp;|&#160;|&#x0*a0;/iy;

/** {@link isBlank}, of the text from `start` to `end`; most texts are told by their first character. */
export function isBlankIn(text: string, start: number, end: number): boolean {
  let at = start;
  while (at < end) {
    const unit = text.charCodeAt(at);
    if (unit === 0x20 || unit === 0x0a) at++;
    else if (unit > 0x2f && unit < 0x7f) return false;
    else {
      BLANK.lastIndex = at;
      if (!BLANK.test(text)) return false;
      at = BLANK.lastIndex;
    }
  }
  return at === end;
}

/** A line break that does nothing else: `clear` ends what floats. */
export function isBreak(tag: Tag): boolean {
  return tag.name === 'br' && tag.kind === 'void' && tag.readable && !findAttribute(tag, 'clear');
}

const kinds: ReadonlyMap<string, EmptyKind> = new Map<string, EmptyKind>([
  ['p', 'paragraph'],
  ['a', 'link'],
  ...Array.from(inlineElements, name => [name, 'inline'] as const),
  ...Array.from(blocks, name => [name, 'block'] as const),
]);

function kindOf({ name }: Tag): EmptyKind | undefined {
  return kinds.get(name);
}

/** Icon fonts draw into elements without content. */
export function isIcon(tag: Tag): boolean {
  return /(?:^|[\s_-])(?:icons?|fa[bdlrs]?|glyphicons?|dashicons?|material-icons)(?:$|[\s_-])/i.test(
    findAttribute(tag, 'class')?.value ?? '',
  );
}
