import { decodeEntities } from '../kramdown/decode-entities.ts';
import { spanElements } from '../kramdown/elements.ts';
import { findAttribute, type Tag } from '../kramdown/tag.ts';
import { isStartTag } from '../markup/ancestors.ts';
import { isBlank } from '../markup/empty-elements.ts';
import { isEmbed } from '../markup/known-embeds.ts';
import { isTrackingPixel } from '../markup/tracking-pixel.ts';
import { findField } from '../post/front-matter.ts';
import type { Post } from '../post/post.ts';
import { type Span, spanOf } from '../text/span.ts';
import { COMMENT, namesOf } from './chrome-names.ts';
import { weighText, weighUnknown } from './chrome-words.ts';
import { isIconImage, isMedium } from './media.ts';
import { type Part, type PostTree, spanOfPart } from './part.ts';
import { isShareAddress } from './share-links.ts';

/** A part that is being read. */
type OpenPart = { -readonly [Key in keyof Part]: Part[Key] } & {
  readonly around: OpenPart | undefined;
  /** The block that its text belongs to; undefined where that is itself. */
  readonly block: OpenPart | undefined;
  /** The link around it. */
  readonly link: OpenPart | undefined;
  readonly isLink: boolean;
  /** Nothing in it is text to a reader. */
  readonly isSilent: boolean;
  /** How much the text tells that stands in it as a block, links left out. */
  paragraph: number;
};

/** What stands in these is no text of the page, or read by browsers as something else. */
const silent: ReadonlySet<string> = new Set(
  'script style noscript template iframe textarea title xmp noembed noframes'.split(' '),
);

/** Where Drupal and WordPress let a reader answer. */
const REPLY = /\bcomments?\/reply\b|[?&](?:amp;)?replytocom=|#(?:respond|comment-form|reply)\b/i;

const blocks: ReadonlySet<string> = new Set(
  `address article aside blockquote div dl figure footer h1 h2 h3 h4 h5 h6 header hr main nav ol p pre section table
  ul`.split(/\s+/),
);

/** Reads the elements of a post. Takes time linear in the text, however deep they are nested. */
export function readTree(post: Post): PostTree {
  const { text, body } = post;
  const from = findField(post.frontMatter, 'from')?.value;
  const address = typeof from === 'string' ? from : undefined;
  const mayHoldLiquid = hasLiquid(text.slice(body.span.start));
  const parts: OpenPart[] = [];
  const open: OpenPart[] = [];
  const comments: Span[] = [];
  const silentParts: OpenPart[] = [];
  /** Where one starts that is never closed. */
  let endless = text.length;
  let nextComment = 0;
  let total = 0;
  let position = post.lead?.span.end ?? body.span.start;

  body.tags.forEach((tag, index) => {
    if (tag.span.start >= position) readText(position, tag.span.start);
    else if (tag.span.end > position) markBroken();
    if (mayHoldLiquid && hasLiquid(text.slice(tag.span.start, tag.span.end))) markBroken();
    position = Math.max(position, tag.span.end);
    if (tag.kind !== 'close') readStart(tag, index);
    else if (open.at(-1)?.tag.partner === tag) close(index);
    else markBroken();
  });
  readText(position, text.length);
  while (open.length > 0) close(undefined);
  return { parts, weight: total, comments, silent: silentSpans() };

  function readText(start: number, end: number): void {
    const around = open.at(-1);
    const read = withoutComments(start, end);
    if (isBlank(read)) return;
    if (mayHoldLiquid && hasLiquid(read)) markBroken();
    if (around?.isSilent) return;
    const decoded = decodeEntities(read);
    const weight = weighText(decoded);
    total += weight;
    if (!around) return;
    around.hasText = true;
    around.weight += weight;
    around.unknown += weighUnknown(decoded, weight);
    const link = around.isLink ? around : around.link;
    if (link) around.linked += weight;
    else (around.block ?? around).paragraph += weight;
  }

  /** The text between two tags; the comments in it are taken down. */
  function withoutComments(start: number, end: number): string {
    const around = open.at(-1);
    const pieces: string[] = [];
    let at = start;
    for (; nextComment < body.comments.length; nextComment++) {
      const comment = body.comments[nextComment]!;
      if (comment.start >= end) break;
      if (comment.start < at) continue;
      pieces.push(text.slice(at, comment.start));
      at = comment.end;
      if (text.slice(comment.start, comment.end).includes('copydesk-')) markBroken();
      else if (around?.isRaw && !around.isSilent) comments.push(comment);
    }
    if (at < end) pieces.push(text.slice(at, end));
    return pieces.join(' ');
  }

  function readStart(tag: Tag, index: number): void {
    if (!isStartTag(tag) || (tag.kind === 'open' && !tag.partner)) {
      if (silent.has(tag.name) && tag.kind === 'open') endless = Math.min(endless, tag.span.start);
      markBroken();
      return;
    }
    const part = createPart(tag, index);
    parts.push(part);
    if (part.isSilent && !part.around?.isSilent) silentParts.push(part);
    if (part.around && !blocks.has(tag.name)) part.around.hasInline = true;
    if (tag.kind === 'open') open.push(part);
    else addTo(part.around, part);
  }

  function createPart(tag: Tag, index: number): OpenPart {
    const around = open.at(-1);
    const isLink = tag.name === 'a' && (findAttribute(tag, 'href')?.value ?? '') !== '';
    const isMarkdown = tag.attributes.some(({ name }) => name.toLowerCase() === 'markdown');
    const isSilent = around?.isSilent === true || silent.has(tag.name);
    const isEmbedded = around?.isEmbedded === true || isEmbed(tag);
    const link = around?.isLink ? around : around?.link;
    const isImage = tag.name === 'img' && !isSilent && !isTrackingPixel(tag) && !isIconImage(tag, link?.tag);
    return {
      tag,
      start: index,
      end: index,
      last: parts.length,
      parent: around,
      names: namesOf(tag),
      around,
      block: spanElements.has(tag.name) && around ? (around.block ?? around) : undefined,
      link,
      isLink,
      isSilent,
      isWhole: tag.kind === 'void' || body.structure.partners.get(tag) === tag.partner,
      isRaw: tag.scope > 0 && !isMarkdown && (around?.isRaw ?? !body.options.parseBlockHtml),
      isEmbedded,
      hasText: false,
      hasInline: false,
      weight: 0,
      unknown: 0,
      linked: 0,
      longest: 0,
      longestOwn: 0,
      paragraph: 0,
      links: isLink ? 1 : 0,
      shareLinks: isLink && isShareAddress(findAttribute(tag, 'href')?.value ?? '', address) ? 1 : 0,
      comments: 0,
      replies: isLink && REPLY.test(findAttribute(tag, 'href')?.value ?? '') ? 1 : 0,
      images: isImage ? 1 : 0,
      media: !around?.isSilent && (isMedium(tag) || (isEmbedded && !around?.isEmbedded)) ? 1 : 0,
    };
  }

  function close(end: number | undefined): void {
    const part = open.pop();
    if (!part) return;
    if (end === undefined) part.isWhole = false;
    else part.end = end;
    part.last = parts.length - 1;
    part.longest = Math.max(part.longest, part.paragraph);
    part.longestOwn = Math.max(part.longestOwn, part.paragraph);
    addTo(part.around, part);
  }

  function silentSpans(): readonly Span[] {
    const spans = silentParts.map(part => spanOfPart(post, part)).filter(({ start }) => start < endless);
    return endless < text.length ? [...spans, spanOf(endless, text.length)] : spans;
  }

  function markBroken(): void {
    const around = open.at(-1);
    if (around) around.isWhole = false;
  }
}

function addTo(parent: OpenPart | undefined, part: OpenPart): void {
  if (!parent) return;
  parent.isWhole &&= part.isWhole;
  parent.weight += part.weight;
  parent.unknown += part.unknown;
  parent.linked += part.linked;
  parent.longest = Math.max(parent.longest, part.longest);
  const isComment = COMMENT.test(part.names);
  parent.comments += part.comments + (isComment ? 1 : 0);
  if (!isComment) parent.longestOwn = Math.max(parent.longestOwn, part.longestOwn);
  parent.replies += part.replies;
  parent.links += part.links;
  parent.shareLinks += part.shareLinks;
  parent.images += part.images;
  parent.media += part.media;
}

function hasLiquid(text: string): boolean {
  return text.includes('{{') || text.includes('{%');
}
