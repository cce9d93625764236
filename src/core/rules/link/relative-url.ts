import { decodeEntities } from '../../kramdown/decode-entities.ts';
import { createControlFinder } from '../../markup/page-control.ts';
import { type UrlPlace, urlPlaces } from '../../markup/url-places.ts';
import { ownPath } from '../../newsroom/own-pages.ts';
import { pagePatternOf } from '../../newsroom/page-pattern.ts';
import { findField } from '../../post/front-matter.ts';
import type { Post } from '../../post/post.ts';
import { findTarget } from '../../published/find-target.ts';
import { replace } from '../../text/span.ts';
import { hostOf, referenceKind, resolveUrl } from '../../text/url.ts';
import { defineRule, type Facts } from '../rule.ts';
import { hasSome, together } from '../together.ts';
import { isProtectedEmail } from './protected-email.ts';

export default defineRule({
  id: 'link/relative-url',
  summary: 'A link or image without a host in a post copied from another site: it points to this site.',
  severity: 'error',
  isOfProofer: true,
  messages: {
    relative: '"{url}" points to this site, not to {host}, the source of the article.',
    relatives:
      '{count} URLs without a host, such as "{url}", point to this site, not to {host}, the source of the article.',
    noScheme: '"https://" is missing at the start: "{url}" points to this site, not to {host}.',
    another: 'This URL too',
    fixTitle: 'Change to {url}',
    fixAllTitle: 'Point {count} URLs to {host}',
  },
  *check(post, context) {
    const from = findField(post.frontMatter, 'from')?.value;
    const host = typeof from === 'string' ? hostOf(from) : undefined;
    // Without a source the article is the site's own, and so are its links.
    if (typeof from !== 'string' || host === undefined) return;
    const isInControl = createControlFinder(post);
    const isOwn = createOwnPages(post, context.facts);
    const relative: UrlPlace[] = [];
    for (const place of urlPlaces(post)) {
      // Markdown is written here, not copied, and may well mean this site.
      if (!place.tag) continue;
      const { span } = place;
      const url = place.url.trim();
      const kind = referenceKind(decodeEntities(url));
      if (kind !== 'relative' && kind !== 'root-relative') continue;
      // These are to be removed or decoded, not to be mended, and rules of their own tell of them.
      if (isProtectedEmail(url) || isInControl(span.start)) continue;
      if (kind === 'root-relative' && isOwn(url)) continue;
      const named = hostWithoutScheme(url);
      if (named === undefined) relative.push(place);
      else {
        const mended = `https://${url}`;
        const title = context.say('fixTitle', { url: mended });
        // That a word with `www.` in front is a host is likely, not certain.
        const fixes = [
          { title, safety: 'review', changes: ['address'], edits: [replace(span, mended)] },
        ] as const;
        yield context.finding('noScheme', { url, host: named }, { span, fixes });
      }
    }
    const mended = relative.map(({ url, span }) => {
      const resolved = resolveUrl(url, from) ?? url;
      return { span, resolved, edits: [replace(span, resolved)] };
    });
    if (!hasSome(mended)) return;
    const count = mended.length;
    const url = relative[0]!.url.trim();
    const title =
      count === 1
        ? context.say('fixTitle', { url: mended[0].resolved })
        : context.say('fixAllTitle', { count, host });
    const parts = together(mended, {
      others: context.say('another', {}),
      title,
      safety: 'safe',
      changes: ['address'],
    });
    if (count === 1) yield context.finding('relative', { url, host }, parts);
    else yield context.finding('relatives', { count, url, host }, parts);
  },
});

/** Tells links to files, pages and other posts of the site; where posts are not at hand, to what looks like one. */
function createOwnPages({ path }: Post, { newsroom, site }: Facts): (address: string) => boolean {
  let pattern: RegExp | undefined;
  return address => {
    const own = ownPath(address, newsroom?.get(path) ?? { permalink: undefined }, site);
    if (own === undefined) return false;
    if (findTarget(own, { site, newsroom, isRelative: false }).state === 'there') return true;
    if (newsroom) return newsroom.at(own).length > 0;
    pattern ??= pagePatternOf(site);
    return site.config['permalink'] !== undefined && pattern?.test(own) === true;
  };
}

/** The host that an address names which starts with `www.` instead of `https://`. */
function hostWithoutScheme(written: string): string | undefined {
  return /^\s*(www\.[^\s/?#:]+\.[^\s/?#:.]+)(?::\d+)?(?:[/?#]|\s*$)/i.exec(written)?.[1];
}
