/** Where an image's data comes from, as far as the preview cares. */
export type ImageOrigin =
  | { readonly kind: 'inline' } // In the text itself, as a `data:` address.
  | { readonly kind: 'site'; readonly address: string } // A file of the site, if it is there.
  | { readonly kind: 'remote'; readonly host: string; readonly address: string } // Only a request could bring it.
  | { readonly kind: 'empty' } // No address at all.
  | { readonly kind: 'nowhere' }; // An address that leads to nothing on the published site.

/** Where a post's page stands, so that the addresses on it can be followed. */
export interface PagePlace {
  /** The webview's address of the site's folder, with a slash at its end. */
  readonly siteAddress: string;
  /** The address at which the site is published (`url`): `https://harbour.example`; empty where it says none. */
  readonly siteUrl: string;
  /** The path below which the site is published (`baseurl`): empty, or `/blog`. */
  readonly basePath: string;
  /** The page's path below that: `/news/2024/03/05/ferry.html`. */
  readonly pagePath: string;
  /** The site's theme: its files are published where the site has none of its own. */
  readonly theme?: { readonly address: string; readonly paths: ReadonlySet<string> } | undefined;
}

/** Says where an image comes from. */
export function originOfImage(source: string, place: PagePlace): ImageOrigin {
  const trimmed = source.trim();
  if (trimmed === '') return { kind: 'empty' };
  if (/^data:image\//i.test(trimmed)) return { kind: 'inline' };
  const url = parseUrl(trimmed, PUBLISHED + place.basePath + place.pagePath);
  if (url === undefined || !isWeb(url)) return { kind: 'nowhere' };
  if (url.origin === PUBLISHED) return originInSite(url.pathname, place);
  // Themes write the site's own addresses out; another site may be published at the same host.
  if (url.host === hostOf(place.siteUrl) && url.pathname.startsWith(`${place.basePath}/`))
    return originInSite(url.pathname, place);
  // From a page with https: browsers ask for images with http: by https:, too.
  return { kind: 'remote', host: url.host, address: url.href.replace(/^http:/, 'https:') };
}

/** The host of a web address, or undefined. */
export function hostOf(address: string): string | undefined {
  return webUrl(address)?.host;
}

/** A web address as a URL, or undefined. */
export function webUrl(address: string): URL | undefined {
  const trimmed = address.trim();
  const url = parseUrl(trimmed.startsWith('//') ? `https:${trimmed}` : trimmed);
  return url !== undefined && isWeb(url) ? url : undefined;
}

/** Stands for the site's own host, which no post can name. */
const PUBLISHED = 'https://site.invalid';

function originInSite(path: string, { siteAddress, basePath, theme }: PagePlace): ImageOrigin {
  const below = path.startsWith(`${basePath}/`) ? path.slice(basePath.length) : undefined;
  // Jekyll does not publish what starts with `_` or `.`; an escaped slash or dot could lead out of the site's folder.
  if (below === undefined || /\/[_.]|%(?:2e|2f|5c)/i.test(below)) return { kind: 'nowhere' };
  const root = theme?.paths.has(decode(below.slice(1))) ? theme.address : siteAddress;
  const site = parseUrl(root);
  const url = parseUrl(`.${below}`, root);
  if (site === undefined || !url?.href.startsWith(site.href)) return { kind: 'nowhere' };
  return { kind: 'site', address: url.origin + url.pathname };
}

function isWeb(url: URL): boolean {
  return url.protocol === 'https:' || url.protocol === 'http:';
}

function parseUrl(address: string, base?: string): URL | undefined {
  return URL.canParse(address, base) ? new URL(address, base) : undefined;
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // A lone `%` stands for itself.
  }
}
