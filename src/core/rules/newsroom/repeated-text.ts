import { findField } from '../../post/front-matter.ts';
import type { Post } from '../../post/post.ts';
import { type Span, spanOf } from '../../text/span.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'newsroom/repeated-text',
  summary: 'Two posts with nearly the same text.',
  severity: 'hint',
  isOptIn: true,
  messages: {
    one: '{other} has nearly the same text.',
    many: '{other} and {count} more have nearly the same text.',
  },
  *check(post, { facts: { newsroom }, finding }) {
    const own = newsroom?.get(post.path);
    if (!newsroom || !own || own.fingerprint === '') return;
    const others = newsroom.alike(own.fingerprint).filter(({ path }) => path !== post.path);
    const [first] = others;
    if (!first) return;
    const parts = { span: placeOf(post) };
    if (others.length === 1) yield finding('one', { other: first.path }, parts);
    else yield finding('many', { other: first.path, count: others.length - 1 }, parts);
  },
});

/** The title stands for the whole post. */
function placeOf({ frontMatter, body }: Post): Span {
  return findField(frontMatter, 'title')?.valueSpan ?? spanOf(body.span.start, body.span.start);
}
