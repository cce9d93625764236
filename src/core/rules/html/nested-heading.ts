import { headings } from '../../html/element-sets.ts';
import type { Tag } from '../../kramdown/tag.ts';
import { isBlank } from '../../markup/empty-elements.ts';
import { removeTag } from '../../markup/remove-empty.ts';
import { remove, replace, spanOf, type TextEdit } from '../../text/span.ts';
import { defineRule, type Fix } from '../rule.ts';

export default defineRule({
  id: 'html/nested-heading',
  summary: 'A heading inside a heading: browsers end the outer heading where the inner one starts.',
  severity: 'warning',
  messages: {
    nested: 'A heading cannot hold <{name}>: browsers end the outer heading here.',
    empty:
      'A heading cannot hold <{name}>: browsers end the outer heading here and make this an empty heading.',
    related: 'The outer heading starts here.',
    removeTitle: 'Remove the inner heading',
    unwrapTitle: 'Remove the inner heading but keep its text',
  },
  *check(post, context) {
    const { startTags, structure } = post.body;
    for (const tag of [...headings].flatMap(name => startTags.named(name))) {
      const { name, parent, partner } = tag;
      if (!parent || !headings.has(parent.name)) continue;
      if (!partner || structure.partners.get(tag) !== partner) continue;
      // One that was left open above holds it by accident.
      if ((structure.partners.get(parent)?.span.start ?? 0) < tag.span.start) continue;
      const isEmpty = isBlank(post.text.slice(tag.span.end, partner.span.start));
      const fix: Fix = isEmpty
        ? {
            title: context.say('removeTitle', {}),
            safety: 'safe',
            edits: [removeTag(post, tag, spanOf(tag.span.start, partner.span.end))],
          }
        : {
            title: context.say('unwrapTitle', {}),
            safety: 'safe',
            edits: [
              withoutTag(post.text, tag, tag.span.start === parent.span.end),
              withoutTag(post.text, partner, partner.span.end === parent.partner?.span.start),
            ],
          };
      const related = [{ span: parent.span, message: context.say('related', {}) }];
      yield context.finding(
        isEmpty ? 'empty' : 'nested',
        { name },
        { span: tag.span, related, fixes: [fix] },
      );
    }
  },
});

/** Removes a tag; a blank takes its place where words would run together. */
function withoutTag(text: string, { span }: Tag, isAtEdge: boolean): TextEdit {
  const isParted = /\s/.test(text[span.start - 1] ?? ' ') || /\s/.test(text[span.end] ?? ' ');
  return isAtEdge || isParted ? remove(span) : replace(span, ' ');
}
