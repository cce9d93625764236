import type { Tag } from '../../kramdown/tag.ts';
import { inlineElements, isBlankIn, isBreak } from '../../markup/empty-elements.ts';
import { type Removal, removeTag } from '../../markup/remove-empty.ts';
import type { Post } from '../../post/post.ts';
import { spanOf } from '../../text/span.ts';
import { defineRule } from '../rule.ts';
import { reportOnce } from './report-once.ts';

/** What text stands in whose first and last line need no break. */
const textBlocks: ReadonlySet<string> = new Set('p li figcaption dt dd h1 h2 h3 h4 h5 h6'.split(' '));

export default defineRule({
  id: 'tidy/trailing-break',
  summary: 'A line break at the start or end of a paragraph: the page shows a gap or nothing.',
  severity: 'hint',
  messages: {
    one: 'This line break is at the start or end of a paragraph: the page shows a gap or nothing.',
    many: 'This line break and {count} more are at the start or end of a paragraph: the page shows gaps or nothing.',
    related: 'Another line break at the start or end of a paragraph.',
    fixTitle: 'Remove line breaks at the edges of paragraphs',
  },
  *check(post, context) {
    const titles = { fix: context.say('fixTitle', {}), related: context.say('related', {}) };
    for (const { parts, count } of reportOnce(findEdges(post), titles)) {
      if (count === 1) yield context.finding('one', {}, parts);
      else yield context.finding('many', { count: count - 1 }, parts);
    }
  },
});

/** The edges of paragraphs and the like that have breaks. */
function findEdges(post: Post): readonly Removal[] {
  const { tags, startTags, structure } = post.body;
  if (startTags.named('br').length === 0) return [];
  const edges: Removal[] = [];
  tags.forEach((tag, index) => {
    if (!textBlocks.has(tag.name) || tag.kind === 'void' || tag.scope < 0) return;
    if (!tag.partner || tag.printed || structure.partners.get(tag) !== tag.partner) return;
    const breaks = breaksAtEdge(post, index, tag.kind === 'open' ? 1 : -1);
    if (breaks.length === 0) return;
    const edits = breaks.map(tag => removeTag(post, tag, tag.span));
    edges.push({ span: spanOf(breaks[0]!.span.start, breaks.at(-1)!.span.end), edits, safety: 'safe' });
  });
  return edges;
}

/** The breaks between the edge and the first text, in source order; none where there is no text at all. */
function breaksAtEdge({ text, body: { tags } }: Post, edge: number, direction: -1 | 1): readonly Tag[] {
  const breaks: Tag[] = [];
  for (let index = edge + direction; index >= 0 && index < tags.length; index += direction) {
    const tag = tags[index]!;
    const [left, right] = direction > 0 ? [tags[index - 1]!, tag] : [tag, tags[index + 1]!];
    if (!isBlankIn(text, left.span.end, right.span.start)) break;
    if (tag === tags[edge]!.partner) return [];
    if (isBreak(tag)) breaks.push(tag);
    else if (!inlineElements.has(tag.name)) break;
  }
  return direction > 0 ? breaks : breaks.reverse();
}
