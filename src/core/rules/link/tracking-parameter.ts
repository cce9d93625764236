import type { Tag } from '../../kramdown/tag.ts';
import { findAncestor, startTags } from '../../markup/ancestors.ts';
import { isEmbed } from '../../markup/known-embeds.ts';
import { urlPlaces } from '../../markup/url-places.ts';
import type { Post } from '../../post/post.ts';
import { replace } from '../../text/span.ts';
import { stripTracking } from '../../text/tracking-parameters.ts';
import { defineRule } from '../rule.ts';
import { hasSome, together } from '../together.ts';

export default defineRule({
  id: 'link/tracking-parameter',
  summary: 'A link with parameters that tell another site where your readers come from.',
  severity: 'info',
  messages: {
    tracking:
      'This link has parameters that only count readers ({names}): the page is the same without them.',
    several:
      '{count} links have parameters that only count readers, such as {names}: the pages are the same without them.',
    another: 'This link too',
    removeTitle: 'Remove the tracking parameters',
  },
  *check(post, context) {
    const places = [];
    for (const { name, url, span, tag } of urlPlaces(post)) {
      const stripped = name === 'a' || name === 'area' ? stripTracking(url) : undefined;
      if (stripped && !(tag && isDrawnAnew(tag, post)))
        places.push({ span, names: stripped.names, edits: [replace(span, stripped.url)] });
    }
    if (!hasSome(places)) return;
    const count = places.length;
    const names = places[0].names.join(', ');
    const others = context.say('another', {});
    const parts = together(places, {
      others,
      title: context.say('removeTitle', {}),
      safety: 'safe',
      changes: ['address'],
    });
    if (count === 1) yield context.finding('tracking', { names }, parts);
    else yield context.finding('several', { count, names }, parts);
  },
});

/** Whether a link is part of what another site gave out for embedding, with the script that draws it. */
function isDrawnAnew(link: Tag, post: Post): boolean {
  return startTags(post, 'script').length > 0 && findAncestor(link, isEmbed) !== undefined;
}
