import type { Element } from '../../kramdown/element.ts';
import { markdownSpans } from '../../markup/markdown-spans.ts';
import type { Post } from '../../post/post.ts';
import { insert, remove, spanOf, type TextEdit } from '../../text/span.ts';
import { defineRule } from '../rule.ts';
import { hasSome, type MendedPlace, together } from '../together.ts';

export default defineRule({
  id: 'link/blank-within',
  summary: 'A Markdown link whose text starts or ends with a space: the space is underlined too.',
  severity: 'hint',
  messages: {
    one: 'The text of this link starts or ends with a space: the space is underlined too.',
    several: 'The text of {count} links starts or ends with a space: the spaces are underlined too.',
    another: 'This link too',
    moveTitle: 'Move the spaces out of the links',
  },
  *check(post, context) {
    const places = markdownSpans(post).links.flatMap(link => findPlace(link, post));
    if (!hasSome(places)) return;
    const title = context.say('moveTitle', {});
    const others = context.say('another', {});
    const parts = together(places, { others, title, safety: 'safe', changes: ['spacing'] });
    const count = places.length;
    yield count === 1 ? context.finding('one', {}, parts) : context.finding('several', { count }, parts);
  },
});

function findPlace({ start, end, children }: Element, { text }: Post): readonly MendedPlace[] {
  const [first, last] = [children[0], children.at(-1)];
  const before =
    first?.type === 'text' ? /^[ \t]+/.exec(text.slice(first.start, first.end))?.[0].length : undefined;
  const behind =
    last?.type === 'text' ? /[ \t]+$/.exec(text.slice(last.start, last.end))?.[0].length : undefined;
  // Nothing but blanks is another fault.
  if ((before === undefined && behind === undefined) || children.every(({ value }) => value.trim() === ''))
    return [];
  const edits: TextEdit[] = [];
  if (before !== undefined && first?.start === start + 1) {
    if (/\S/.test(text[start - 1] ?? ' ')) edits.push(insert(start, ' '));
    edits.push(remove(spanOf(start + 1, start + 1 + before)));
  }
  if (behind !== undefined && last && text[last.end] === ']') {
    edits.push(remove(spanOf(last.end - behind, last.end)));
    if (/[\p{L}\p{N}([]/u.test(text[end] ?? ' ')) edits.push(insert(end, ' '));
  }
  return edits.length > 0 ? [{ span: spanOf(start, end), edits }] : [];
}
