import type { Element } from '../kramdown/element.ts';
import type { Tag } from '../kramdown/tag.ts';
import type { Post } from '../post/post.ts';
import { type Span, spanOf } from '../text/span.ts';
import { liquidBlocks } from './liquid-blocks.ts';

/**
 * The parts of a post around a UTF-16 offset, each within the next: a value, its attribute, the tag; what an element
 * holds, the element; a block, the body; a field, the front matter.
 */
export function enclosingSpans(post: Post, offset: number): readonly Span[] {
  const found = [
    ...frontMatterSpans(post),
    ...leadSpans(post),
    post.body.span,
    ...post.body.tags.flatMap(tag => tagSpans(tag, post)),
    ...treeSpans(post.body.root, offset),
    ...liquidBlocks(post).flatMap(({ open, close }) => around(open, close)),
  ];
  const holding = found
    .filter(({ start, end }) => start <= offset && offset <= end && start < end)
    .sort((a, b) => a.end - a.start - (b.end - b.start));
  return nested(holding);
}

function frontMatterSpans({ frontMatter }: Post): readonly Span[] {
  if (!frontMatter) return [];
  const fields = frontMatter.fields.flatMap(({ keySpan, valueSpan }) => [
    valueSpan,
    spanOf(keySpan.start, Math.max(keySpan.end, valueSpan.end)),
  ]);
  return [...fields, frontMatter.yaml, frontMatter.span];
}

function leadSpans({ lead }: Post): readonly Span[] {
  if (!lead) return [];
  const { title, epoch } = lead;
  return [
    ...(epoch ? [epoch.valueSpan, epoch.span] : []),
    ...(title ? [title.textSpan, title.urlSpan, title.span] : []),
    lead.span,
  ];
}

function tagSpans(tag: Tag, { body }: Post): readonly Span[] {
  const attributes = tag.attributes.flatMap(({ span, valueSpan }) =>
    valueSpan ? [valueSpan, span] : [span],
  );
  const partner = tag.kind === 'open' ? body.structure.partners.get(tag) : undefined;
  return [...attributes, tag.span, ...(partner ? around(tag.span, partner.span) : [])];
}

/** What two tags hold, and that with the tags. */
function around(open: Span, close: Span): readonly Span[] {
  return [spanOf(open.end, close.start), spanOf(open.start, close.end)];
}

/** Elements of Markdown; those of HTML are told by their tags. */
function treeSpans(element: Element, offset: number): readonly Span[] {
  return element.children
    .filter(({ start, end }) => start <= offset && offset <= end)
    .flatMap(child => [...treeSpans(child, offset), ...(child.tag ? [] : [spanOf(child.start, child.end)])]);
}

/** Of spans in the order of their lengths those that hold the ones before: wrongly nested elements cross. */
function nested(spans: readonly Span[]): readonly Span[] {
  const kept: Span[] = [];
  for (const span of spans) {
    const last = kept.at(-1);
    const isWider = !last || (span.start <= last.start && last.end <= span.end);
    if (isWider && !(last && span.start === last.start && span.end === last.end)) kept.push(span);
  }
  return kept;
}
