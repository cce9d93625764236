import { decodeEntities, findEntity } from '../../kramdown/decode-entities.ts';
import { findMendedFields } from '../mended-texts.ts';
import { defineRule, type Fix } from '../rule.ts';

export default defineRule({
  id: 'front-matter/html-entity',
  summary: 'An HTML entity in a title or author’s name: some pages show it as code.',
  severity: 'info',
  messages: {
    title: 'Pages that escape the title show readers "{entity}" instead of the character it stands for.',
    author: 'Pages that escape the author show readers "{entity}" instead of the character it stands for.',
    fixTitle: 'Change to {text}',
  },
  *check(post, context) {
    // kramdown shows the title of the lead as it is meant.
    for (const mended of findMendedFields(post, ['title', 'author'], writeCharacters)) {
      const { field, span, before, after, edits } = mended;
      const fix: Fix = {
        title: context.say('fixTitle', { text: after }),
        // Where the site does not escape it, these would become markup.
        safety: /[<>]/.test(after) || findEntity(after) !== undefined ? 'review' : 'safe',
        edits,
      };
      const entity = findEntity(before) ?? before;
      yield context.finding(field, { entity }, { span, fixes: edits.length > 0 ? [fix] : [] });
    }
  },
});

/** A blank that does not break is a blank to readers. */
function writeCharacters(text: string): string {
  const decoded = decodeEntities(text);
  return decoded === text ? text : decoded.replaceAll('\u00a0', ' ');
}
