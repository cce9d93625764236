import { toLink } from '../newsroom/linking-posts.ts';
import type { Newsroom } from '../newsroom/newsroom.ts';
import { ownPath } from '../newsroom/own-pages.ts';
import { isLikePost, pagePatternOf } from '../newsroom/page-pattern.ts';
import type { PostSummary } from '../newsroom/post-summary.ts';
import type { Site } from '../site/site.ts';

/** Fewer links may all be wrong. */
const LEAST = 20;
/** A site on which so many links lead nowhere would have been noticed by its readers. */
const LARGEST_SHARE = 0.25;

/**
 * Whether the posts at hand are a part of a site's only, as in a sparse checkout or an excerpt of an archive: a quarter
 * of the links between posts lead to posts of which nothing is here. A post that has only moved, of which the name is
 * still there, does not count. Takes time linear in the links of the newsroom, once for as many posts.
 */
export function isPartOfSite(newsroom: Posts, site: Site): boolean {
  const { config, build } = site;
  const { size } = newsroom;
  const known = judged.get(newsroom);
  // In an editor there is another site whenever one of its files was read.
  if (known?.config === config && known.build === build && known.size === size) return known.isPart;
  const isPart = judge(newsroom, site);
  judged.set(newsroom, { config, build, size, isPart });
  return isPart;
}

/** What it asks of a newsroom. */
type Posts = Pick<Newsroom, 'size' | 'all'>;

const judged = new WeakMap<
  Posts,
  Pick<Site, 'config' | 'build'> & { readonly size: number; readonly isPart: boolean }
>();

function judge(newsroom: Posts, site: Site): boolean {
  const pattern = pagePatternOf(site);
  const names = new Set(
    [...newsroom.all()].flatMap(({ path, permalink }) => [nameOf(path), nameOf(permalink ?? path)]),
  );
  let [here, absent] = [0, 0];
  for (const summary of newsroom.all()) {
    for (const written of summary.links) {
      const target = postMeantBy(written, summary, { site, pattern });
      if (target === undefined) continue;
      if (names.has(nameOf(target))) here++;
      else absent++;
    }
  }
  return absent >= LEAST && absent > (here + absent) * LARGEST_SHARE;
}

/** The address or the file of the post that a link leads to; undefined where it leads to none of the site's. */
export function postMeantBy(
  written: string,
  base: Pick<PostSummary, 'permalink'>,
  { site, pattern }: { readonly site: Site; readonly pattern: RegExp | undefined },
): string | undefined {
  const { kind, target } = toLink(written);
  if (kind === 'post_url') return target;
  if (kind === 'link') return /(?:^|\/)_posts\//.test(target) ? target : undefined;
  const path = pattern && ownPath(target, base, site);
  return path !== undefined && isLikePost(path, pattern!) ? path : undefined;
}

/** `ferry` of `2024-03-05-ferry.md`, and of `/2024/03/05/ferry.html`. */
function nameOf(place: string): string {
  const end = place.endsWith('/') ? place.length - 1 : place.length;
  const page = place.endsWith('/index.html') ? place.length - '/index.html'.length : end;
  return place
    .slice(place.lastIndexOf('/', page - 1) + 1, page)
    .replace(/\.[a-z]+$/i, '')
    .replace(/^\d{2,4}-\d{1,2}-\d{1,2}-/, '')
    .toLowerCase();
}
