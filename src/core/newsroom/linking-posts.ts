import { postUrlName } from '../liquid/assist/site-names.ts';
import type { Site } from '../site/site.ts';
import { decodeAddress } from '../text/address-key.ts';
import { replace, type TextEdit } from '../text/span.ts';
import { findLinks, type LinkPlace } from './find-links.ts';
import type { Newsroom } from './newsroom.ts';
import { addressOfPage, findTargets, type LinkBase, ownPath } from './own-pages.ts';
import type { PostSummary } from './post-summary.ts';

/** The posts of a site, and what tells where their links lead. */
export interface LinkedPosts {
  readonly newsroom: Newsroom;
  readonly site: Site;
}

/** The posts that link to one, or to the page that it comes from. Takes time linear in the links of the newsroom. */
export function postsLinkingTo(target: PostSummary, { newsroom, site }: LinkedPosts): readonly PostSummary[] {
  const mayMean = createFilter(target);
  const found: PostSummary[] = [];
  for (const summary of newsroom.all()) {
    if (summary.path === target.path) continue;
    const links = summary.links.filter(mayMean).map(toLink);
    if (links.some(link => means(link, target, { newsroom, site, base: summary }))) found.push(summary);
  }
  return found;
}

/** The paths of the posts to which one links, by a link to their page or to where they come from. */
export function linkedPaths(
  post: Pick<PostSummary, 'path' | 'links' | 'from' | 'permalink'>,
  { newsroom, site }: LinkedPosts,
): ReadonlySet<string> {
  const targets = post.links.flatMap(link => findTargets(toLink(link), { newsroom, site, base: post }));
  return new Set(targets.map(({ path }) => path).filter(path => path !== post.path));
}

/** Where in a post the links stand that lead to another one. */
export function linksTo(
  target: PostSummary,
  text: string,
  base: LinkBase,
  { newsroom, site }: LinkedPosts,
): readonly LinkPlace[] {
  const mayMean = createFilter(target);
  return findLinks(text, 0).filter(
    link => mayMean(link.target) && means(link, target, { newsroom, site, base }),
  );
}

/** What is to be written in a post when another one gets another address. Links to where that comes from stay. */
export function editsForMove(
  { from, to }: { readonly from: PostSummary; readonly to: PostSummary },
  text: string,
  base: LinkBase,
  posts: LinkedPosts,
): readonly TextEdit[] {
  return linksTo(from, text, base, posts).flatMap(link => {
    const written = writeLink(link, to, base, posts.site);
    return written === undefined || written === link.target ? [] : [replace(link.span, written)];
  });
}

function writeLink(
  { kind, target }: LinkPlace,
  { path, permalink }: PostSummary,
  base: LinkBase,
  site: Site,
): string | undefined {
  if (kind === 'link') return path;
  if (kind === 'post_url') return postUrlName(path, site);
  const own = ownPath(target, base, site);
  if (own === undefined || permalink === undefined) return undefined;
  const tail = /[?#].*$/s.exec(target)?.[0] ?? '';
  const host = /^(?:https?:)?\/\/[^/?#]*/i.exec(target)?.[0] ?? '';
  return `${host}${addressOfPage(permalink, site)}${tail}`;
}

/** Most links can be told apart from a post by the last part of its addresses. */
function createFilter({ path, permalink, aliases, from }: PostSummary): (link: string) => boolean {
  const addresses = [path.replace(/\.[^./]*$/, ''), permalink ?? '', ...aliases, from];
  const names = addresses.map(lastPart).flatMap(part => [part, decodeAddress(part)]);
  const needles = [...new Set(names)].filter(name => name !== '');
  return link => needles.some(needle => link.includes(needle) || decodeAddress(link).includes(needle));
}

function lastPart(address: string): string {
  return address
    .replace(/[?#].*$/s, '')
    .replace(/(?:\/index)?(?:\.html)?\/*$/, '')
    .replace(/^.*\//s, '');
}

function means(
  link: Pick<LinkPlace, 'kind' | 'target'>,
  { path }: PostSummary,
  search: Parameters<typeof findTargets>[1],
): boolean {
  return findTargets(link, search).some(found => found.path === path);
}

/** The other way round than `PostSummary.links` are written. */
/** A link as a summary keeps it. */
export function toLink(written: string): Pick<LinkPlace, 'kind' | 'target'> {
  const match = /^(post_url|link):/.exec(written);
  const kind = match?.[1] === 'post_url' || match?.[1] === 'link' ? match[1] : 'address';
  return { kind, target: written.slice(match?.[0].length ?? 0) };
}
