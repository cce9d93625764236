import { markdownRuns } from '../../markup/markdown-runs.ts';
import { readTexts } from '../../markup/page-texts.ts';
import type { Post } from '../../post/post.ts';
import { replace, type Span, spanOf } from '../../text/span.ts';
import { defineRule, type Fix } from '../rule.ts';

/** Those that articles hold; an address may have parameters of these names. */
const ENTITY =
  /&(nbsp|amp|lt|gt|quot|apos|copy|reg|trade|euro|pound|hellip|mdash|ndash|ldquo|rdquo|lsquo|rsquo|laquo|raquo|middot|bull|eacute|egrave|agrave|ccedil|[aou]uml|[AOU]uml|szlig|#\d{2,6}|#x[\da-f]{2,5})(?![\w;=])/gi;

export default defineRule({
  id: 'html/unfinished-entity',
  summary: 'A character entity without its semicolon: readers see its code instead of the character.',
  severity: 'warning',
  messages: {
    unfinished: 'The semicolon after {entity} is missing: readers see {entity} instead of the character.',
    fixTitle: 'Add the semicolon: {entity};',
  },
  *check(post, context) {
    if (post.text.search(ENTITY) < 0) return;
    for (const span of findEntities(post)) {
      const entity = post.text.slice(span.start, span.end);
      const title = context.say('fixTitle', { entity });
      // Which character it makes a reader sees then in place of the letters.
      const fixes: readonly Fix[] = [
        { title, safety: 'review', edits: [replace(span, `${entity};`)], changes: ['hide'] },
      ];
      yield context.finding('unfinished', { entity }, { span, fixes });
    }
  },
});

function findEntities(post: Post): readonly Span[] {
  const found = new Map<number, Span>();
  const add = (text: string, offset: number): void => {
    for (const { 0: entity, index } of text.matchAll(ENTITY)) {
      // In an address it is a parameter.
      if (/[?=/]\S*$/.test(text.slice(Math.max(0, index - 300), index))) continue;
      const start = offset + index;
      found.set(start, spanOf(start, start + entity.length));
    }
  };
  for (const { text, start } of markdownRuns(post)) add(text, start);
  for (const { value, start, end } of readTexts(post).texts) {
    if (end - start === value.length && value.includes('&')) add(value, start);
  }
  return [...found.values()].sort((a, b) => a.start - b.start);
}
