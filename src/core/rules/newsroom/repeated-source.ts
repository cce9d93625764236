import { findField } from '../../post/front-matter.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'newsroom/repeated-source',
  summary: 'Two posts copied from the same page: readers see the article twice.',
  severity: 'info',
  messages: {
    one: '{other} comes from the same page, so readers see the article twice.',
    many: '{other} and {count} more come from the same page, so readers see the article several times.',
  },
  *check({ frontMatter, path }, { facts: { newsroom }, finding }) {
    const field = findField(frontMatter, 'from');
    if (!newsroom || !field || typeof field.value !== 'string' || !isArticle(field.value)) return;
    const others = newsroom.copiesOf(field.value).filter(summary => summary.path !== path);
    const [first] = others;
    if (!first) return;
    const parts = { span: field.valueSpan };
    if (others.length === 1) yield finding('one', { other: first.path }, parts);
    else yield finding('many', { other: first.path, count: others.length - 1 }, parts);
  },
});

/** The address of a whole site is the source of many articles. */
function isArticle(from: string): boolean {
  return /^\s*https?:\/\/[^/?#\s]+\/?[^/\s]/i.test(from) && !/^\s*https?:\/\/[^/?#\s]+\/?\s*$/i.test(from);
}
