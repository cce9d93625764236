import { findAttribute, type Tag } from '../kramdown/tag.ts';
import { plainText } from '../markup/captions.ts';
import { isEmbed } from '../markup/known-embeds.ts';
import { isRealImage, lazyAttributes } from '../markup/lazy-image.ts';
import { findPageControls } from '../markup/page-control.ts';
import { wholeLines } from '../markup/remove-empty.ts';
import { isTrackingPixel } from '../markup/tracking-pixel.ts';
import { findWrapperSpans } from '../markup/wrapper-spans.ts';
import type { Post } from '../post/post.ts';
import type { Facts } from '../rules/rule.ts';
import { findLeftoverElements } from '../rules/tidy/leftover-elements.ts';
import { mayHoldLiquid } from '../text/may-hold-liquid.ts';
import { remove, type Span, sliceSpan, spanOf } from '../text/span.ts';
import type { Leftover } from './leftover.ts';
import { type Part, type PostTree, spanOfPart } from './part.ts';

/** What came along and shows nothing: tags, comments, images of one pixel. */
export function* findSmallLeftovers(post: Post, tree: PostTree, facts: Facts): Generator<Leftover> {
  yield* findPixels(post, tree);
  yield* findControls(post);
  yield* findNoscripts(post, tree);
  yield* findEmpties(post, facts);
  yield* findSpans(post, tree);
  yield* findDivs(post, tree);
  for (const span of tree.comments) {
    // A comment that Liquid writes has the place of its tag; and Liquid runs in comments, too.
    if (mayHoldLiquid(sliceSpan(post.text, span))) continue;
    if (isLeftover(post.text.slice(span.start + 4, span.end - 3))) {
      yield { kind: 'html-comment', span, edits: [remove(wholeLines(post.text, span))] };
    }
  }
  yield* findCommentsOfPrograms(post, tree.comments);
}

/** Beside Markdown, where editors write comments too: those of Word, and of the blocks of WordPress. */
const OF_PROGRAMS = /^(?:\[if\b|\s*\/?wp:[a-z]|\s*(?:Start|End)Fragment\s*$|\s*(?:x-)?tinymce)/i;

function* findCommentsOfPrograms({ body, text }: Post, known: readonly Span[]): Generator<Leftover> {
  const starts = new Set(known.map(({ start }) => start));
  for (const span of body.comments) {
    const comment = text.slice(span.start + 4, span.end - 3);
    if (starts.has(span.start) || !OF_PROGRAMS.test(comment)) continue;
    if (mayHoldLiquid(sliceSpan(text, span))) continue;
    yield { kind: 'html-comment', span, edits: [remove(wholeLines(text, span))] };
  }
}

/** What Jekyll, kramdown or the editors of a post may have written stays. */
function isLeftover(comment: string): boolean {
  return !/^\s*(?:more|excerpt|read ?more|TODO|FIXME|NaN|-?\d+|prettier-|markdownlint-)/i.test(comment);
}

function* findPixels(post: Post, tree: PostTree): Generator<Leftover> {
  for (const part of tree.parts) {
    if (part.tag.name === 'img' && isTrackingPixel(part.tag))
      yield elementLeftover('tracking-pixel', part, post);
  }
}

function* findControls(post: Post): Generator<Leftover> {
  const controls = findPageControls(post);
  if (controls.length === 0) return;
  const { tags } = post.body;
  const starts = new Map(tags.map((tag, index) => [tag.span.start, index]));
  const ends = new Map(tags.map((tag, index) => [tag.span.end, index]));
  let passed = -1;
  for (const { span } of controls) {
    const [start, end] = [starts.get(span.start), ends.get(span.end)];
    if (start === undefined || end === undefined || start <= passed) continue;
    passed = end;
    yield { kind: 'control', span, element: { start, end }, edits: [] };
  }
}

/** A `<noscript>` whose images the page shows anyway, or which only says that a script is missing. */
function* findNoscripts(post: Post, { parts }: PostTree): Generator<Leftover> {
  const shown = new Set<string>();
  const noscripts: { readonly part: Part; readonly files: string[]; isNested: boolean }[] = [];
  let last = -1;
  parts.forEach((part, index) => {
    if (part.tag.name === 'noscript' && index > last) {
      last = part.last;
      noscripts.push({ part, files: [], isNested: false });
    } else if (part.tag.name === 'noscript') {
      noscripts.at(-1)!.isNested = true;
    } else if (part.tag.name === 'img') {
      if (index > last) for (const file of filesOf(part.tag)) shown.add(file);
      else noscripts.at(-1)?.files.push(fileOf(part.tag, 'src'));
    }
  });
  for (const { part, files, isNested } of noscripts) {
    // A browser ends it at the first end tag.
    if (!part.isWhole || !part.isRaw || isNested) continue;
    const { start, end } = spanOfPart(post, part);
    const isShown = files.length > 0 && files.every(file => file !== '' && shown.has(file));
    const text = plainText(post.text.slice(start, end));
    const isNotice =
      files.length === 0 && (text === '' || (text.length < 200 && /java\s*script|启用|啟用/i.test(text)));
    if (isNotice || (isShown && text === '')) yield elementLeftover('script', part, post);
  }
}

/** The files that an image shows, at once or when it is mended. */
function filesOf(image: Tag): readonly string[] {
  return ['src', ...lazyAttributes].map(name => fileOf(image, name));
}

/** The file that an address leads to, however it is resized. */
function fileOf(image: Tag, attribute: string): string {
  const url = findAttribute(image, attribute)?.value ?? '';
  return isRealImage(url) ? (/[^/?#]+(?=[?#]|$)/.exec(url)?.[0] ?? '') : '';
}

const emptyKinds = ['paragraph', 'inline', 'link', 'block'] as const;

function* findEmpties(post: Post, facts: Facts): Generator<Leftover> {
  const { tags } = post.body;
  for (const { start, end } of emptyKinds.flatMap(kind => findLeftoverElements(post, kind, facts))) {
    // A script draws it.
    if (tags.slice(start, end + 1).some(isEmbed)) continue;
    const span = spanOf(tags[start]!.span.start, tags[end]!.span.end);
    yield { kind: 'empty', span, element: { start, end }, edits: [] };
  }
}

/** Spans that say nothing of their text. */
function* findSpans(post: Post, { parts }: PostTree): Generator<Leftover> {
  const { bare, classed } = findWrapperSpans(post);
  if (bare.length + classed.length === 0) return;
  const raw = new Set(
    parts
      .filter(({ isRaw, isWhole, isEmbedded }) => isRaw && isWhole && !isEmbedded)
      .map(({ tag }) => tag.span.start),
  );
  for (const { span, edits } of [...bare, ...classed]) {
    if (raw.has(span.start)) yield { kind: 'wrapper-span', span, edits };
  }
}

/** `<div>`s without attributes that hold nothing but blocks: the page is the same without. */
function* findDivs(post: Post, { parts }: PostTree): Generator<Leftover> {
  for (const [index, part] of parts.entries()) {
    const { tag, parent } = part;
    if (tag.name !== 'div' || tag.attributes.length > 0 || part.last === index) continue;
    // The outermost element is what makes HTML of all within it.
    if (!parent?.isRaw || !part.isRaw || !part.isWhole || part.isEmbedded || part.hasText || part.hasInline)
      continue;
    if (!grouping.has(parent.tag.name)) continue;
    const edits = [tag.span, post.body.tags[part.end]!.span].map(span => remove(wholeLines(post.text, span)));
    yield { kind: 'wrapper-div', span: tag.span, edits };
  }
}

/** Elements that only group blocks. */
const grouping: ReadonlySet<string> = new Set('div section article main'.split(' '));

function elementLeftover(kind: Leftover['kind'], part: Part, post: Post): Leftover {
  return { kind, span: spanOfPart(post, part), element: { start: part.start, end: part.end }, edits: [] };
}
