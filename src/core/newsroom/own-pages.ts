import { oncePer } from '../post/once-per-post.ts';
import type { Site } from '../site/site.ts';
import { hostOf, type ReferenceKind, referenceKind, resolveUrl } from '../text/url.ts';
import type { LinkPlace } from './find-links.ts';
import type { Newsroom } from './newsroom.ts';
import type { PostSummary } from './post-summary.ts';

/** What an address is resolved against: a post, at its page or, as it was copied, at the page it comes from. */
export type LinkBase = Pick<PostSummary, 'from' | 'permalink'>;

/**
 * The path below the site's `baseurl`, without query and fragment, that an address leads to when a reader of the
 * post's page follows it; undefined where it leads to another site.
 */
export function ownPath(address: string, base: Pick<LinkBase, 'permalink'>, site: Site): string | undefined {
  const kind = referenceKind(address);
  if (kind === 'fragment' || kind === 'empty') return undefined;
  const { url, host, baseUrl } = ownAddress(site);
  const namesHost = kind === 'absolute' || kind === 'protocol-relative';
  // Most links lead to other sites.
  if (namesHost && host !== undefined && !address.toLowerCase().includes(host)) return undefined;
  const resolved = resolve(address, kind, () => `${url}${baseUrl}${base.permalink ?? '/'}`);
  if (resolved === undefined || hostOf(resolved)?.toLowerCase() !== host) return undefined;
  const path = resolved.replace(/^[^/]*\/\/[^/?#]*/, '').replace(/[?#].*$/s, '');
  if (!path.startsWith(`${baseUrl}/`)) return undefined;
  return path.slice(baseUrl.length);
}

/** Most links name a host, and lead there from wherever they stand. */
function resolve(address: string, kind: ReferenceKind, base: () => string): string | undefined {
  if (kind === 'absolute') return address.trim();
  return kind === 'protocol-relative' ? `https:${address.trim()}` : resolveUrl(address, base());
}

/** A site without `url` has an address that no link names. */
const ownAddress = oncePer(({ config: { url, baseurl } }: Site) => {
  const own = siteUrlOf(url) ?? 'https://site.invalid';
  return { url: own, host: hostOf(own)?.toLowerCase(), baseUrl: baseUrlOf(baseurl) };
});

/** The address that `url` of `_config.yml` says, without a slash at its end; undefined where it says none. */
export function siteUrlOf(url: unknown): string | undefined {
  return typeof url === 'string' && hostOf(url) !== undefined ? url.trim().replace(/\/+$/, '') : undefined;
}

/** The path that `baseurl` of `_config.yml` says, without a slash at its end. */
export function baseUrlOf(baseurl: unknown): string {
  const path = typeof baseurl === 'string' ? baseurl.trim().replace(/^\/+|\/+$/g, '') : '';
  return path === '' ? '' : `/${path}`;
}

/** The address by which a post of the site links to another one; it may stand in quotes of either kind. */
export function addressOfPage(permalink: string, { config }: Pick<Site, 'config'>): string {
  return `${baseUrlOf(config['baseurl'])}${permalink}`.replaceAll('"', '%22').replaceAll("'", '%27');
}

/** What finds the post that a link leads to, or would lead to had it not been copied from another site. */
export interface TargetSearch {
  readonly newsroom: Newsroom;
  readonly site: Site;
  /** The post in which the link stands. */
  readonly base: LinkBase;
}

/** The posts that a link means: those at that page of the site, else those copied from the page that it names. */
export function findTargets(
  { kind, target }: Pick<LinkPlace, 'kind' | 'target'>,
  { newsroom, site, base }: TargetSearch,
): readonly PostSummary[] {
  if (kind === 'link') return [newsroom.get(target.replace(/^\/+/, ''))].filter(post => post !== undefined);
  if (kind === 'post_url') return postsNamed(target, newsroom);
  const path = ownPath(target, base, site);
  const own = path === undefined ? [] : newsroom.at(path);
  if (own.length > 0) return own;
  const address = base.from === '' ? target : resolveUrl(target, base.from);
  return address === undefined || !/^https?:/i.test(address) ? [] : newsroom.copiesOf(address);
}

/** As `Jekyll::Tags::PostUrl` finds them in the end: by the date and the name, in whatever folder. */
function postsNamed(written: string, newsroom: Newsroom): readonly PostSummary[] {
  const name = nameOf(written);
  return [...newsroom.all()].filter(({ path }) => path.includes(name) && nameOf(endless(path)) === name);
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function endless(path: string): string {
  return path.replace(/\.[^./]*$/, '');
}
