import { toAbsoluteUrl, toRelativeUrl } from '../addresses.ts';
import { toText } from '../values/print-value.ts';
import { isDrop, type Value } from '../values/value.ts';
import type { FilterTable } from './filter.ts';

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
  strip_index: [({ input }) => (input === null ? null : toText(input).replace(/\/index\.html?$/, '/')), 0, 0],
};
