import { insert, replace, sliceSpan, spanOf } from '../../text/span.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'markdown/lost-braces',
  summary: 'Text in braces that kramdown takes for attributes, so that it is missing from the page.',
  severity: 'warning',
  messages: {
    curly: 'kramdown takes {text} for attributes and makes none of them: their quotes are typographic ones.',
    partly: 'kramdown makes no attributes of those in {text} whose quotes are typographic ones.',
    straighten: 'Write straight quotes',
    lost: 'kramdown takes {text} for attributes and leaves it out of the page, but it gives nothing any attribute.',
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
