import type { Tag } from '../../kramdown/tag.ts';
import type { Post } from '../../post/post.ts';
import { remove, replace, spanOf } from '../../text/span.ts';
import { defineRule } from '../rule.ts';
import { plainText } from '../shared/captions.ts';
import { isBlank } from '../shared/empty-elements.ts';
import { isStartTag } from '../shared/start-tags.ts';
import { hasSome, type MendedPlace, together } from '../shared/together.ts';

/** Most posts hold no paragraph that starts in bold type. */
const BOLD_PARAGRAPH = /<p\b[^<>]*>\s*<(?:strong|b)\b/i;
/** Headings are short, and no sentences; two characters are a signature or "to be continued". */
const MIN_LENGTH = 3;
const MAX_LENGTH = 24;
const SENTENCE = /[。！？，；：、.!?,;:…@|/]/;
/** What an article is divided into. */
const sections: ReadonlySet<string> = new Set(['div', 'section', 'article', 'main', 'body']);
/** What may stand below a heading. */
const texts: ReadonlySet<string> = new Set(['p', 'ul', 'ol', 'blockquote', 'figure', 'div', 'table']);

export default defineRule({
  id: 'style/bold-heading',
  summary:
    'A short paragraph in bold type that is a heading: who jumps from heading to heading passes it by.',
  severity: 'hint',
  messages: {
    one: 'This paragraph looks like a heading, but is none: who jumps from heading to heading passes it by.',
    many: 'This paragraph and {count} more look like headings, but are none: who jumps from heading to heading passes them by.',
    another: 'This paragraph too',
    fixTitle: 'Make headings of them (<h{level}>)',
    fixOneTitle: 'Make a heading of it (<h{level}>)',
  },
  *check(post, context) {
    if (!BOLD_PARAGRAPH.test(post.text)) return;
    const level = levelOf(post);
    const places = findBoldHeadings(post).map(heading => toHeading(heading, level));
    if (!hasSome(places)) return;
    const count = places.length - 1;
    const others = context.say('another', {});
    const title = context.say(count > 0 ? 'fixTitle' : 'fixOneTitle', { level });
    const parts = together(places, { others, title, safety: 'review' });
    yield count > 0 ? context.finding('many', { count }, parts) : context.finding('one', {}, parts);
  },
});

interface BoldHeading {
  readonly paragraph: Tag;
  readonly bold: Tag;
}

/** Paragraphs that are nothing but one short piece of bold text, and stand above another paragraph or a list. */
function findBoldHeadings({ text, body }: Post): readonly BoldHeading[] {
  const { tags, structure } = body;
  const found: BoldHeading[] = [];
  for (const [index, paragraph] of tags.entries()) {
    const bold = tags[index + 1];
    const end = paragraph.partner;
    if (paragraph.name !== 'p' || paragraph.kind !== 'open' || !end || !bold) continue;
    if (bold.name !== 'strong' && bold.name !== 'b') continue;
    const boldEnd = bold.partner;
    if (!boldEnd || bold.parent !== paragraph || structure.partners.get(paragraph) !== end) continue;
    if (paragraph.parent && !sections.has(paragraph.parent.name)) continue;
    if (!isBlank(text.slice(paragraph.span.end, bold.span.start))) continue;
    if (!isBlank(text.slice(boldEnd.span.end, end.span.start))) continue;
    const words = plainText(text.slice(bold.span.end, boldEnd.span.start));
    if (words.length < MIN_LENGTH || words.length > MAX_LENGTH || SENTENCE.test(words)) continue;
    if (!isBelowBold(tags, index, text) && isAboveText(tags, index, text)) found.push({ paragraph, bold });
  }
  return found;
}

/** Whether bold text ends right above: then both are lines of one thing, a name below a date. */
function isBelowBold(tags: readonly Tag[], index: number, text: string): boolean {
  const [inner, outer] = [tags[index - 2], tags[index - 1]];
  if (outer?.name !== 'p' || outer.kind !== 'close') return false;
  if ((inner?.name !== 'strong' && inner?.name !== 'b') || !inner.partner) return false;
  if (isBlank(text.slice(inner.partner.span.end, inner.span.start))) return false;
  const isAtEnd = isBlank(text.slice(inner.span.end, outer.span.start));
  return isAtEnd && isBlank(text.slice(outer.span.end, tags[index]!.span.start));
}

/** Whether the paragraph whose start tag stands at `index` is followed by text that is not in bold type as well. */
function isAboveText(tags: readonly Tag[], index: number, text: string): boolean {
  const end = tags[index]!.partner!;
  // It is short: between its tags stand few.
  const after = tags.indexOf(end, index) + 1;
  const next = tags[after];
  if (!next || !isStartTag(next) || !texts.has(next.name)) return false;
  if (!isBlank(text.slice(end.span.end, next.span.start))) return false;
  const inner = tags[after + 1];
  return !(next.name === 'p' && (inner?.name === 'strong' || inner?.name === 'b'));
}

/** One level below the heading above; without any, below the title, which the lead or the page's layout prints. */
function levelOf({ lead, body, text }: Post): number {
  const first = text.search(BOLD_PARAGRAPH);
  const above = body.tags.findLast(
    tag => tag.span.start < first && /^h[1-6]$/.test(tag.name) && isStartTag(tag),
  );
  if (above) return Math.min(6, Number(above.name[1]) + 1);
  return lead?.title ? 3 : 2;
}

function toHeading({ paragraph, bold }: BoldHeading, level: number): MendedPlace {
  const end = paragraph.partner!;
  const nameStart = paragraph.span.start + 1;
  return {
    span: spanOf(paragraph.span.start, end.span.end),
    edits: [
      replace(spanOf(nameStart, nameStart + 1), `h${level}`),
      remove(bold.span),
      remove(bold.partner!.span),
      replace(end.span, `</h${level}>`),
    ],
  };
}
