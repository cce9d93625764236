import { asText } from '../text/escape/as-text.ts';
import { type Span, sliceSpan, spanOf } from '../text/span.ts';
import { findField } from './front-matter.ts';
import type { Post } from './post.ts';

/** A part of a post as a table of contents lists it. */
export interface OutlineItem {
  readonly kind: 'front matter' | 'field' | 'title' | 'heading';
  readonly name: string;
  /** What is said beside the name: the value of a field, on one line. */
  readonly detail: string;
  readonly span: Span;
  /** What the cursor goes to; within `span`. */
  readonly nameSpan: Span;
  readonly children: readonly OutlineItem[];
}

/** Longer, in UTF-16 units, than a table of contents shows. */
const MAX_LENGTH = 200;

/** What a post consists of: its front matter with the fields, the title of the lead, the headings that are HTML. */
export function outline(post: Post): readonly OutlineItem[] {
  return [...frontMatterItems(post), ...leadItems(post), ...headingItems(post)];
}

function frontMatterItems({ frontMatter, text }: Post): readonly OutlineItem[] {
  if (!frontMatter) return [];
  const children = frontMatter.fields.map(({ name, keySpan, valueSpan }) => ({
    kind: 'field' as const,
    name,
    detail: oneLine(sliceSpan(text, valueSpan)),
    span: spanOf(keySpan.start, Math.max(keySpan.end, valueSpan.end)),
    nameSpan: keySpan,
    children: [],
  }));
  const detail = oneLine(asText(findField(frontMatter, 'layout')?.value ?? ''));
  const { span, openFence } = frontMatter;
  return [{ kind: 'front matter', name: 'Front matter', detail, span, nameSpan: openFence, children }];
}

function leadItems({ lead }: Post): readonly OutlineItem[] {
  if (!lead?.title) return [];
  const { text, textSpan } = lead.title;
  return [
    { kind: 'title', name: oneLine(text), detail: '', span: lead.span, nameSpan: textSpan, children: [] },
  ];
}

function headingItems({ text, body }: Post): readonly OutlineItem[] {
  return body.tags.flatMap(tag => {
    const partner = /^h[1-6]$/.test(tag.name) && tag.kind === 'open' && body.structure.partners.get(tag);
    if (!partner) return [];
    const name = oneLine(sliceSpan(text, spanOf(tag.span.end, partner.span.start)).replace(/<[^<>]*>/g, ''));
    const span = spanOf(tag.span.start, partner.span.end);
    return name === ''
      ? []
      : [{ kind: 'heading' as const, name, detail: tag.name, span, nameSpan: tag.span, children: [] }];
  });
}

function oneLine(text: string): string {
  return text.slice(0, MAX_LENGTH).replace(/\s+/g, ' ').trim();
}
