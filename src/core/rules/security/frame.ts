import { findAttribute, type Tag } from '../../kramdown/tag.ts';
import { startTags } from '../../markup/ancestors.ts';
import { unknownHost } from '../../markup/known-embeds.ts';
import { isCopied } from '../../newsroom/is-copied.ts';
import type { Post } from '../../post/post.ts';
import { replace, spanOf } from '../../text/span.ts';
import { defineRule } from '../rule.ts';
import { hasSome, type MendedPlace, together } from '../together.ts';

/** The attribute that holds the address of what an element embeds. */
const addressOf: ReadonlyMap<string, string> = new Map([
  ['iframe', 'src'],
  ['frame', 'src'],
  ['embed', 'src'],
  ['object', 'data'],
]);

export default defineRule({
  id: 'security/frame',
  summary: 'A frame from a site that is not a known player: it may change or ask for passwords.',
  severity: 'warning',
  isOptIn: true,
  messages: {
    frame:
      'This frame shows whatever {host} sends, today and later, and is not a player that Copydesk knows.',
    several:
      '{count} frames show whatever {host} sends, today and later, and are not players that Copydesk knows.',
    another: 'This frame shows the same site.',
    linkTitle: 'Replace with a link',
  },
  *check(post, context) {
    const byHost = new Map<string, MendedPlace[]>();
    for (const tag of startTags(post)) {
      const name = addressOf.get(tag.name);
      const url = name === undefined ? undefined : findAttribute(tag, name)?.value?.trim();
      const host = url === undefined ? undefined : unknownHost(url);
      if (host === undefined || url === undefined) continue;
      const place = { span: tag.span, edits: [replace(spanWithEnd(tag, post), linkTo(url))] };
      const places = byHost.get(host);
      if (places) places.push(place);
      else byHost.set(host, [place]);
    }
    const isOwn = byHost.size > 0 && !isCopied(post, context.facts);
    for (const [host, places] of byHost) {
      if (!hasSome(places)) continue;
      const count = places.length;
      const others = context.say('another', {});
      const mended = together(places, { others, title: context.say('linkTitle', {}), safety: 'review' });
      // A frame of the author's own is there on purpose.
      const parts = isOwn ? { ...mended, fixes: [] } : mended;
      if (count === 1) yield context.finding('frame', { host }, parts);
      else yield context.finding('several', { count, host }, parts);
    }
  },
});

/** Up to the end tag, where nothing but the frame's own alternative stands between. */
function spanWithEnd(tag: Tag, { body }: Post): { readonly start: number; readonly end: number } {
  const end = tag.partner ?? body.structure.partners.get(tag);
  return spanOf(tag.span.start, end?.span.end ?? tag.span.end);
}

function linkTo(url: string): string {
  const address = (url.startsWith('//') ? `https:${url}` : url).replaceAll('"', '&quot;');
  return `<a href="${address}">${address}</a>`;
}
