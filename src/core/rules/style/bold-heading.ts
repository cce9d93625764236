import type { Tag } from '../../kramdown/tag.ts';
import { isStartTag, startTags } from '../../markup/ancestors.ts';
import { plainText } from '../../markup/captions.ts';
import { isBlank } from '../../markup/empty-elements.ts';
import type { Post } from '../../post/post.ts';
import { lastAtOrBefore } from '../../text/sorted.ts';
import { remove, replace, spanOf } from '../../text/span.ts';
import { defineRule } from '../rule.ts';
import { hasSome, type MendedPlace, together } from '../together.ts';

/** Headings are short, and no sentences; two characters are a signature or "to be continued". */
const MIN_LENGTH = 3;
const MAX_LENGTH = 24;
/** What is longer with its tags is none either. */
const LONG = 500;
const SENTENCE = /[。！？，；：、.!?,;:…@|/]/;
/** What an article is divided into. */
const sections: ReadonlySet<string> = new Set(['div', 'section', 'article', 'main', 'body']);
/** What stands below a heading; above a list, bold text is as often the list's label. */
const texts: ReadonlySet<string> = new Set(['p', 'blockquote', 'figure', 'div', 'table']);

export default defineRule({
  id: 'style/bold-heading',
  summary: 'A short bold paragraph used as a heading: readers who jump from heading to heading miss it.',
  severity: 'hint',
  messages: {
    one: 'This paragraph looks like a heading but is not one: readers who jump from heading to heading miss it.',
    many: 'This paragraph and {count} more look like headings but are not: readers who jump between headings miss them.',
    another: 'This paragraph too',
    fixTitle: 'Turn them into headings (<h{level}>)',
    fixOneTitle: 'Turn it into a heading (<h{level}>)',
  },
  *check(post, context) {
    const headings = findBoldHeadings(post);
    if (!hasSome(headings)) return;
    const level = levelOf(headings[0], post);
    const places = headings.map(heading => toHeading(heading, level));
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

/** Paragraphs that are nothing but one short piece of bold text, and stand above text. */
function findBoldHeadings(post: Post): readonly BoldHeading[] {
  const { text, body } = post;
  const found = [...startTags(post, 'strong'), ...startTags(post, 'b')].flatMap(bold => {
    const paragraph = bold.parent;
    return paragraph?.name === 'p' && isWhole(paragraph, bold, text) ? [{ paragraph, bold }] : [];
  });
  if (found.length === 0) return [];
  const starts = body.tags.map(({ span }) => span.start);
  const indexOf = ({ span }: Tag): number => lastAtOrBefore(starts, span.start);
  return found
    .filter(({ paragraph }) => {
      if (body.structure.partners.get(paragraph) !== paragraph.partner) return false;
      const [start, end] = [indexOf(paragraph), indexOf(paragraph.partner!)];
      return !isBelowBold(body.tags, start, text) && isAboveText(body.tags, end, text);
    })
    .sort((a, b) => a.bold.span.start - b.bold.span.start);
}

/** Whether a paragraph of the article holds nothing but a piece of bold text that reads like a heading. */
function isWhole(paragraph: Tag, bold: Tag, text: string): boolean {
  const [end, boldEnd] = [paragraph.partner, bold.partner];
  if (!end || !boldEnd || paragraph.printed) return false;
  if (paragraph.parent && !sections.has(paragraph.parent.name)) return false;
  if (!isBlank(text.slice(paragraph.span.end, bold.span.start))) return false;
  if (!isBlank(text.slice(boldEnd.span.end, end.span.start))) return false;
  if (boldEnd.span.start - bold.span.end > LONG) return false;
  const words = plainText(text.slice(bold.span.end, boldEnd.span.start));
  return words.length >= MIN_LENGTH && words.length <= MAX_LENGTH && !SENTENCE.test(words);
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

/** Whether the paragraph whose end tag stands at `index` is followed by text that is not in bold type as well. */
function isAboveText(tags: readonly Tag[], index: number, text: string): boolean {
  const [end, next, inner] = [tags[index]!, tags[index + 1], tags[index + 2]];
  if (!next || !isStartTag(next) || !texts.has(next.name)) return false;
  if (!isBlank(text.slice(end.span.end, next.span.start))) return false;
  return !(next.name === 'p' && (inner?.name === 'strong' || inner?.name === 'b'));
}

/** One level below the heading above; without any, below the title, which the lead or the page's layout prints. */
function levelOf({ paragraph }: BoldHeading, { lead, body }: Post): number {
  const above = body.tags.findLast(
    tag => tag.span.start < paragraph.span.start && /^h[1-6]$/.test(tag.name) && isStartTag(tag),
  );
  if (above) return Math.min(6, Number(above.name[1]) + 1);
  return lead?.title ? 3 : 2;
}

function toHeading({ paragraph, bold }: BoldHeading, level: number): MendedPlace {
  const end = paragraph.partner!;
  const nameStart = paragraph.span.start + 1;
  return {
    span: spanOf(bold.span.start, bold.partner!.span.end),
    edits: [
      replace(spanOf(nameStart, nameStart + 1), `h${level}`),
      remove(bold.span),
      remove(bold.partner!.span),
      replace(end.span, `</h${level}>`),
    ],
  };
}
