import { findAttribute, type Tag } from '../kramdown/tag.ts';
import { oncePerPost } from '../post/once-per-post.ts';
import type { Post } from '../post/post.ts';
import { lastAtOrBefore } from '../text/sorted.ts';
import { type Span, spanOf } from '../text/span.ts';
import { findAncestor, startTags } from './ancestors.ts';

/** A control of the page that the post was copied from: a zoom icon, a link that opened a lightbox. */
export interface PageControl {
  /** The image of the control, or its link where that holds no image. */
  readonly tag: Tag;
  /** The control with the elements that hold nothing else. */
  readonly span: Span;
}

/** The name of an icon's file: a photo may be called `zoom.jpg`, an icon says that it is one. */
const ICON =
  /(?:^|[/_-])(?:(?:icon|ico|btn|button)s?[_-](?:zoom|magnif|enlarge|expand|fullscreen|lightbox)[^/]{0,80}|(?:zoom|magnif\w{0,10}|enlarge|expand|fullscreen|lightbox)[_-](?:icon|ico|btn|button|in)[^/]{0,80})\.(?:png|gif|svg|webp)(?:[?#]|$)/i;

/** The attributes by which scripts for lightboxes find their links. */
const LIGHTBOX = /^data-(?:fancybox|lightbox|lightbox-gallery|colorbox-gallery)$/;

/** Wrappers that go with a control when they hold nothing else. */
const wrappers: ReadonlySet<string> = new Set(['a', 'div', 'span', 'p', 'button']);

/** The controls that are left in a post, in source order. */
export const findPageControls = oncePerPost(searchPageControls);

function searchPageControls(post: Post): readonly PageControl[] {
  const icons = startTags(post, 'img').filter(isIcon);
  const hasLightbox = [...post.body.startTags.attributeNames].some(name => LIGHTBOX.test(name));
  const links = hasLightbox ? startTags(post, 'a').filter(link => isEmptyLightboxLink(link, post)) : [];
  return [...icons, ...links]
    .sort((a, b) => a.span.start - b.span.start)
    .map(tag => ({ tag, span: withWrappers(tag, post) }));
}

/** Whether an offset lies within one of the controls of a post. */
export function createControlFinder(post: Post): (offset: number) => boolean {
  const controls = findPageControls(post);
  const starts = controls.map(({ span }) => span.start);
  return offset => (controls[lastAtOrBefore(starts, offset)]?.span.end ?? 0) > offset;
}

function isIcon(image: Tag): boolean {
  return ICON.test(findAttribute(image, 'src')?.value ?? '');
}

function isEmptyLightboxLink(tag: Tag, { text }: Post): boolean {
  if (!tag.partner || !tag.attributes.some(({ key }) => LIGHTBOX.test(key))) return false;
  return text.slice(tag.span.end, tag.partner.span.start).trim() === '';
}

function withWrappers(control: Tag, { text }: Post): Span {
  let span = spanOf(control.span.start, control.partner?.span.end ?? control.span.end);
  findAncestor(control, wrapper => {
    const { name, partner } = wrapper;
    if (!wrappers.has(name) || !partner) return true;
    if (!isBlank(text, wrapper.span.end, span.start) || !isBlank(text, span.end, partner.span.start))
      return true;
    span = spanOf(wrapper.span.start, partner.span.end);
    return false;
  });
  return span;
}

/** Only near things are looked at: many controls may stand in one long element. */
function isBlank(text: string, start: number, end: number): boolean {
  return end - start < 200 && text.slice(start, end).trim() === '';
}
