import { urlPlaces } from '../../markup/url-places.ts';
import { insert } from '../../text/span.ts';
import { defineRule } from '../rule.ts';
import { hasSome, together } from '../together.ts';

export default defineRule({
  id: 'link/insecure-link',
  summary: 'A link with http:, so anyone on the network can read and change its page.',
  severity: 'hint',
  isOptIn: true,
  isOfProofer: true,
  messages: {
    one: 'This link uses http:, so anyone on the network can read and change its page.',
    many: '{count} links use http:, so anyone on the network can read and change their pages.',
    another: 'This link too',
    fixTitle: 'Change http: to https:',
  },
  *check(post, context) {
    const places = urlPlaces(post)
      .filter(({ name, url }) => (name === 'a' || name === 'area') && /^\s*http:\/\//i.test(url))
      .map(({ span }) => ({ span, edits: [insert(post.text.indexOf(':', span.start), 's')] }));
    if (!hasSome(places)) return;
    const count = places.length;
    const others = context.say('another', {});
    // Many old sites have no https to this day.
    const parts = together(places, {
      others,
      title: context.say('fixTitle', {}),
      safety: 'review',
      changes: ['address'],
    });
    yield count === 1 ? context.finding('one', {}, parts) : context.finding('many', { count }, parts);
  },
});
