/** Where an image's data comes from, as far as the preview cares. */
export type ImageOrigin =
  | { readonly kind: 'inline' } // In the text itself, as a `data:` address.
  | { readonly kind: 'site'; readonly address: string } // A file of the site.
  | { readonly kind: 'remote'; readonly host: string } // Only a request could bring it, and none is made.
  | { readonly kind: 'none' }; // No address that means anything.

/**
 * Says where an image comes from. Only `/…` is looked for in the site: what a relative address leads to depends on the
 * post's permalink, and from below `_posts` it leads nowhere.
 */
export function originOfImage(source: string, siteAddress: string): ImageOrigin {
  const trimmed = source.trim();
  if (/^data:image\//i.test(trimmed)) return { kind: 'inline' };
  if (/^\/(?![/\\])/.test(trimmed)) return originInSite(trimmed, siteAddress);
  const url = parseUrl(trimmed.startsWith('//') ? `https:${trimmed}` : trimmed);
  return url !== undefined && isWeb(url) ? { kind: 'remote', host: url.host } : { kind: 'none' };
}

/** The host of a web address, or undefined. */
export function hostOf(address: string): string | undefined {
  const url = parseUrl(address.startsWith('//') ? `https:${address}` : address);
  return url !== undefined && isWeb(url) ? url.host : undefined;
}

function originInSite(path: string, siteAddress: string): ImageOrigin {
  const site = parseUrl(siteAddress);
  const url = parseUrl(`.${path}`, siteAddress);
  // `/../x` would leave the site's folder.
  if (site === undefined || !url?.href.startsWith(site.href)) return { kind: 'none' };
  return { kind: 'site', address: url.origin + url.pathname };
}

function isWeb(url: URL): boolean {
  return url.protocol === 'https:' || url.protocol === 'http:';
}

function parseUrl(address: string, base?: string): URL | undefined {
  return URL.canParse(address, base) ? new URL(address, base) : undefined;
}
