/** Parameters that only tell where a reader came from. */
const TRACKING =
  /^(?:utm_\w+|fbclid|gclid|gclsrc|dclid|wbraid|gbraid|msclkid|yclid|twclid|igshid|igsh|mc_cid|mc_eid|ref_src|ref_url|spm|scm|vd_source|_hsenc|_hsmi|mkt_tok)(?:=|$)/i;

/** An address without its tracking parameters, and their names; undefined where it holds none. */
export function stripTracking(
  url: string,
): { readonly url: string; readonly names: readonly string[] } | undefined {
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
