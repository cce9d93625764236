import { decodeEntities } from '../kramdown/decode-entities.ts';
import { findAttribute, type Tag } from '../kramdown/tag.ts';
import { oncePerPost } from '../post/once-per-post.ts';
import type { Post } from '../post/post.ts';
import { findAncestor, startTags } from './ancestors.ts';

/** The captions of a post by their figures: `<figure>`, and what WordPress wrote before there was one. */
export type Captions = ReadonlyMap<Tag, string>;

/** What WordPress calls the caption in a `wp-caption`. */
const CAPTION_CLASS = 'wp-caption-text';

/** Reads the captions of a post, without tags, entities as their characters. */
export const readCaptions = oncePerPost(searchCaptions);

function searchCaptions(post: Post): Captions {
  const captions = new Map<Tag, string>();
  let end = 0;
  for (const tag of findCaptions(post)) {
    // A caption within a caption is none.
    if (tag.span.start < end || !tag.partner) continue;
    const figure = figureOf(tag);
    if (!figure || captions.has(figure)) continue;
    end = tag.partner.span.start;
    captions.set(figure, plainText(post.text.slice(tag.span.end, end)));
  }
  return captions;
}

/** A longer text is no caption that could stand in an attribute. */
const LONG = 500;

/** The caption of an image as the text of an attribute; empty where there is none that would do. */
export function captionFor(image: Tag, captions: Captions): string {
  const figure = figureOf(image);
  const caption = (figure && captions.get(figure)) ?? '';
  return caption.length > LONG || /\{[{%]/.test(caption) ? '' : caption;
}

/** The figure around an element. */
export function figureOf(tag: Tag): Tag | undefined {
  return findAncestor(tag, ancestor => ancestor.name === 'figure' || hasClass(ancestor, 'wp-caption'));
}

function findCaptions(post: Post): readonly Tag[] {
  const isCaption = (tag: Tag): boolean => tag.name === 'figcaption' || hasClass(tag, CAPTION_CLASS);
  if (post.text.includes(CAPTION_CLASS)) return startTags(post).filter(isCaption);
  return startTags(post, 'figcaption');
}

function hasClass(tag: Tag, name: string): boolean {
  const classes = findAttribute(tag, 'class')?.value;
  return classes?.includes(name) === true && classes.split(/\s+/).includes(name);
}

/** What a reader sees of HTML, white space as one blank. */
export function plainText(html: string): string {
  return decodeEntities(html.replace(/<[^<>]*>/g, ''))
    .replace(/\s+/g, ' ')
    .trim();
}
