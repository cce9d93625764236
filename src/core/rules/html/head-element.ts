import { findAttribute } from '../../kramdown/tag.ts';
import { startTags } from '../../markup/ancestors.ts';
import { remove, spanOf } from '../../text/span.ts';
import { defineRule } from '../rule.ts';
import { hasSome, together } from '../together.ts';

export default defineRule({
  id: 'html/head-element',
  summary: 'A <meta> in the text of a post: it works only in the head of a page.',
  severity: 'hint',
  messages: {
    one: 'This <meta> has no effect here: it works only in the head of a page.',
    several: '{count} <meta> tags have no effect here: they work only in the head of a page.',
    another: 'This <meta> has no effect either.',
    removeTitle: 'Remove <meta> from the text',
  },
  *check(post, context) {
    // Microdata and RDFa have them where they describe.
    const tags = startTags(post, 'meta').filter(
      tag => !['itemprop', 'property', 'itemscope'].some(name => findAttribute(tag, name)),
    );
    const places = tags.map(({ span }) => {
      const rest = /^[ \t]*\r?\n/.exec(post.text.slice(span.end, span.end + 40))?.[0].length ?? 0;
      const startsLine = /(?:^|\n)[ \t]*$/.test(post.text.slice(Math.max(0, span.start - 40), span.start));
      return { span, edits: [remove(spanOf(span.start, startsLine ? span.end + rest : span.end))] };
    });
    if (!hasSome(places)) return;
    const title = context.say('removeTitle', {});
    const parts = together(places, { others: context.say('another', {}), title, safety: 'safe' });
    const count = places.length;
    yield count === 1 ? context.finding('one', {}, parts) : context.finding('several', { count }, parts);
  },
});
