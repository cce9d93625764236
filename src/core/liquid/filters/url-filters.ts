import { toText, wellFormed } from '../values/print-value.ts';
import { isDrop, type Value } from '../values/value.ts';
import type { FilterTable } from './filters.ts';

/** What of `_config.yml` an address is made of. */
export interface UrlBase {
  readonly url: string | undefined;
  readonly baseurl: string | undefined;
}

const SCHEME = /^[a-zA-Z][a-zA-Z0-9+.-]*:/;

const withSlash = (part: string): string => (part === '' || part.startsWith('/') ? part : `/${part}`);

/** `relative_url`: an address below the site's `baseurl`. */
export function toRelativeUrl(address: string, { baseurl }: UrlBase): string {
  if (SCHEME.test(address)) return address;
  return normalise([(baseurl ?? '').replace(/\/$/, ''), address].map(withSlash).join(''));
}

/** `absolute_url`: the same below the site's `url`. */
export function toAbsoluteUrl(address: string, base: UrlBase): string {
  if (SCHEME.test(address)) return address;
  const relative = toRelativeUrl(address, base);
  return base.url === undefined || base.url === '' ? relative : normalise(base.url + relative);
}

/** As `Addressable::URI#normalize` writes an address. */
function normalise(address: string): string {
  const [, scheme = '', authority, path = '', query = '', fragment = ''] =
    /^([a-zA-Z][a-zA-Z0-9+.-]*:)?(?:\/\/([^/?#]*))?([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(address.trimEnd()) ?? [];
  const host =
    authority === undefined
      ? ''
      : `//${authority.toLowerCase().replace(/:(?:80|443)?$/, port => keptPort(scheme, port))}`;
  const walked = withoutDots(escapePart(path));
  const isRootless = authority !== undefined && authority !== '' && walked === '';
  return scheme.toLowerCase() + host + (isRootless ? '/' : walked) + escapePart(query) + escapePart(fragment);
}

function keptPort(scheme: string, port: string): string {
  const usual = { 'http:': ':80', 'https:': ':443' }[scheme.toLowerCase()];
  return port === usual || port === ':' ? '' : port;
}

/** Letters that an address cannot hold, escaped; what is escaped already stays. */
function escapePart(part: string): string {
  return encodeURI(wellFormed(part).normalize('NFC')).replace(
    /%25([\da-fA-F]{2})/g,
    (_, digits: string) => `%${digits.toUpperCase()}`,
  );
}

function withoutDots(path: string): string {
  if (!path.includes('/.') && !path.startsWith('.')) return path;
  const kept: string[] = [];
  const parts = path.split('/');
  for (const [index, part] of parts.entries()) {
    const isLast = index === parts.length - 1;
    if (part === '..' && kept.length > 1) kept.pop();
    else if (part !== '.' && part !== '..') {
      kept.push(part);
      continue;
    }
    if (isLast) kept.push('');
  }
  return kept.join('/');
}

/** An input that is an address, or a page that has one. */
function addressIn(input: Value): string {
  return isDrop(input) ? toText(input.get('url') ?? null) : toText(input);
}

/** Jekyll's filters of addresses. */
export const urlFilters: FilterTable = {
  relative_url: [
    ({ input, context }) =>
      input === null ? null : toRelativeUrl(addressIn(input), context.run.facts.urlBase),
    0,
    0,
  ],
  absolute_url: [
    ({ input, context }) =>
      input === null ? null : toAbsoluteUrl(addressIn(input), context.run.facts.urlBase),
    0,
    0,
  ],
  strip_index: [({ input }) => (input === null ? null : toText(input).replace(/\/index\.html?/, '/')), 0, 0],
};
