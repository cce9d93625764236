import { decodeEntities } from '../../kramdown/decode-entities.ts';
import { urlPlaces } from '../../markup/url-places.ts';
import { addressOfPage, ownPath } from '../../newsroom/own-pages.ts';
import { replace } from '../../text/span.ts';
import { referenceKind } from '../../text/url.ts';
import { defineRule, type Fix } from '../rule.ts';

/** More copies of one page than this are no choice any more. */
const MAX_FIXES = 3;

export default defineRule({
  id: 'link/leaves-site',
  summary: 'A link to an article on another site that is also a post on this site.',
  severity: 'hint',
  messages: {
    leaves: 'This article is also a post on this site: "{title}".',
    fixTitle: 'Link to the post on this site, {address}',
  },
  *check(post, { facts, finding, say }) {
    const { newsroom, site } = facts;
    if (!newsroom || newsroom.size < 2) return;
    for (const { name, url, span } of urlPlaces(post)) {
      if (name !== 'a' && name !== 'area') continue;
      const address = decodeEntities(url).trim();
      const kind = referenceKind(address);
      if (kind !== 'absolute' && kind !== 'protocol-relative') continue;
      const copies = newsroom.copiesOf(kind === 'absolute' ? address : `https:${address}`);
      // The site's own letters name their own pages as their source; what links there leaves nothing.
      if (copies.length === 0 || ownPath(address, { permalink: undefined }, site) !== undefined) continue;
      // Beneath its own text a post may well name where that comes from.
      if (copies.some(({ path }) => path === post.path)) continue;
      const fixes = copies.slice(0, MAX_FIXES).flatMap(({ permalink }): readonly Fix[] => {
        if (permalink === undefined) return [];
        const own = addressOfPage(permalink, site);
        return [
          {
            title: say('fixTitle', { address: own }),
            safety: 'review',
            changes: ['address'],
            edits: [replace(span, own)],
          },
        ];
      });
      if (fixes.length > 0) yield finding('leaves', { title: copies[0]!.title }, { span, fixes });
    }
  },
});
