import { compareReadings } from '../fix/compare-readings.ts';
import { type PageReading, readPageOf } from '../fix/page-reading.ts';
import { words } from '../html/element-sets.ts';
import type { Element } from '../kramdown/element.ts';
import type { PictureHabit } from '../pictures/learn-pictures.ts';
import { readPictureWriting } from '../pictures/picture-writing.ts';
import { containers, joinTexts, showPictures, type TextWithHoles } from '../pictures/show-picture.ts';
import { type Post, parsePost } from '../post/post.ts';
import type { Site } from '../site/site.ts';
import { lineEndOf } from '../text/line-ends.ts';
import { type Span, spanOf } from '../text/span.ts';

/** Pictures of the site that a post is to show. */
export interface PicturesToShow {
  readonly post: Post;
  readonly site: Site;
  /** What is selected, or where something is dropped. */
  readonly selected: Span;
  readonly habit: PictureHabit;
  /** As a body has them, and front matter: see `addressesOf`. */
  readonly pictures: readonly { readonly address: string; readonly plainAddress: string }[];
}

/** Where pictures go in a text, and what is written there. */
export interface PictureSpot {
  readonly span: Span;
  readonly text: TextWithHoles;
}

/** Of a long post many places would be tried for long; those nearest behind the wanted one are enough. */
const MAX_TRIALS = 12;

/**
 * The place nearest behind the wanted one at which a browser shows the pictures and all else on the page stays as it is:
 * not within a tag, or Liquid, or code. In front matter it is the place of a field's value. Undefined where there is none.
 */
export function findPictureSpot(request: PicturesToShow): PictureSpot | undefined {
  const { post, selected } = request;
  if (selected.start < post.body.span.start) return spotInFrontMatter(request);
  return spotForAddress(request) ?? spotInSelection(request) ?? spotBehind(request);
}

/** `image: `, where nothing stands yet, or nothing but what is selected; or `- ` of a list. */
const BEFORE_VALUE = /^\s*(?:-[ \t]+)*(?:["']?[\w-]+["']?:[ \t]*|-[ \t]+)(["']?)$/;

function spotInFrontMatter({ post, selected, pictures }: PicturesToShow): PictureSpot | undefined {
  const { text, frontMatter } = post;
  const [picture, ...others] = pictures;
  if (!frontMatter || !picture || others.length > 0) return undefined;
  if (selected.start < frontMatter.yaml.start || selected.end > frontMatter.yaml.end) return undefined;
  const before = text.slice(text.lastIndexOf('\n', selected.start - 1) + 1, selected.start);
  const behind = /^[^\r\n]*/.exec(text.slice(selected.end))![0];
  const [, quote] = BEFORE_VALUE.exec(before) ?? [];
  if (quote === undefined || !new RegExp(`^${quote}[ \\t]*(?:#.*)?$`).test(behind)) return undefined;
  return { span: selected, text: [`${before.endsWith(':') ? ' ' : ''}${picture.plainAddress}`] };
}

/** `src=""` or `![]()`, where the address alone is missing. */
function spotForAddress({ post: { text }, selected, pictures }: PicturesToShow): PictureSpot | undefined {
  const [picture, ...others] = pictures;
  const lineStart = text.lastIndexOf('\n', selected.start - 1) + 1;
  const before = text.slice(Math.max(lineStart, selected.start - REACH), selected.start);
  const end = text[selected.end] ?? '';
  if (!picture || others.length > 0 || !'"\')'.includes(end) || picture.address.includes(end))
    return undefined;
  return readPictureWriting(before, false)?.typed === ''
    ? { span: selected, text: [picture.address] }
    : undefined;
}

/** What is being written stands right before the cursor, in UTF-16 units. */
const REACH = 1000;

/** In the place of what is selected. */
function spotInSelection(request: PicturesToShow): PictureSpot | undefined {
  const { post, selected, site, habit, pictures } = request;
  const { start, end } = selected;
  if (start === end || start < bodyStartOf(post)) return undefined;
  const without = parsePost(post.path, post.text.slice(0, start) + post.text.slice(end), site);
  const text = showPictures(without, start, { habit, addresses: pictures.map(({ address }) => address) });
  return isShown(without, { span: spanOf(start, start), text }, request)
    ? { span: selected, text }
    : undefined;
}

function spotBehind(request: PicturesToShow): PictureSpot | undefined {
  const { post, selected } = request;
  for (const offset of placesBehind(post, selected.start).slice(0, MAX_TRIALS)) {
    const spot = { span: spanOf(offset, offset), text: textAt(offset, request) };
    if (isShown(post, spot, request)) return spot;
  }
  return undefined;
}

function bodyStartOf({ lead, body }: Post): number {
  return lead?.span.end ?? body.span.start;
}

/** Elements in which a picture would be shown among what is none of the article's text, or to some readers only. */
const untouched = words(
  'pre code samp kbd svg math button select textarea noscript template iframe object video audio canvas picture',
);

/** The offset itself, unless it lies within a tag or the like, and the ends of all that it lies in, the nearest first. */
function placesBehind(post: Post, wanted: number): readonly number[] {
  const { body, text } = post;
  const start = Math.max(wanted, bodyStartOf(post));
  const offset = tokensAround(post, start).length > 0 ? start : endOfWord(text, start);
  const tokens = tokensAround(post, offset);
  const isWithin = createIsWithin(offset);
  const ends = new Set(tokens.map(({ end }) => end));
  let first = tokens.length > 0 ? offset + 1 : offset;
  for (const { kind, name, span, partner } of body.tags) {
    if (kind !== 'open' || !partner || !isWithin(spanOf(span.start, partner.span.end))) continue;
    ends.add(partner.span.end);
    if (untouched.has(name)) first = Math.max(first, partner.span.end);
  }
  ends.add(offset);
  for (let around: Element | undefined = body.root; around; )
    around = around.children.find(child => {
      if (!isWithin(child)) return false;
      ends.add(endOfLines(text, child.end));
      return true;
    });
  ends.add(endOfLines(text, body.span.end));
  return [...ends].filter(end => end >= first).sort((a, b) => a - b);
}

function createIsWithin(offset: number): (span: Span) => boolean {
  return ({ start, end }) => start < offset && offset < end;
}

/** The tags, comments and pieces of Liquid that an offset lies in. */
function tokensAround({ body, text }: Post, offset: number): readonly Span[] {
  const isWithin = createIsWithin(offset);
  // Behind the start tag of a paragraph the picture would be in it, which nobody means who drops it on the tag.
  const tags = body.tags.map(({ kind, name, span, partner }) => {
    const isOuter = kind === 'open' && partner && !containers.has(name) && isWithin(span);
    return isOuter ? spanOf(span.start, partner.span.end) : span;
  });
  return [...tags, ...body.comments, ...liquidAround(text, offset)].filter(isWithin);
}

/** No word is parted, and what stands right behind one goes with it; of Chinese and Japanese nothing tells where words end. */
function endOfWord(text: string, offset: number): number {
  const isLetter = (at: number): boolean => LETTER.test(text[at] ?? '') && !UNPARTED.test(text[at] ?? '');
  if (!isLetter(offset - 1) || !isLetter(offset)) return offset;
  let end = offset;
  while (end < text.length && !/[\s<]/.test(text[end]!)) end++;
  return end;
}

const LETTER = /[\p{L}\p{N}]/u;
const UNPARTED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u;

/** The tag or output of Liquid around an offset. */
function liquidAround(text: string, offset: number): readonly Span[] {
  const start = Math.max(text.lastIndexOf('{%', offset - 1), text.lastIndexOf('{{', offset - 1));
  if (start < 0) return [];
  const closing = text[start + 1] === '%' ? '%}' : '}}';
  const end = text.indexOf(closing, start + 2);
  return end < 0 ? [] : [spanOf(start, end + closing.length)];
}

/** A block of Markdown ends behind its line, and the blank ones that follow. */
function endOfLines(text: string, offset: number): number {
  let end = offset;
  while (end > 0 && /\s/.test(text[end - 1]!)) end--;
  return end;
}

/** At the end of a line that is not the wanted place the pictures are a block of their own. */
function textAt(offset: number, { post, selected, habit, pictures }: PicturesToShow): TextWithHoles {
  const { text, body, lead } = post;
  const shown = showPictures(post, offset, { habit, addresses: pictures.map(({ address }) => address) });
  if (offset === selected.start) return shown;
  const eol = lineEndOf(text);
  const isMarkdown = shown[0]!.startsWith('!');
  const isLineEnd = /^[ \t]*(?:\r?\n|$)/.test(text.slice(offset, offset + 200));
  if (!isLineEnd) return shown;
  const isStart = offset <= body.span.start;
  const parted = isStart
    ? shown
    : joinTexts([''], shown, isMarkdown || offset === lead?.span.end ? eol + eol : eol);
  return offset >= text.length ? [...parted.slice(0, -1), `${parted.at(-1)}${eol}`] : parted;
}

/** Whether readers see the pictures, one behind the other, and meet all else as before. */
function isShown(before: Post, { span, text }: PictureSpot, { site, pictures }: PicturesToShow): boolean {
  const written = before.text.slice(0, span.start) + text.join('') + before.text.slice(span.end);
  const after = parsePost(before.path, written, site);
  if (after.lead?.title?.text !== before.lead?.title?.text) return false;
  if (after.body.liquidFaults.length > before.body.liquidFaults.length) return false;
  const [old, now] = [readPageOf(before), readPageOf(after)];
  const added = now.images.length - old.images.length;
  const first = now.images.findIndex(({ address }, index) => address !== old.images[index]?.address);
  const at = first < 0 ? old.images.length : first;
  if (added !== pictures.length) return false;
  const images = [...now.images.slice(0, at), ...now.images.slice(at + added)];
  return (
    compareReadings(withoutSigns(old), { ...withoutSigns(now), images }, new Map([['spacing', 1]])) ===
    undefined
  );
}

/** In a link a picture has a sign of its own, at which the new ones are not to be taken for words. */
function withoutSigns(reading: PageReading): PageReading {
  const links = reading.links.map(({ text, address }) => ({ text: text.replaceAll('\ufffc', ''), address }));
  return { ...reading, links: links.filter(({ text }) => text.trim() !== '') };
}
