import { urlPlaces } from '../../markup/url-places.ts';
import { insert } from '../../text/span.ts';
import { referenceKind } from '../../text/url.ts';
import { defineRule } from '../rule.ts';
import { hasSome, together } from '../together.ts';

export default defineRule({
  id: 'link/protocol-relative',
  summary: 'A URL that starts with // and takes http: or https: from the page that it is on.',
  severity: 'hint',
  isOptIn: true,
  messages: {
    relative: '"{url}" has no https: and leads nowhere when the post is read in a feed or from a file.',
    several:
      '{count} URLs, such as "{url}", have no https: and lead nowhere when the post is read in a feed or from a file.',
    another: 'This URL too',
    addTitle: 'Add https: before //',
  },
  *check(post, context) {
    const found = Array.from(urlPlaces(post)).filter(({ url }) => referenceKind(url) === 'protocol-relative');
    const places = found.map(({ span }) => ({
      span,
      edits: [insert(post.text.indexOf('//', span.start), 'https:')],
    }));
    if (!hasSome(places)) return;
    const count = places.length;
    const { url } = found[0]!;
    const others = context.say('another', {});
    const parts = together(places, {
      others,
      title: context.say('addTitle', {}),
      safety: 'safe',
      changes: ['address'],
    });
    if (count === 1) yield context.finding('relative', { url }, parts);
    else yield context.finding('several', { count, url }, parts);
  },
});
