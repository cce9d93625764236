import { detailsOf, type Element } from '../kramdown/element.ts';
import { findField } from '../post/front-matter.ts';
import type { Post } from '../post/post.ts';
import { asText } from '../text/escape/as-text.ts';
import { type Span, sliceSpan, spanOf } from '../text/span.ts';

/** A part of a post as a table of contents lists it. */
export interface OutlineItem {
  readonly kind: 'front matter' | 'field' | 'title' | 'heading';
  readonly name: string;
  /** What is said beside the name: the value of a field on one line, or the element of a heading. */
  readonly detail: string;
  /** A title and a heading with all that follows, up to the next of their level. */
  readonly span: Span;
  /** What the cursor goes to; within `span`. */
  readonly nameSpan: Span;
  readonly children: readonly OutlineItem[];
}

/** Longer, in UTF-16 units, than a table of contents shows. */
const MAX_LENGTH = 200;

/** What a post consists of: its front matter with the fields, the title of the lead, and its headings as they nest. */
export function outline(post: Post): readonly OutlineItem[] {
  return [...frontMatterItems(post), ...nest(bodyEntries(post), post.text.trimEnd().length)];
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

/** A title, of level 0, or a heading, before it is known what belongs below it. */
interface Entry {
  readonly level: number;
  readonly name: string;
  readonly detail: string;
  /** The heading alone. */
  readonly span: Span;
  readonly nameSpan: Span;
}

function bodyEntries(post: Post): readonly Entry[] {
  const { lead } = post;
  const title: readonly Entry[] = lead?.title
    ? [
        {
          level: 0,
          name: oneLine(lead.title.text),
          detail: '',
          span: lead.span,
          nameSpan: lead.title.textSpan,
        },
      ]
    : [];
  const below = lead?.title?.span.start;
  const headings = [...markdownHeadings(post), ...htmlHeadings(post)]
    .filter(({ name, span }) => name !== '' && span.start !== below)
    .sort((a, b) => a.span.start - b.span.start);
  return [...title, ...headings];
}

/** Those that kramdown makes; what it makes of HTML's own elements has tags. */
function markdownHeadings({ text, body }: Post): readonly Entry[] {
  const found: Entry[] = [];
  const collect = (element: Element): void => {
    for (const child of element.children) {
      if (child.type !== 'heading' || child.tag) {
        collect(child);
        continue;
      }
      const end = child.start + text.slice(child.start, child.end).trimEnd().length;
      const span = spanOf(child.start, Math.max(end, child.start));
      const heading = detailsOf(child, 'heading');
      if (!heading) continue;
      const { level, text: name } = heading;
      found.push({ level, name: oneLine(name), detail: `h${level}`, span, nameSpan: span });
    }
  };
  collect(body.root);
  return found;
}

function htmlHeadings({ text, body }: Post): readonly Entry[] {
  return body.tags.flatMap(tag => {
    const partner = /^h[1-6]$/.test(tag.name) && tag.kind === 'open' && body.structure.partners.get(tag);
    if (!partner) return [];
    const name = oneLine(sliceSpan(text, spanOf(tag.span.end, partner.span.start)).replace(/<[^<>]*>/g, ''));
    const span = spanOf(tag.span.start, partner.span.end);
    return [{ level: Number(tag.name[1]), name, detail: tag.name, span, nameSpan: tag.span }];
  });
}

/** Puts below each heading those of deeper levels that follow it. */
function nest(entries: readonly Entry[], end: number): readonly OutlineItem[] {
  const roots: OutlineItem[] = [];
  /** The headings that the next one may belong to, from the outermost, with what they hold. */
  const open: { readonly level: number; readonly children: OutlineItem[] }[] = [];
  const ends = sectionEnds(entries, end);
  for (const [index, { level, name, detail, span, nameSpan }] of entries.entries()) {
    while (open.length > 0 && open.at(-1)!.level >= level) open.pop();
    const children: OutlineItem[] = [];
    const kind = level === 0 ? 'title' : 'heading';
    const section = spanOf(span.start, Math.max(span.end, ends[index]!));
    const siblings = open.at(-1)?.children ?? roots;
    siblings.push({ kind, name, detail, span: section, nameSpan, children });
    open.push({ level, children });
  }
  return roots;
}

/** Where each section ends: at the next heading of its level or a higher one. */
function sectionEnds(entries: readonly Entry[], end: number): readonly number[] {
  const ends = entries.map(() => end);
  const open: number[] = [];
  for (const [index, { level, span }] of entries.entries()) {
    while (open.length > 0 && entries[open.at(-1)!]!.level >= level) ends[open.pop()!] = span.start;
    open.push(index);
  }
  return ends;
}

function oneLine(text: string): string {
  return text.slice(0, MAX_LENGTH).replace(/\s+/g, ' ').trim();
}
