import { attributesOf } from '../../kramdown/element.ts';
import { markdownSpans } from '../../markup/markdown-spans.ts';
import { escapeLinkText } from '../../markup/markdown-text.ts';
import { insert } from '../../text/span.ts';
import { defineRule } from '../rule.ts';
import { hasSome, together } from '../together.ts';

/** Of these `jekyll-spaceship` makes players. */
const PLAYED =
  /\.(?:mp3|ogg|wav|m4a|flac|mp4|webm|ogv|mov)(?:[?#]|$)|\/\/(?:[\w-]+\.)*(?:youtube|youtu|vimeo|dailymotion|spotify|soundcloud)\.\w+\//i;

export default defineRule({
  id: 'image/blank-alt',
  summary: 'A Markdown image without text in its brackets: readers who cannot see it learn nothing about it.',
  severity: 'info',
  messages: {
    one: 'This image has no text in its brackets: readers who cannot see it learn nothing about it.',
    several:
      '{count} images have no text in their brackets: readers who cannot see them learn nothing about them.',
    another: 'This image too',
    titleTitle: 'Copy the titles into the brackets',
  },
  *check(post, context) {
    // An image in a link stands beside the text of the link, or another rule tells.
    const isRich = context.facts.site.build.rewriters.some(({ change }) => change === 'rich-content');
    const images = markdownSpans(post).images.filter(
      ({ alt, link, image }) =>
        alt.trim() === '' && !link && !(isRich && PLAYED.test(attributesOf(image).get('src') ?? '')),
    );
    const places = images.map(({ image }) => {
      const title = attributesOf(image).get('title') ?? '';
      const isWritten = title.trim() !== '' && post.text.startsWith('![]', image.start);
      return {
        span: { start: image.start, end: image.end },
        edits: isWritten ? [insert(image.start + 2, escapeLinkText(title))] : [],
      };
    });
    if (!hasSome(places)) return;
    const title = context.say('titleTitle', {});
    const others = context.say('another', {});
    const parts = together(places, { others, title, safety: 'safe', changes: ['alt'] });
    const count = places.length;
    yield count === 1 ? context.finding('one', {}, parts) : context.finding('several', { count }, parts);
  },
});
