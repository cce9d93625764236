import { toAbsoluteUrl, toRelativeUrl } from '../addresses.ts';
import { LiquidStop } from '../liquid-stop.ts';
import { toText } from '../values/print-value.ts';
import { isDrop, type Value } from '../values/value.ts';
import type { FilterTable } from './filter.ts';

/** An input that is an address, or a page that has one. */
function addressIn(input: Value): string {
  return isDrop(input) ? toText(input.get('url') ?? null) : toText(input);
}

/** What `Addressable::URI` takes for no address, at which Jekyll stops: a scheme, a host or a port that is none. */
function isNoAddress(address: string): boolean {
  const scheme = /^[^:/?#]*(?=:)/.exec(address)?.[0];
  if (scheme !== undefined && !/^[a-z][a-z\d.+-]*$/i.test(scheme)) return true;
  const authority = /^(?:[^:/?#]+:)?\/\/([^/?#]*)/.exec(address)?.[1] ?? '';
  const port = authority.slice(authority.lastIndexOf(':') + 1);
  const isPort = !authority.includes(':') || /[@\][]/.test(port) || /^\d*$/.test(port);
  return !isPort || /[\s<>{}\\"]/.test(authority);
}

function stripIndex(input: Value): Value {
  if (typeof input !== 'string') throw new LiquidStop('bad-value', '');
  return input.replace(/\/index\.html?$/m, '/');
}

function checkedAddress(input: Value): string {
  const address = addressIn(input);
  if (isNoAddress(address)) throw new LiquidStop('bad-value', address);
  return address;
}

/** Jekyll's filters of addresses. */
export const urlFilters: FilterTable = {
  relative_url: [
    ({ input, context }) =>
      input === null ? null : toRelativeUrl(checkedAddress(input), context.run.facts.urlBase),
    0,
    0,
  ],
  absolute_url: [
    ({ input, context }) =>
      input === null ? null : toAbsoluteUrl(checkedAddress(input), context.run.facts.urlBase),
    0,
    0,
  ],
  strip_index: [({ input }) => (input === null ? null : stripIndex(input)), 0, 0],
};
