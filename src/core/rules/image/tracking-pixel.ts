import { findAttribute } from '../../kramdown/tag.ts';
import { startTags } from '../../markup/ancestors.ts';
import { isTrackingPixel } from '../../markup/tracking-pixel.ts';
import { remove } from '../../text/span.ts';
import { defineRule } from '../rule.ts';
import { hasSome, together } from '../together.ts';

export default defineRule({
  id: 'image/tracking-pixel',
  summary: 'An invisible image with which another site counts your readers.',
  severity: 'warning',
  messages: {
    pixel: 'This image is invisible: it tells {host} who reads the post.',
    another: 'This image too',
    removeTitle: 'Remove the tracking image',
  },
  *check(post, context) {
    const pixels = Array.from(startTags(post, 'img')).filter(isTrackingPixel);
    if (!hasSome(pixels)) return;
    const places = pixels.map(({ span }) => ({ span, edits: [remove(span)] }));
    if (!hasSome(places)) return;
    const host = /\/\/([^/?#]+)/.exec(findAttribute(pixels[0], 'src')?.value ?? '')?.[1] ?? '';
    const others = context.say('another', {});
    const title = context.say('removeTitle', {});
    // No reader misses it; yet no image goes unasked.
    yield context.finding('pixel', { host }, together(places, { others, title, safety: 'review' }));
  },
});
