import { decodeEntities } from '../../kramdown/decode-entities.ts';
import { findLinks } from '../../newsroom/find-links.ts';
import { addressOfPage, findTargets, ownPath } from '../../newsroom/own-pages.ts';
import { createPagePattern } from '../../newsroom/page-pattern.ts';
import type { PostSummary } from '../../newsroom/post-summary.ts';
import { findField } from '../../post/front-matter.ts';
import type { Post } from '../../post/post.ts';
import { replace, type Span, sliceSpan } from '../../text/span.ts';
import { hostOf, referenceKind } from '../../text/url.ts';
import { defineRule, type Fix } from '../rule.ts';
import { nearestPages } from '../shared/nearest-pages.ts';
import { urlPlaces } from '../shared/url-places.ts';

/** Looking for the nearest posts takes time; where so many links are wrong, nobody mends them one by one. */
const MAX_SEARCHES = 5;

export default defineRule({
  id: 'link/missing-post',
  summary: 'A link to a post of this site that is not there.',
  severity: 'error',
  messages: {
    missing: 'There is no post at "{address}": the link leads to a page that does not exist.',
    stops: 'There is no post "{name}": Jekyll builds nothing of the whole site.',
    fixTitle: 'Link to "{title}"',
  },
  *check(post, { facts, finding, say }) {
    const { newsroom, site } = facts;
    // What has not been read may be what the link leads to.
    if (!newsroom || newsroom.unread.size > 0) return;
    const base = newsroom.get(post.path) ?? { from: '', permalink: undefined };
    let searches = 0;
    const nearest = (path: string): readonly PostSummary[] =>
      ++searches > MAX_SEARCHES ? [] : nearestPages(path, newsroom);
    const fix = ({ title }: PostSummary, span: Span, text: string): Fix => ({
      title: say('fixTitle', { title }),
      safety: 'review',
      edits: [replace(span, text)],
    });

    const pattern = createPagePattern(site);
    const isCopied = isCopy(post);
    for (const { name, url, span, tag } of pattern ? urlPlaces(post) : []) {
      if (name !== 'a' && name !== 'area') continue;
      const address = decodeEntities(url).trim();
      const kind = referenceKind(address);
      // What was copied into HTML means the site that it comes from: `link/relative-url` tells of that.
      if (isCopied && tag && (kind === 'relative' || kind === 'root-relative')) continue;
      const path = ownPath(address, base, site);
      if (path === undefined || !isOfPost(path, pattern!) || newsroom.at(path).length > 0) continue;
      const fixes = nearest(path).map(near => fix(near, span, addressOfPage(near.permalink!, site)));
      yield finding('missing', { address }, { span, fixes });
    }

    for (const { target, span } of postUrls(post)) {
      const search = { newsroom, site, base };
      if (findTargets({ kind: 'post_url', target }, search).length > 0) continue;
      const name = target.slice(target.lastIndexOf('/') + 1);
      const fixes = postsNear(name, newsroom.all()).map(near => fix(near, span, nameOf(near.path)));
      yield finding('stops', { name: target }, { span, fixes });
    }
  },
});

/** Pages of a list, and files that are no pages, have addresses of that shape too. */
function isOfPost(path: string, pattern: RegExp): boolean {
  const name = path.replace(/\/$/, '').replace(/^.*\//, '');
  if (/^(?:index|page-?\d+)(?:\.html)?$/.test(name)) return false;
  return !/\.(?!html$)[a-z\d]{1,5}$/i.test(name) && pattern.test(path);
}

function isCopy({ frontMatter }: Post): boolean {
  const from = findField(frontMatter, 'from')?.value;
  return typeof from === 'string' && hostOf(from) !== undefined;
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

/** Posts of that name on other days. */
function postsNear(name: string, posts: Iterable<PostSummary>): readonly PostSummary[] {
  const slug = withoutDate(name);
  return [...posts]
    .filter(({ path }) => path.includes('_posts/') && withoutDate(nameOf(path)) === slug)
    .slice(0, 3);
}

function withoutDate(name: string): string {
  return name.replace(/^\d+-\d+-\d+-/, '');
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
}
