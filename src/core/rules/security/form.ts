import type { Tag } from '../../kramdown/tag.ts';
import { startTags } from '../../markup/ancestors.ts';
import { isCopied } from '../../newsroom/is-copied.ts';
import { remove, type TextEdit } from '../../text/span.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'security/form',
  summary: 'A form: what readers enter goes to another site, or nowhere.',
  severity: 'warning',
  messages: {
    form: 'What readers enter in this form goes to another site, or nowhere.',
    removeTitle: 'Remove the form but keep its text',
  },
  *check(post, context) {
    // A form of the author's own is there on purpose.
    if (post.body.startTags.named('form').length === 0 || !isCopied(post, context.facts)) return;
    const fields = Array.from(startTags(post, 'input'));
    let next = 0;
    for (const form of startTags(post, 'form')) {
      const { partner } = form;
      const edits: TextEdit[] = partner ? [remove(form.span), remove(partner.span)] : [];
      while (partner && next < fields.length && fields[next]!.span.start < partner.span.start) {
        const field = fields[next++]!;
        if (isWithin(field, form)) edits.push(remove(field.span));
      }
      const fixes =
        edits.length > 0 ? [{ title: context.say('removeTitle', {}), safety: 'review', edits } as const] : [];
      yield context.finding('form', {}, { span: form.span, fixes });
    }
  },
});

function isWithin(field: Tag, form: Tag): boolean {
  return field.span.start > form.span.start;
}
