import { decodeEntities } from '../../kramdown/decode-entities.ts';
import { urlPlaces } from '../../markup/url-places.ts';
import { findLinks } from '../../newsroom/find-links.ts';
import type { Newsroom } from '../../newsroom/newsroom.ts';
import { addressOfPage, findTargets, ownPath } from '../../newsroom/own-pages.ts';
import { isLikePost, pagePatternOf } from '../../newsroom/page-pattern.ts';
import type { PostSummary } from '../../newsroom/post-summary.ts';
import { sourceOf } from '../../post/copied-from.ts';
import type { Post } from '../../post/post.ts';
import { findTarget } from '../../published/find-target.ts';
import { isPartOfSite } from '../../published/part-of-site.ts';
import { type PublicationState, publicationState } from '../../site/publication.ts';
import { replace, type Span, sliceSpan } from '../../text/span.ts';
import { referenceKind } from '../../text/url.ts';
import { defineRule, type Fix } from '../rule.ts';
import { languageIn, nearestAddress, nearestPage } from './nearest-pages.ts';

/** Looking for the nearest posts takes time; where so many links are wrong, nobody mends them one by one. */
const MAX_SEARCHES = 5;

export default defineRule({
  id: 'link/missing-post',
  summary: 'A link to a post of this site that does not exist.',
  severity: 'error',
  isOfProofer: true,
  messages: {
    missing: 'There is no post at "{address}": the link leads nowhere.',
    stops: 'No post is named "{name}": Jekyll stops building the whole site.',
    hidden: 'The post exists but is not published ({reason}): the link leads nowhere.',
    waits: 'The post exists but waits for its date: until then, the link leads nowhere.',
    hiddenStops:
      'The post "{name}" exists but is not published ({reason}): Jekyll stops building the whole site.',
    fixTitle: 'Link to "{title}"',
  },
  judgesLiquid: true,
  *check(post, { facts, finding, say }) {
    const { newsroom, site, now } = facts;
    // What has not been read may be what the link leads to.
    if (!newsroom || newsroom.unread.size > 0 || isPartOfSite(newsroom, site)) return;
    const base = newsroom.get(post.path) ?? { from: '', permalink: undefined };
    let searches = 0;
    const nearest = (path: string): PostSummary | undefined =>
      ++searches > MAX_SEARCHES ? undefined : nearestPage(path, newsroom);
    const fix = ({ title }: PostSummary, span: Span, text: string): Fix => ({
      title: say('fixTitle', { title }),
      safety: 'review',
      changes: ['address'],
      edits: [replace(span, text)],
    });

    const stateOf = ({ path, hiddenAt, date }: PostSummary): PublicationState =>
      publicationState({ path, published: hiddenAt === undefined, date }, site.build, now);
    const ownDate = newsroom.get(post.path)?.date ?? now;
    /** A post that goes live later than this one; whoever waits as long has nobody meet the link before. */
    const waitsLonger = (target: PostSummary): boolean => {
      const { state, isCertain } = stateOf(target);
      return state === 'waits' && isCertain && target.date! > Math.max(ownDate, now);
    };

    const pattern = pagePatternOf(site);
    const isCopied = sourceOf(post) !== undefined;
    for (const { name, url, span, tag } of pattern ? urlPlaces(post) : []) {
      if (name !== 'a' && name !== 'area') continue;
      const address = decodeEntities(url).trim();
      const kind = referenceKind(address);
      // What was copied into HTML means the site that it comes from: `link/relative-url` tells of that.
      if (isCopied && tag && (kind === 'relative' || kind === 'root-relative')) continue;
      const path = ownPath(address, base, site);
      if (path === undefined || !isLikePost(path, pattern!)) continue;
      const there = newsroom.at(path);
      if (there.length > 0) {
        if (there.every(target => waitsLonger(target)))
          yield finding('waits', {}, { span, severity: 'warning' });
        continue;
      }
      // Other pages may have addresses of that shape as well.
      if (findTarget(path, { site, newsroom, isRelative: false }).state === 'there') continue;
      // It may be published before this one is; any other post would be another story.
      if (newsroom.hiddenAt(path).length > 0) {
        yield finding('hidden', { reason: '`published: false`' }, { span, severity: 'warning' });
        continue;
      }
      const near = nearest(path);
      const fixes = near ? [fix(near, span, addressOfPage(near.permalink!, site))] : [];
      yield finding('missing', { address }, { span, fixes });
    }

    for (const { target, span } of postUrls(post)) {
      const search = { newsroom, site, base };
      const [found] = findTargets({ kind: 'post_url', target }, search)
        .map(stateOf)
        .sort((a, b) => rank(a) - rank(b));
      if (found && (found.state === 'published' || !found.isCertain)) continue;
      if (found) {
        yield finding('hiddenStops', { name: target, reason: found.reason }, { span });
        continue;
      }
      const near = postNear(target, post.path, newsroom);
      const fixes = near ? [fix(near, span, nameOf(near.path))] : [];
      yield finding('stops', { name: target }, { span, fixes });
    }
  },
});

/** Of several posts of a name Jekyll takes one that it publishes. */
function rank({ state, isCertain }: PublicationState): number {
  return state === 'published' ? 0 : isCertain ? 2 : 1;
}

/** Only those that Liquid runs: not in `{% raw %}`, not where it is switched off. */
function* postUrls({ text, body }: Post): Generator<{ readonly target: string; readonly span: Span }> {
  const run = new Set(
    body.liquidWritten.map(span => sliceSpan(text, span)).filter(tag => tag.includes('post_url')),
  );
  if (run.size === 0) return;
  for (const link of findLinks(text, body.span.start)) {
    if (link.kind !== 'post_url') continue;
    const start = text.lastIndexOf('{%', link.span.start);
    const written = text.slice(start, text.indexOf('%}', link.span.end) + 2);
    if (run.has(written)) yield link;
  }
}

/** The post that most likely is meant by a name in a `{% post_url %}` of the post at `from`. */
function postNear(target: string, from: string, newsroom: Newsroom): PostSummary | undefined {
  const byName = new Map<string, PostSummary>();
  for (const post of newsroom.all()) {
    const isOffered = post.path.includes('_posts/') && languageIn(post.path) === languageIn(from);
    if (isOffered) byName.set(nameOf(post.path), post);
  }
  const nearest = nearestAddress(target.slice(target.lastIndexOf('/') + 1), byName.keys());
  return nearest === undefined ? undefined : byName.get(nearest);
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
}
