import { urlPlaces } from '../../markup/url-places.ts';
import { insert } from '../../text/span.ts';
import { defineRule } from '../rule.ts';
import { hasSome, together } from '../together.ts';

export default defineRule({
  id: 'link/insecure-image',
  summary: 'An image or embed with http: on an https: page: browsers block it or load it over https.',
  severity: 'warning',
  isOfProofer: true,
  messages: {
    insecure: 'This URL uses http:, which browsers do not load on an https: page.',
    several: '{count} images or embeds use http:, which browsers do not load on an https: page.',
    another: 'This URL too',
    fixTitle: 'Change http: to https:',
  },
  *check(post, context) {
    const siteUrl = context.facts.site.config['url'];
    // A site that says nothing is published with https, as everywhere today.
    if (typeof siteUrl === 'string' && /^http:/i.test(siteUrl)) return;
    const places = [];
    for (const { name, url, span } of urlPlaces(post)) {
      const isEmbedded = name !== 'a' && name !== 'area';
      if (!isEmbedded || !/^\s*http:\/\//i.test(url)) continue;
      places.push({ span, edits: [insert(post.text.indexOf(':', span.start), 's')] });
    }
    if (!hasSome(places)) return;
    const count = places.length;
    const others = context.say('another', {});
    // That the other site has the file under https too is likely, not certain.
    const parts = together(places, {
      others,
      title: context.say('fixTitle', {}),
      safety: 'review',
      changes: ['address'],
    });
    yield count === 1 ? context.finding('insecure', {}, parts) : context.finding('several', { count }, parts);
  },
});
