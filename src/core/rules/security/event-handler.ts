import { defineRule } from '../rule.ts';
import { startTags } from '../shared/start-tags.ts';
import { removeAttribute } from '../shared/tag-edits.ts';
import { hasSome, together } from '../shared/together.ts';

export default defineRule({
  id: 'security/event-handler',
  summary: 'An attribute such as onclick or onerror: code of another site that runs on your page.',
  severity: 'warning',
  messages: {
    handler: 'The code in {name} comes from another site and runs on your page.',
    several: 'The code in {count} attributes, such as {name}, comes from another site and runs on your page.',
    another: 'This code too',
    removeTitle: 'Remove the code',
  },
  *check(post, context) {
    const handlers = Array.from(startTags(post)).flatMap(tag =>
      tag.attributes.filter(({ name }) => /^on[a-z]{3,}$/i.test(name)),
    );
    const places = handlers.map(handler => ({
      span: handler.span,
      edits: [removeAttribute(handler, post.text)],
    }));
    if (!hasSome(places)) return;
    const count = places.length;
    const { name } = handlers[0]!;
    const others = context.say('another', {});
    const parts = together(places, { others, title: context.say('removeTitle', {}), safety: 'safe' });
    if (count === 1) yield context.finding('handler', { name }, parts);
    else yield context.finding('several', { count, name }, parts);
  },
});
