import { findAttribute, type Tag } from '../../kramdown/tag.ts';
import type { Post } from '../../post/post.ts';
import { defineRule } from '../rule.ts';
import { type Captions, captionFor, figureOf, readCaptions } from '../shared/captions.ts';
import { decodeEntities } from '../shared/entities.ts';
import { isFileName } from '../shared/file-name.ts';
import { createControlFinder } from '../shared/page-control.ts';
import { startTags } from '../shared/start-tags.ts';
import { addAttribute, escapeValue } from '../shared/tag-edits.ts';
import { hasSome, together } from '../shared/together.ts';
import { isTrackingPixel } from '../shared/tracking-pixel.ts';

export default defineRule({
  id: 'image/missing-alt',
  summary: 'An image without alt: who does not see it is read its address, or nothing.',
  severity: 'warning',
  messages: {
    missing: 'This image has no alt: a reader who does not see it learns nothing of it.',
    several: '{count} images have no alt: a reader who does not see them learns nothing of them.',
    another: 'This image too',
    textTitle: 'Write alt from the title or caption',
    emptyTitle: 'Write alt="", which says that an image is decoration',
    mixedTitle: 'Write alt from titles and captions, and alt="" where there are none',
  },
  *check(post, context) {
    const images = findImages(post);
    if (!hasSome(images)) return;
    const captions = readCaptions(post);
    const places = images
      .filter(image => !isExplained(image, captions))
      .map(image => {
        const text = textFor(image, captions);
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
  const images = Array.from(startTags(post, 'img')).filter(
    image => !findAttribute(image, 'alt') && !isTrackingPixel(image),
  );
  if (images.length === 0) return images;
  const isInControl = createControlFinder(post);
  return images.filter(({ span }) => !isInControl(span.start));
}

/** To the HTML standard the caption of a `<figure>` may stand for the text of its image. */
function isExplained(image: Tag, captions: Captions): boolean {
  const figure = figureOf(image);
  return figure?.name === 'figure' && (captions.get(figure) ?? '') !== '';
}

function textFor(image: Tag, captions: Captions): string {
  const title = decodeEntities(findAttribute(image, 'title')?.value ?? '').trim();
  if (title !== '' && !isFileName(title)) return title;
  return captionFor(image, captions);
}
