import { decodeEntities } from '../kramdown/decode-entities.ts';
import { attributesOf, type Element } from '../kramdown/element.ts';
import type { Attribute, Tag } from '../kramdown/tag.ts';
import { holdsPlaceholder } from '../liquid/placeholders.ts';
import { isStartTag } from '../markup/ancestors.ts';
import { urlPlaces } from '../markup/url-places.ts';
import { oncePerPost } from '../post/once-per-post.ts';
import type { Post } from '../post/post.ts';
import { type Span, sliceSpan, spanOf } from '../text/span.ts';
import { leftToProofer } from './left-to-proofer.ts';

/** An address in a post as the published page has it, whoever writes it there. */
export interface PageAddress {
  /** The name of the element, also of one that is written in Markdown. */
  readonly name: string;
  /** An image that a reader sees, not a link to one. */
  readonly isImage: boolean;
  /** As on the page: Liquid has run, entities are decoded. */
  readonly address: string;
  /** What stands for it in the file: the address itself, or the Liquid that makes it. */
  readonly span: Span;
  /** The tag that holds it; undefined in Markdown. */
  readonly tag: Tag | undefined;
  readonly hasLiquid: boolean;
  /** `{% post_url %}` or `{% link %}` makes it: what it leads to is there, if only the address is that of the page. */
  readonly isOfTag?: boolean;
}

/** The attributes that hold addresses, by element; of `srcset` several. */
const attributesWithUrl: ReadonlyMap<string, readonly string[]> = new Map([
  ['a', ['href']],
  ['area', ['href']],
  ['audio', ['src']],
  ['embed', ['src']],
  ['iframe', ['src']],
  ['img', ['src', 'srcset']],
  ['object', ['data']],
  ['script', ['src']],
  ['source', ['src', 'srcset']],
  ['track', ['src']],
  ['video', ['src', 'poster']],
]);

/**
 * The addresses behind the lead: those that {@link urlPlaces} tells, and those that Liquid makes as far as it is known
 * what, in definitions of Markdown, in `srcset` and in what only pages of one's own hold.
 */
export const pageAddresses = oncePerPost((post): readonly PageAddress[] => {
  const seen = new Set<number>();
  const addresses: PageAddress[] = [];
  const left = leftToProofer(post);
  const isLeft = (span: Span): boolean => left.spans.length > 0 && left.within(span).length > 0;
  const add = (address: PageAddress): void => {
    if (seen.has(address.span.start) || isLeft(address.span)) return;
    seen.add(address.span.start);
    addresses.push(address);
  };
  for (const { name, url, span, tag } of urlPlaces(post)) {
    const isImage = name === 'img';
    add({ name, isImage, address: decodeEntities(url).trim(), span, tag, hasLiquid: false });
  }
  for (const address of fromTags(post, seen)) add(address);
  const from = post.lead?.span.end ?? post.body.span.start;
  const rest = post.text.slice(from);
  const hasDefinitions = rest.includes(']:');
  if (hasDefinitions || (post.body.liquid.spans.length > 0 && rest.includes(']('))) {
    const definitions = hasDefinitions ? findDefinitions(post, from) : { plain: new Map(), liquid: [] };
    for (const address of fromMarkdown(post.body.root, { post, from, definitions })) add(address);
  }
  return addresses;
});

/** Those in tags but for the ones that stand where an address is known already. */
function* fromTags(post: Post, known: ReadonlySet<number>): Generator<PageAddress> {
  const { liquid, tags } = post.body;
  const hasLiquid = liquid.spans.length > 0;
  for (const tag of tags) {
    const names = attributesWithUrl.get(tag.name);
    if (!names || !isStartTag(tag)) continue;
    for (const attribute of tag.attributes) {
      const { valueSpan } = attribute;
      const isKnown = valueSpan && valueSpan.end > valueSpan.start && known.has(valueSpan.start);
      if (isKnown || !names.includes(attribute.key)) continue;
      const isWritten = hasLiquid && (attribute.hasLiquid || tag.hasLiquid);
      if (attribute.key === 'srcset') yield* fromSet(tag, attribute, isWritten);
      else yield* fromAttribute(tag, attribute, { isWritten, post });
    }
  }
}

function* fromAttribute(
  tag: Tag,
  { key, value, valueSpan }: Attribute,
  { isWritten, post }: { readonly isWritten: boolean; readonly post: Post },
): Generator<PageAddress> {
  if (!value || !valueSpan || holdsPlaceholder(value) || /\{[{%]/.test(value)) return;
  const address = decodeEntities(value).trim();
  // What an include writes by itself is no address of the post.
  const place = valueSpan.end > valueSpan.start ? valueSpan : tag.span;
  const written = sliceSpan(post.text, place);
  if (isWritten && (written.includes('site.github') || !isNamedIn(written, address))) return;
  // The include is handed the address as it is.
  const at = place === tag.span ? written.indexOf(value) : -1;
  const span = at < 0 ? place : spanOf(place.start + at, place.start + at + value.length);
  const isImage = tag.name === 'img' || key === 'poster';
  const isOfTag = isWritten && isOfLinkTag(written, address);
  yield { name: tag.name, isImage, address, span, tag, hasLiquid: isWritten, isOfTag };
}

const LINK_TAG = /\{%-?\s*(?:post_url|link)\s/;

/** Whether Liquid that makes an address holds the last of its names, or some other part of it. */
function isNamedIn(written: string, address: string): boolean {
  const name = address.replace(/[?#].*$/s, '').replace(/\/$/, '');
  return LINK_TAG.test(written) || written.includes(name.slice(name.lastIndexOf('/') + 1));
}

/** Whether one of the tags for links makes an address that the Liquid itself does not hold. */
function isOfLinkTag(written: string, address: string): boolean {
  return LINK_TAG.test(written) && !written.includes(address);
}

/** `a.png 1x, b.png 2x`: each where it stands, as long as all of it is written. */
function* fromSet(tag: Tag, { value, valueSpan }: Attribute, isWritten: boolean): Generator<PageAddress> {
  if (!value || !valueSpan || isWritten || valueSpan.end - valueSpan.start !== value.length) return;
  for (const match of value.matchAll(/(?:^|,\s)\s*([^\s,]+(?:,[^\s,]+)*)/g)) {
    const start = valueSpan.start + match.index + match[0].length - match[1]!.length;
    const address = decodeEntities(match[1]!);
    const span = spanOf(start, start + match[1]!.length);
    yield { name: tag.name, isImage: true, address, span, tag, hasLiquid: false };
  }
}

/** Where `[name]: address` stands. */
interface Definitions {
  /** By the address, of several the first. */
  readonly plain: ReadonlyMap<string, Span>;
  /** Those in which Liquid writes a part. */
  readonly liquid: readonly { readonly written: string; readonly span: Span }[];
}

/** With more than this many, nobody looks which of them has made an address. */
const MAX_LIQUID = 200;

function findDefinitions({ text, body }: Post, from: number): Definitions {
  const pattern = /^ {0,3}\[[^\]\n]{1,200}\]:[ \t]*(?:<([^<>\n]+)>|((?:\{\{[^{}\n]*\}\}|[^\s{}<>])+))/gm;
  pattern.lastIndex = from;
  const plain = new Map<string, Span>();
  const liquid: { readonly written: string; readonly span: Span }[] = [];
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const written = match[1] ?? match[2]!;
    const start = match.index + match[0].lastIndexOf(written);
    const span = spanOf(start, start + written.length);
    if (body.liquid.within(span).length > 0) liquid.push({ written, span });
    else if (!plain.has(written)) plain.set(written, span);
  }
  return { plain, liquid: liquid.length > MAX_LIQUID ? [] : liquid };
}

interface Walk {
  readonly post: Post;
  readonly from: number;
  readonly definitions: Definitions;
}

function* fromMarkdown(element: Element, walk: Walk): Generator<PageAddress> {
  for (const child of element.children) {
    const isImage = child.type === 'img';
    if (child.start >= walk.from && (child.type === 'a' || isImage) && !child.tag) {
      const url = attributesOf(child).get(isImage ? 'src' : 'href') ?? '';
      const place = url === '' || holdsPlaceholder(url) ? undefined : placeOf(child, url, walk);
      if (place) yield { name: child.type, isImage, address: url.trim(), tag: undefined, ...place };
    }
    if (child.children.length > 0) yield* fromMarkdown(child, walk);
  }
}

/** The address between the parentheses with the Liquid in it, or in the definition that it comes from. */
function placeOf(
  { start, end }: Element,
  url: string,
  { post, definitions }: Walk,
): Pick<PageAddress, 'span' | 'hasLiquid' | 'isOfTag'> | undefined {
  const { text, body } = post;
  const written = text.slice(start, end);
  const at = written.endsWith(')') ? written.lastIndexOf('](') : -1;
  if (at >= 0) {
    const match = /^\s*<?((?:\{\{[^{}]*\}\}|\{%[^{}]*%\}|[^\s<>{}])+?)>?(?:\s+["'].*)?\)$/s.exec(
      written.slice(at + 2),
    );
    if (!match) return undefined;
    const from = start + at + 2 + match[0].indexOf(match[1]!);
    const span = spanOf(from, from + match[1]!.length);
    const hasLiquid = body.liquid.within(span).length > 0;
    // GitHub's plugin fills it in.
    const isKnown = isNamedIn(match[1]!, url) && !match[1]!.includes('site.github');
    if (hasLiquid ? !isKnown : match[1] !== url) return undefined;
    return { span, hasLiquid, isOfTag: hasLiquid && isOfLinkTag(match[1]!, url) };
  }
  const own = definitions.plain.get(url);
  if (own) return { span: own, hasLiquid: false };
  const made = definitions.liquid.filter(definition => isNamedIn(definition.written, url));
  const [only] = made;
  if (!only || made.length > 1) return undefined;
  return { span: only.span, hasLiquid: true, isOfTag: isOfLinkTag(only.written, url) };
}
