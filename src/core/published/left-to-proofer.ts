import type { Element } from '../kramdown/element.ts';
import { isStartTag } from '../markup/ancestors.ts';
import { oncePerPost } from '../post/once-per-post.ts';
import type { Post } from '../post/post.ts';
import { type Span, spanOf } from '../text/span.ts';
import { createSpanSet, type SpanSet } from '../text/span-set.ts';

const NAME = 'data-proofer-ignore';

/** The elements in which html-proofer is to check nothing: they, or one around them, say `data-proofer-ignore`. */
export const leftToProofer = oncePerPost((post): SpanSet => {
  if (!post.text.includes(NAME)) return none;
  const spans = [...fromTags(post), ...fromMarkdown(post.body.root)];
  return createSpanSet(spans.sort((a, b) => a.start - b.start));
});

const none = createSpanSet([]);

function fromTags({ body }: Post): readonly Span[] {
  return body.tags
    .filter(tag => isStartTag(tag) && tag.attributes.some(({ key }) => key === NAME))
    .map(({ span, partner }) => spanOf(span.start, partner?.span.end ?? span.end));
}

/** `[text](address){: data-proofer-ignore=""}` */
function* fromMarkdown(element: Element): Generator<Span> {
  for (const child of element.children) {
    if (!child.tag && child.attributes?.has(NAME)) yield spanOf(child.start, child.end);
    else if (child.children.length > 0) yield* fromMarkdown(child);
  }
}
