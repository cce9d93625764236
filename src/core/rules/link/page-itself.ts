import { decodeUrlPart, hostOf } from '../../text/url.ts';

/** Hosts that keep copies of other pages. */
const ARCHIVES =
  /^(?:web\.archive\.org|archive\.(?:org|ph|today|is|li|md|vn|fo)|perma\.cc|ghostarchive\.org|webcitation\.org|webcache\.googleusercontent\.com|cc\.bingj\.com|timetravel\.mementoweb\.org|webarchive\.\S+)$/;

/** Hosts whose addresses stand for those of other pages. */
const REDIRECTIONS =
  /^(?:t\.(?:co|cn)|bit\.ly|j\.mp|goo\.gl|g\.co|ow\.ly|buff\.ly|tinyurl\.com|tiny\.cc|is\.gd|v\.gd|dlvr\.it|ift\.tt|trib\.al|url\.cn|dwz\.cn|suo\.im|l\.facebook\.com|l\.instagram\.com|lnkd\.in|amzn\.(?:to|com)|a\.co|youtu\.be|nyti\.ms|reut\.rs|wapo\.st|bbc\.in|cnn\.it|fb\.(?:me|com)|wp\.me|git\.io|redd\.it|flic\.kr|db\.tt|aka\.ms|cutt\.ly|rebrand\.ly|shorturl\.at|spoti\.fi|(?:dx\.)?doi\.org|hdl\.handle\.net|purl\.org|n2t\.net|feedproxy\.google\.com|[\w-]+\.translate\.goog|[\w.-]*safelinks\.protection\.outlook\.com)$/;

/** As those write addresses that are not known by name: a short host and one word of letters and digits. */
const SHORT = /^https?:\/\/[a-z\d-]{1,6}\.[a-z]{2,3}\/[a-z\d]{3,10}\/?$/i;

/**
 * Whether of two addresses one leads to the page that the other one names: as a copy in an archive, by way of a service
 * that shortens or counts, or on a host of the same site.
 */
export function isPageItself(shown: string, address: string): boolean {
  const [host, target] = [nameOf(shown), nameOf(address)];
  if (host === target || host.endsWith(`.${target}`) || target.endsWith(`.${host}`)) return true;
  if (ARCHIVES.test(target) || [host, target].some(name => REDIRECTIONS.test(name))) return true;
  return SHORT.test(shown) || SHORT.test(address) || holdsAddress(address, shown);
}

function nameOf(address: string): string {
  return (hostOf(address) ?? '').toLowerCase().replace(/^(?:www|m|mobile|amp)\./, '');
}

/** In the path or the query, as redirections, archives and translators write the page that they lead to. */
function holdsAddress(address: string, shown: string): boolean {
  const rest = shown.replace(/^https?/i, '').replace(/\/$/, '');
  return [address, decodeUrlPart(address)].some(written => written.indexOf(rest, 'https://'.length) > 0);
}
