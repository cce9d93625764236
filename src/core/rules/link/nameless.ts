import type { Element } from '../../kramdown/element.ts';
import { findAttribute, type Tag } from '../../kramdown/tag.ts';
import { startTags } from '../../markup/ancestors.ts';
import { isExplainedByAttributes } from '../../markup/explained-images.ts';
import { holdsOnly, markdownSpans } from '../../markup/markdown-spans.ts';
import { createControlFinder } from '../../markup/page-control.ts';
import { isTrackingPixel } from '../../markup/tracking-pixel.ts';
import type { Post } from '../../post/post.ts';
import { type Span, spanOf } from '../../text/span.ts';
import { defineRule } from '../rule.ts';
import { hasSome, together } from '../together.ts';

export default defineRule({
  id: 'link/nameless',
  summary: 'A link that holds only an image without alternative text: screen readers announce its URL.',
  severity: 'warning',
  messages: {
    one: 'This link holds only an image without alternative text: screen readers announce its URL.',
    several: '{count} links hold only images without alternative text: screen readers announce their URLs.',
    another: 'This link too',
  },
  *check(post, context) {
    const spans = [...inMarkdown(post), ...inHtml(post)].sort((a, b) => a.start - b.start);
    const places = spans.map(span => ({ span, edits: [] }));
    if (!hasSome(places)) return;
    // What the links are about, only who edits the post can tell.
    const parts = together(places, { others: context.say('another', {}), title: '', safety: 'review' });
    const count = places.length;
    yield count === 1 ? context.finding('one', {}, parts) : context.finding('several', { count }, parts);
  },
});

function inMarkdown(post: Post): readonly Span[] {
  const nameless = new Set<Element>();
  const named = new Set<Element>();
  for (const { image, alt, link } of markdownSpans(post).images) {
    if (!link) continue;
    if (alt.trim() !== '') named.add(link);
    else if (holdsOnly(link, image)) nameless.add(link);
  }
  return Array.from(nameless)
    .filter(link => !named.has(link))
    .map(({ start, end }) => spanOf(start, end));
}

/** Images without `alt` at all have a rule of their own. */
function inHtml(post: Post): readonly Span[] {
  const images = startTags(post, 'img').filter(image => findAttribute(image, 'alt')?.value?.trim() === '');
  if (images.length === 0) return [];
  const isInControl = createControlFinder(post);
  return images.flatMap(image => {
    const link = image.parent;
    const isAlone = link?.name === 'a' && link.partner && isOnlyContent(image, link, post);
    if (!isAlone || isExplainedByAttributes(image) || isExplainedByAttributes(link)) return [];
    // Browsers in which the script beside it runs show nothing of it.
    if (link.parent?.name === 'noscript') return [];
    return isTrackingPixel(image) || isInControl(image.span.start) || !findAttribute(link, 'href')
      ? []
      : [link.span];
  });
}

function isOnlyContent(image: Tag, link: Tag, { text }: Post): boolean {
  const inside =
    text.slice(link.span.end, image.span.start) + text.slice(image.span.end, link.partner!.span.start);
  return inside.trim() === '';
}
