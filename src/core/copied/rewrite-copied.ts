import { isBlockName } from '../format/element-roles.ts';
import { headings, voids, words } from '../html/element-sets.ts';
import { decodeEntities } from '../kramdown/decode-entities.ts';
import { escapeHtmlAttribute } from '../text/escape/escape-html.ts';
import { escapeLiquid } from '../text/escape/escape-liquid.ts';
import { goneElements, type KeepAttributes, keptElements } from './kept-markup.ts';
import { pairTokens } from './pair-tokens.ts';
import { readCopied, type Token } from './read-copied.ts';

/** HTML that kramdown and browsers read alike, and what of the copy could not be taken over. */
export interface Rewritten {
  readonly html: string;
  /** Pictures whose address leads to no page: files of the machine that they were copied on, data. */
  readonly lostPictures: number;
}

/** An element that is open; without `out` its tags are left out. */
interface Open {
  readonly name: string;
  readonly out: string | undefined;
}

/** Deeper nesting no article has; in elements. */
const MAX_DEPTH = 100;

/** What is no text of its own: no paragraph is made around it. */
const standsAlone = words('img picture video audio iframe noscript br hr source track');
/** What of these is open a further one ends, up to the element that holds it. */
const ends: Readonly<
  Record<string, { readonly names: ReadonlySet<string>; readonly within: ReadonlySet<string> }>
> = {
  li: { names: new Set(['li']), within: new Set(['ul', 'ol']) },
  dt: { names: new Set(['dt', 'dd']), within: new Set(['dl']) },
  dd: { names: new Set(['dt', 'dd']), within: new Set(['dl']) },
  td: { names: new Set(['td', 'th']), within: new Set(['tr', 'table']) },
  th: { names: new Set(['td', 'th']), within: new Set(['tr', 'table']) },
  tr: { names: new Set(['tr']), within: new Set(['table']) },
  tbody: { names: new Set(['thead', 'tbody', 'tfoot']), within: new Set(['table']) },
  tfoot: { names: new Set(['thead', 'tbody', 'tfoot']), within: new Set(['table']) },
  a: { names: new Set(['a']), within: new Set(['td', 'th', 'table']) },
};
/** An end tag ends nothing outside of these, unless it is theirs. */
const walls = new Set(['td', 'th', 'caption', 'table']);

/**
 * Writes what was copied anew, tag by tag: with the elements that a post may have and the attributes that `keep` leaves
 * them, each closed where a browser would close it. Liquid is written so that it is text. Takes linear time.
 */
export function rewriteCopied(html: string, keep: KeepAttributes): Rewritten {
  const tokens = readCopied(html);
  const { partners, blocksBefore } = pairTokens(tokens);
  const stack: Open[] = [];
  const written: string[] = [];
  /** How many elements are open whose tags stay. */
  let shown = 0;
  let lostPictures = 0;
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!;
    if (token.kind === 'text') {
      if (shown === 0 && /\S/.test(token.text)) open('p');
      written.push(writeText(token.text));
    } else if (token.kind === 'close') {
      close(token.name);
    } else if (goneElements.has(token.name)) {
      index = partners.get(index) ?? index;
    } else {
      start(token, index);
    }
  }
  closeTo(0);
  // Not piece by piece: what goes may have stood between two braces.
  return { html: escapeLiquid(written.join('')), lostPictures };

  function start({ name, attributes }: Token & { readonly kind: 'open' }, index: number): void {
    const decoded = new Map(Array.from(attributes, ([key, value]) => [key, decodeEntities(value)] as const));
    const kept = keep(name, decoded);
    if (!kept) {
      if (name === 'img' && /^\s*(?!https?:)\w+:/i.test(decoded.get('src') ?? '')) lostPictures++;
      if (name === 'iframe') linkFrame(decoded);
      else if (!voids.has(name)) push(name, undefined);
      return;
    }
    const out = keptElements.has(name) ? nameOf(name, decoded.get('style') ?? '') : undefined;
    if (out === undefined) {
      push(name, undefined);
      return;
    }
    makeRoom(out, index);
    const tag = writeTag(out, kept);
    if (voids.has(out)) written.push(tag);
    else push(name, out, tag);
  }

  /** What a frame of an unknown site shows, a chart or a map, is left to be followed: it is not to run in the post. */
  function linkFrame(attributes: ReadonlyMap<string, string>): void {
    const address = keep('a', new Map([['href', attributes.get('src') ?? '']]))?.get('href');
    if (address === undefined || !/^https?:/i.test(address)) return;
    const title = attributes.get('title')?.trim() || address;
    closeOpen(new Set(['p']), walls);
    written.push(`<p>${writeTag('a', new Map([['href', address]]))}${writeValue(title)}</a></p>`);
  }

  /** Closes what the element cannot stand in, and opens a paragraph where text begins in none. */
  function makeRoom(name: string, index: number): void {
    if (isBlockName(name)) closeOpen(new Set(['p']), walls);
    const implied = Object.hasOwn(ends, name) ? ends[name] : undefined;
    if (implied) closeOpen(implied.names, implied.within);
    if (headings.has(name)) closeOpen(headings, walls);
    if (shown > 0 || isBlockName(name) || standsAlone.has(name)) return;
    const end = partners.get(index);
    const holdsBlock = end !== undefined && blocksBefore[end]! > blocksBefore[index]!;
    if (!holdsBlock) open('p');
  }

  function open(name: string): void {
    push(name, name, `<${name}>`);
  }

  function push(name: string, out: string | undefined, tag = ''): void {
    if (stack.length >= MAX_DEPTH) return;
    stack.push({ name, out });
    if (out !== undefined) shown++;
    written.push(tag);
  }

  function close(name: string): void {
    const isPart = isTablePart(name);
    const depth = find(
      open => open.name === name,
      open => !isPart && walls.has(open.name),
    );
    const isLeftOut = depth < stack.length && stack[depth]!.out === undefined;
    // A paragraph that began in it goes on behind it.
    if (isLeftOut && !isBlockName(name)) stack.splice(depth, 1);
    else closeTo(depth);
  }

  function closeOpen(names: ReadonlySet<string>, within: ReadonlySet<string>): void {
    closeTo(
      find(
        open => names.has(open.name),
        open => within.has(open.name),
      ),
    );
  }

  /** The depth of the innermost element that is looked for; with a wall before it, that of none. */
  function find(isSought: (open: Open) => boolean, isWall: (open: Open) => boolean): number {
    for (let at = stack.length - 1; at >= 0; at--) {
      if (isSought(stack[at]!)) return at;
      if (isWall(stack[at]!)) break;
    }
    return stack.length;
  }

  function closeTo(depth: number): void {
    while (stack.length > depth) {
      const { out } = stack.pop()!;
      if (out === undefined) continue;
      written.push(`</${out}>`);
      shown--;
    }
  }

  /** What only a style says of an element that goes without it. */
  function nameOf(name: string, style: string): string | undefined {
    const [, weight] = /(?:^|;)\s*font-weight\s*:\s*(\w+)/i.exec(style) ?? [];
    // Google's documents are wholly in a `<b>` that is none.
    if (/^(?:b|strong)$/.test(name) && /^(?:normal|[1-4]00)$/i.test(weight ?? '')) return undefined;
    if (name !== 'span') return name;
    const isBold = /^(?:bold|bolder|[6-9]00)$/i.test(weight ?? '');
    if (isBold && !stack.some(({ out }) => out !== undefined && bold.has(out))) return 'strong';
    const isItalic = /(?:^|;)\s*font-style\s*:\s*italic/i.test(style);
    return isItalic && !stack.some(({ out }) => out === 'em' || out === 'i') ? 'em' : name;
  }
}

const bold = new Set([...headings, 'b', 'strong', 'th', 'dt']);

function isTablePart(name: string): boolean {
  return /^(?:table|caption|thead|tbody|tfoot|tr|td|th)$/.test(name);
}

function writeTag(name: string, attributes: ReadonlyMap<string, string>): string {
  const list = Array.from(attributes, ([key, value]) => ` ${key}="${writeValue(value)}"`);
  return `<${name}${list.join('')}>`;
}

function writeValue(value: string): string {
  return escapeHtmlAttribute(value.replace(/[\0-\x1f]+/g, ' '));
}

/** A `<` that begins no tag is one to be read; what no file of text may hold goes. */
function writeText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\0-\x08\v\f\x0e-\x1f]/g, '')
    .replaceAll('<', '&lt;');
}
