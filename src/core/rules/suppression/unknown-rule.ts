import type { SuppressedName, SuppressionComment } from '../../post/suppressions.ts';
import { remove, replace } from '../../text/span.ts';
import { findMisspelling } from '../../text/words/misspelling.ts';
import { defineRule, type Fix } from '../rule.ts';
import { removeComment, removeName } from './suppression-comment.ts';

export default defineRule({
  id: 'suppression/unknown-rule',
  summary: 'A comment that turns off a rule that does not exist.',
  severity: 'warning',
  messages: {
    unknown: 'There is no rule "{name}": this comment does not turn it off.',
    misspelt: 'There is no rule "{name}". Did you mean "{meant}"?',
    write: 'Change it to "{meant}"',
    removeName: 'Remove "{name}" from the comment',
    removeComment: 'Remove the comment',
  },
  *review(post, { names: known }, context) {
    for (const comment of post.suppressions.comments) {
      for (const name of comment.names.filter(({ text }) => !known.includes(text))) {
        const meant = findMisspelling(name.text, known);
        const removal = removalOf(comment, name);
        const { span } = name;
        if (meant === undefined) {
          yield context.finding('unknown', { name: name.text }, { span, fixes: [removal] });
        } else {
          const title = context.say('write', { meant });
          const fixes: readonly Fix[] = [{ title, safety: 'review', edits: [replace(span, meant)] }, removal];
          yield context.finding('misspelt', { name: name.text, meant }, { span, fixes });
        }
      }
    }

    /** Without its last name the comment would switch off all rules. */
    function removalOf(comment: SuppressionComment, name: SuppressedName): Fix {
      if (comment.names.length > 1) {
        const title = context.say('removeName', { name: name.text });
        return { title, safety: 'review', edits: [remove(removeName(comment, name))] };
      }
      const edits = [removeComment(post.text, comment.span)];
      return { title: context.say('removeComment', {}), safety: 'review', edits };
    }
  },
});
