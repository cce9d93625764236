import type { Attribute } from '../../kramdown/tag.ts';
import { removeAttribute } from '../../markup/tag-edits.ts';
import { isCopied } from '../../newsroom/is-copied.ts';
import type { Post } from '../../post/post.ts';
import { defineRule } from '../rule.ts';
import { hasSome, together } from '../together.ts';

export default defineRule({
  id: 'security/event-handler',
  summary: 'An attribute such as onclick or onerror: code from another site that runs on your page.',
  severity: 'warning',
  messages: {
    handler: 'The code in {name} comes from another site and runs on your page.',
    several: 'The code in {count} attributes, such as {name}, comes from another site and runs on your page.',
    another: 'This code comes from another site too.',
    removeTitle: 'Remove the code',
  },
  *check(post, context) {
    const handlers = findHandlers(post);
    // In a post that was copied from nowhere it is the author's own.
    if (handlers.length === 0 || !isCopied(post, context.facts)) return;
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

const HANDLER = /^on[a-z]{3,}$/;

/** The attributes that hold code, in source order. */
function findHandlers({ body: { startTags } }: Post): readonly Attribute[] {
  if (![...startTags.attributeNames].some(name => HANDLER.test(name))) return [];
  return startTags.all.flatMap(tag => tag.attributes.filter(({ key }) => HANDLER.test(key)));
}
