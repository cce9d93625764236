import { findAttribute, type Tag } from '../../kramdown/tag.ts';
import { findAncestor, startTags } from '../../markup/ancestors.ts';
import { captionFor, readCaptions } from '../../markup/captions.ts';
import { captionedFigures, isExplainedByAttributes } from '../../markup/explained-images.ts';
import { createControlFinder } from '../../markup/page-control.ts';
import { addAttribute, escapeValue } from '../../markup/tag-edits.ts';
import { isTrackingPixel } from '../../markup/tracking-pixel.ts';
import type { Post } from '../../post/post.ts';
import { defineRule } from '../rule.ts';
import { hasSome, together } from '../together.ts';

export default defineRule({
  id: 'image/missing-alt',
  summary: 'An image without alt: screen readers read out its URL or nothing.',
  severity: 'warning',
  isOfProofer: true,
  messages: {
    missing: 'This image has no alt: readers who cannot see it learn nothing about it.',
    several: '{count} images have no alt: readers who cannot see them learn nothing about them.',
    another: 'This image too',
    textTitle: 'Add alt from the caption',
    emptyTitle: 'Add alt="", which marks an image as decorative',
    mixedTitle: 'Add alt from captions, and alt="" where there are none',
  },
  *check(post, context) {
    const images = findImages(post);
    if (!hasSome(images)) return;
    const captions = readCaptions(post);
    const places = images.map(image => {
      const text = captionFor(image, captions);
      return { span: image.span, text, edits: [addAttribute(image, 'alt', escapeValue(text))] };
    });
    if (!hasSome(places)) return;
    const count = places.length;
    const known = places.filter(({ text }) => text !== '').length;
    const title = context.say(known === count ? 'textTitle' : known === 0 ? 'emptyTitle' : 'mixedTitle', {});
    // Only who edits the post knows whether an image is decoration.
    const safety = known === count ? 'safe' : 'review';
    const parts = together(places, { others: context.say('another', {}), title, safety });
    yield count === 1 ? context.finding('missing', {}, parts) : context.finding('several', { count }, parts);
  },
});

/** Those without `alt`, but for such as have faults of their own and are to be removed. */
function findImages(post: Post): readonly Tag[] {
  const images = startTags(post, 'img').filter(
    image => !findAttribute(image, 'alt') && !isTrackingPixel(image) && !isExplainedByAttributes(image),
  );
  if (images.length === 0) return images;
  const isInControl = createControlFinder(post);
  return images.filter(image => !isExplainedByCaption(image, post) && !isInControl(image.span.start));
}

function isExplainedByCaption(image: Tag, post: Post): boolean {
  const figure = findAncestor(image, ({ name }) => name === 'figure');
  return figure !== undefined && captionedFigures(post).has(figure);
}
