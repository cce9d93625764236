import { findAttribute, type Tag } from '../kramdown/tag.ts';
import { plainText } from '../markup/captions.ts';
import { isFileName } from '../markup/file-name-text.ts';
import { unknownHost } from '../markup/known-embeds.ts';
import { findField } from '../post/front-matter.ts';
import type { Post } from '../post/post.ts';
import { sliceSpan } from '../text/span.ts';
import * as names from './chrome-names.ts';
import type { Leftover, LeftoverKind } from './leftover.ts';
import { isChromeFrame } from './media.ts';
import { type Part, type PostTree, spanOfPart } from './part.ts';

/** From this weight on a paragraph is one of the article. */
const PARAGRAPH = 60;
/** From this weight on a text is no label of a control. */
const LABEL = 60;
/** The part of a post's text from which on it is no chrome. */
const MOST = 0.4;
/** An article that is left must tell at least this. */
const ARTICLE = 100;
/** The first link of a list stands within so many UTF-16 units. */
const START_OF_LIST = 500;

/** The elements of a post that are no part of the article, the outermost ones. */
export function findChrome(post: Post, tree: PostTree): readonly Leftover[] {
  const kindOf = createClassifier(post, tree);
  const found: Leftover[] = [];
  for (let index = 0; index < tree.parts.length; index++) {
    const part = tree.parts[index]!;
    const kind = kindOf(part);
    if (kind === undefined) continue;
    const element = { start: part.start, end: part.end };
    found.push({ kind, span: spanOfPart(post, part), element, edits: [] });
    index = part.last;
  }
  return found;
}

function createClassifier(post: Post, tree: PostTree): (part: Part) => LeftoverKind | undefined {
  const title = findField(post.frontMatter, 'title')?.value;
  const heading = typeof title === 'string' ? squeeze(title) : '';

  return part => {
    if (!part.isWhole || part.isEmbedded) return undefined;
    const own = kindByElement(part);
    if (own !== undefined) return own;
    if (part.tag.kind === 'void') return undefined;
    const said = part.names;
    if (said !== '' && names.COMMENTS.test(said)) {
      const kind = kindOfComments(part, tree);
      if (kind !== undefined) return kind;
    }
    if (holdsArticle(part, tree)) return undefined;
    return (
      kindByContent(part, said, textOf) ??
      (said === '' ? undefined : kindByName(part, said)) ??
      (isNavigation(part) ? 'navigation' : undefined) ??
      headingKind(part)
    );
  };

  function headingKind(part: Part): LeftoverKind | undefined {
    if (heading === '' || !/^(?:h1|h2|header)$/.test(part.tag.name)) return undefined;
    if (part.weight > 2 * LABEL || part.images + part.media > 0) return undefined;
    return textOf(part) === heading ? 'repeated-title' : undefined;
  }

  /** `<nav>` around a list of links. A table of contents, which leads to places of the page, is the article's own. */
  function isNavigation(part: Part): boolean {
    const { tag, links, linked, weight, images, media } = part;
    if (tag.name !== 'nav' || links === 0 || 2 * linked < weight || images + media > 0) return false;
    const { start } = spanOfPart(post, part);
    return !/\shref\s*=\s*["']?#/.test(post.text.slice(start, start + START_OF_LIST));
  }

  /** What a reader sees of it; empty where it holds many elements. */
  function textOf(part: Part): string {
    if (part.end - part.start > FEW) return '';
    return plainText(sliceSpan(post.text, spanOfPart(post, part)));
  }
}

/** What an element is by its name alone. */
function kindByElement({ tag, isRaw }: Part): LeftoverKind | undefined {
  switch (tag.name) {
    case 'script':
      return isForeignScript(tag) ? 'script' : undefined;
    case 'style':
      return 'style-sheet';
    case 'link':
    case 'meta':
    case 'base':
      return isRaw ? 'page-head' : undefined;
    case 'iframe':
      return isChromeFrame(tag) ? 'ad' : undefined;
    case 'ins':
      return /(?:^|\s)adsbygoogle(?:\s|$)/.test(findAttribute(tag, 'class')?.value ?? '') ? 'ad' : undefined;
    default:
      return undefined;
  }
}

/** Formulas and the scripts that draw embeds are of the article. */
function isForeignScript(tag: Tag): boolean {
  if (/^(?:math\/|text\/x-mathjax)/i.test(findAttribute(tag, 'type')?.value ?? '')) return false;
  const src = findAttribute(tag, 'src')?.value?.trim() ?? '';
  if (/mathjax|katex/i.test(src)) return false;
  return src === '' || unknownHost(src) !== undefined;
}

/** Whatever its names say: paragraphs of some length, and what is most of a post, are the article. */
function holdsArticle(part: Part, tree: PostTree): boolean {
  if (part.longest >= PARAGRAPH) return true;
  return part.weight > tree.weight * MOST && !(part.unknown === 0 && part.weight <= LABEL);
}

/**
 * Comments may be long, and more than the article: what tells is that an article is left beside them, and that
 * readers could answer them. A conversation among invited writers is published by the same means, and is the article.
 */
function kindOfComments(part: Part, tree: PostTree): LeftoverKind | undefined {
  if (part.weight <= LABEL && part.longest < PARAGRAPH) {
    const isControl = part.unknown === 0 || part.links > 0 || part.comments > 0;
    return isControl && part.images + part.media === 0 ? 'comments' : undefined;
  }
  if (part.media > 0 || part.comments === 0 || part.longestOwn >= PARAGRAPH) return undefined;
  if (tree.weight - part.weight < ARTICLE) return undefined;
  return part.replies > 0 ? 'comments' : undefined;
}

/** What an element is by what it holds: nothing but buttons. */
function kindByContent(part: Part, said: string, textOf: (part: Part) => string): LeftoverKind | undefined {
  const isPlain = part.images === 0 && part.media === 0;
  if (isPlain && part.shareLinks > 0 && part.shareLinks === part.links && part.unknown === 0) return 'share';
  const isUnseen = isHidden(part.tag);
  if (!isUnseen && !names.HEARD.test(said)) return undefined;
  if (!isPlain || part.weight > LABEL) return 'hidden-content';
  if (isOnlyName(part)) return undefined;
  // What only a screen reader read on the old page is read by all on the new one; it may be a credit.
  return isUnseen || part.unknown === 0 || isFileName(textOf(part)) ? 'hidden' : 'hidden-content';
}

/** The page does not show it: not this one either, since its own attributes say so. */
function isHidden(tag: Tag): boolean {
  if (findAttribute(tag, 'hidden')) return true;
  return /(?:^|;)\s*display\s*:\s*none\b/i.test(findAttribute(tag, 'style')?.value ?? '');
}

/** A link or button that shows an image has only what is hidden to be called by. */
function isOnlyName({ parent, weight }: Part): boolean {
  return (
    weight > 0 &&
    parent !== undefined &&
    /^(?:a|button|label)$/.test(parent.tag.name) &&
    parent.weight === weight
  );
}

/** What an element is by the names that its site gave it. */
function kindByName(part: Part, said: string): LeftoverKind | undefined {
  const isPlain = part.images === 0 && part.media === 0;
  const isLabel = isPlain && part.unknown === 0;
  const isBare = isLabel && part.linked === 0;
  if (names.AD.test(said)) return isBare ? 'ad' : isAdWithContent(part, said) ? 'ad-content' : undefined;
  if (names.SHARE.test(said) && isLabel) return 'share';
  const isService = names.SHARE_SERVICE.test(said) && part.links === part.shareLinks;
  if (isService && isPlain && part.weight <= LABEL) return 'share';
  if (names.RELATED.test(said)) return isBare ? 'empty-related' : part.links > 0 ? 'related' : undefined;
  if (names.NEWSLETTER.test(said))
    return isLabel ? 'newsletter-empty' : part.weight <= 2 * LABEL ? 'newsletter' : undefined;
  if (names.NAVIGATION.test(said)) return isPlain ? 'navigation' : undefined;
  if (names.BYLINE.test(said) && part.media === 0 && part.images <= 1 && part.weight <= 2 * LABEL)
    return 'byline';
  return undefined;
}

/** `code-block-1` is what a plug-in calls the places of advertisements, but code may be called so too. */
function isAdWithContent(part: Part, said: string): boolean {
  return part.weight <= 2 * LABEL && !/-code-block-/.test(said);
}

/** So many tags are looked at more closely. */
const FEW = 24;

function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
