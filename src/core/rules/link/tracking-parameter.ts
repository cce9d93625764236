import { replace } from '../../text/span.ts';
import { defineRule } from '../rule.ts';
import { hasSome, together } from '../shared/together.ts';
import { urlPlaces } from '../shared/url-places.ts';

/** Parameters that only tell where a reader came from. */
const TRACKING =
  /^(?:utm_\w+|fbclid|gclid|gclsrc|dclid|wbraid|gbraid|msclkid|yclid|twclid|igshid|igsh|mc_cid|mc_eid|ref_src|ref_url|spm|scm|vd_source|_hsenc|_hsmi|mkt_tok)(?:=|$)/i;

export default defineRule({
  id: 'link/tracking-parameter',
  summary: 'A link with parameters that tell another site where your readers come from.',
  severity: 'info',
  messages: {
    tracking: '"{names}" in this link only counts readers: the page is the same without.',
    several:
      '{count} links hold parameters that only count readers, such as "{names}": the pages are the same without.',
    another: 'This link too',
    removeTitle: 'Remove what counts readers',
  },
  *check(post, context) {
    const places = [];
    for (const { name, url, span } of urlPlaces(post)) {
      const stripped = name === 'a' || name === 'area' ? stripTracking(url) : undefined;
      if (stripped) places.push({ span, names: stripped.names, edits: [replace(span, stripped.url)] });
    }
    if (!hasSome(places)) return;
    const count = places.length;
    const names = places[0].names.join('", "');
    const others = context.say('another', {});
    const parts = together(places, { others, title: context.say('removeTitle', {}), safety: 'safe' });
    if (count === 1) yield context.finding('tracking', { names }, parts);
    else yield context.finding('several', { count, names }, parts);
  },
});

/** An address without its tracking parameters, and their names; undefined where it holds none. */
function stripTracking(url: string): { readonly url: string; readonly names: readonly string[] } | undefined {
  const match = /^((?:https?:)?\/\/[^?#]*)\?([^#]*)(#[\s\S]*)?$/i.exec(url.trim());
  if (!match) return undefined;
  const [, page = '', query = '', fragment = ''] = match;
  const names: string[] = [];
  let rest = '';
  // Each parameter with the sign before it, `&` or `&amp;`.
  for (const [, sign = '', parameter = ''] of query.matchAll(/(^|&(?:amp;)?)([^&]*)/g)) {
    if (TRACKING.test(parameter)) names.push(parameter.replace(/=.*/s, ''));
    else if (sign !== '' || parameter !== '') rest += (rest === '' ? '' : sign || '&') + parameter;
  }
  if (names.length === 0) return undefined;
  return { url: page + (rest === '' ? '' : `?${rest}`) + fragment, names };
}
