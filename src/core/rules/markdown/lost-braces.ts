import { insert, replace, sliceSpan, spanOf } from '../../text/span.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'markdown/lost-braces',
  summary: 'Text in braces that kramdown takes for attributes, so readers do not see it.',
  severity: 'warning',
  isOfKramdown: true,
  messages: {
    curly:
      'Jekyll takes {text} for attributes but ignores them because their quotation marks are not straight.',
    partly: 'Jekyll ignores the attributes in {text} whose quotation marks are not straight.',
    straighten: 'Use straight quotation marks',
    lost: 'Jekyll takes {text} for attributes, though it sets none: readers do not see this text.',
    escape: 'Show it as text',
  },
  *check(post, context) {
    for (const span of post.body.lostBraces) {
      const text = sliceSpan(post.text, span);
      if (/^\{:.*=\s*[“”„‘’«»]/.test(text)) {
        const edits = Array.from(text.matchAll(/[“”„«»]|[‘’](?=[\s}])|(?<==\s*)[‘’]/g), ({ index }) =>
          replace(spanOf(span.start + index, span.start + index + 1), '"'),
        );
        const title = context.say('straighten', {});
        const fixes = [{ title, safety: 'review', edits }] as const;
        const isPartly = /[\s:][.#][\w-]|\s[\w-]+=["']/.test(text);
        yield context.finding(isPartly ? 'partly' : 'curly', { text }, { span, fixes });
        continue;
      }
      const fix = {
        title: context.say('escape', {}),
        // What it says comes to the page, and somebody has to want it there.
        safety: 'review',
        edits: [insert(span.start, '\\')],
      } as const;
      yield context.finding('lost', { text }, { span, fixes: text.startsWith('{:') ? [fix] : [] });
    }
  },
});
