import { escapeInQuotes } from '../../text/escape/yaml-text.ts';
import { replace, sliceSpan } from '../../text/span.ts';
import { defineRule } from '../rule.ts';
import { findLostWords } from './cut-values.ts';

export default defineRule({
  id: 'front-matter/lost-words',
  summary: 'Words in a value that YAML reads as a comment, a tag or an anchor: no page shows them.',
  severity: 'warning',
  messages: {
    '#': 'Readers do not see "{words}": in a value without quotation marks, # starts a comment.',
    '!': 'Readers do not see "{words}": in a value without quotation marks, ! starts a YAML tag.',
    '&': 'Readers do not see "{words}": in a value without quotation marks, & starts a YAML anchor.',
    quoteTitle: 'Put the value in quotation marks',
  },
  *check(post, context) {
    for (const { sign, span, value } of findLostWords(post)) {
      const words = sliceSpan(post.text, span);
      const edits = [replace(value, `"${escapeInQuotes(sliceSpan(post.text, value), '"')}"`)];
      // A comment with words in it may be one that is not to be published; a number is none.
      const safety = sign === '#' && !/^#\d/.test(words) ? 'review' : 'safe';
      const fixes = [{ title: context.say('quoteTitle', {}), safety, edits }] as const;
      yield context.finding(sign, { words }, { span, fixes });
    }
  },
});
