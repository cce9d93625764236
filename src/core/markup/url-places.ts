import { attributesOf, type Element } from '../kramdown/element.ts';
import type { Tag } from '../kramdown/tag.ts';
import { oncePerPost } from '../post/once-per-post.ts';
import type { Post } from '../post/post.ts';
import { mayHoldLiquid } from '../text/may-hold-liquid.ts';
import { type Span, spanOf } from '../text/span.ts';
import { startTags } from './ancestors.ts';

/** An address in a post that Jekyll publishes as it is written. */
export interface UrlPlace {
  /** The name of the element, also of one that is written in Markdown: `a`, `img`, … */
  readonly name: string;
  /** As written, entities not decoded. */
  readonly url: string;
  /** Where the address stands, without quotes and brackets. */
  readonly span: Span;
  /** The tag that holds it; undefined in Markdown, and in a post of HTML alone. */
  readonly tag: Tag | undefined;
}

/** The attributes that hold one URL, by element. */
export const urlAttributes: ReadonlyMap<string, readonly string[]> = new Map([
  ['a', ['href']],
  ['area', ['href']],
  ['audio', ['src']],
  ['embed', ['src']],
  ['iframe', ['src']],
  ['img', ['src']],
  ['source', ['src']],
  ['track', ['src']],
  ['video', ['src', 'poster']],
]);

/**
 * The addresses of links, images and embeds behind the lead, of HTML's first. What Liquid makes is left out, since it is
 * not known here; so are definitions of Markdown (`[name]: url`).
 */
export const urlPlaces = oncePerPost(post => [...searchUrlPlaces(post)]);

function* searchUrlPlaces(post: Post): Generator<UrlPlace> {
  for (const tag of startTags(post)) {
    const names = urlAttributes.get(tag.name);
    if (!names) continue;
    for (const attribute of tag.attributes) {
      if (!names.includes(attribute.key)) continue;
      const { value, valueSpan } = attribute;
      if (value === undefined || !valueSpan) continue;
      // `{% raw %}{{ url }}{% endraw %}`: a script of the page fills it in.
      if (!attribute.hasLiquid && !mayHoldLiquid(value))
        yield { name: tag.name, url: value, span: valueSpan, tag };
    }
  }
  // The lead's own link is compared with the front matter by rules for the lead.
  const from = post.lead?.span.end ?? post.body.span.start;
  // Markdown is rare behind the lead; where there is none, the tree need not be walked.
  if (!post.text.includes('](', from)) return;
  // What a loop of Liquid wrote again stands in the file once.
  const starts = new Set<number>();
  for (const place of markdownPlaces(post.body.root, post, from)) {
    if (starts.has(place.span.start)) continue;
    starts.add(place.span.start);
    yield place;
  }
}

function* markdownPlaces(element: Element, post: Post, from: number): Generator<UrlPlace> {
  const { text, body } = post;
  for (const child of element.children) {
    if (child.start >= from && (child.type === 'a' || child.type === 'img') && !child.tag) {
      const url = attributesOf(child).get(child.type === 'a' ? 'href' : 'src') ?? '';
      const span = spanInMarkdown(child, url, text);
      if (span && body.liquid.within(span).length === 0)
        yield { name: child.type, url, span, tag: undefined };
    }
    if (child.children.length > 0) yield* markdownPlaces(child, post, from);
  }
}

/** Where the address of `[text](url "title")` stands, if it stands there as it is published. */
function spanInMarkdown({ start, end }: Element, url: string, text: string): Span | undefined {
  if (url === '') return undefined;
  const written = text.slice(start, end);
  for (const opening of ['](', '](<']) {
    const at = written.lastIndexOf(opening + url);
    const urlStart = at + opening.length;
    if (at >= 0 && /[\s)>]/.test(written[urlStart + url.length] ?? '')) {
      return spanOf(start + urlStart, start + urlStart + url.length);
    }
  }
  return undefined;
}
