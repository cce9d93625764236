/**
 * What two addresses have in common that lead a reader to the same page: `http` or `https`, the case of the host, a
 * port that goes without saying, `%XX` for a character, a slash or an empty query or fragment at the end make no
 * difference.
 */
export function addressKey(address: string): string {
  const match = /^https?:\/\/([^/?#]*)(.*)$/is.exec(address.trim());
  if (!match) return address.trim();
  const host = match[1]!.toLowerCase().replace(/:(?:80|443)?$/, '');
  const rest = decodeAddress(match[2]!)
    .replace(/#$/, '')
    .replace(/\?$/, '')
    .replace(/\/(?=[?#]|$)/, '');
  return `${host}${rest}`;
}

/** An address with `%XX` as characters. What stands for characters that have a meaning in addresses stays as it is. */
export function decodeAddress(text: string): string {
  if (!text.includes('%')) return text;
  return text.replace(/(?:%[\da-f]{2})+/gi, encoded => {
    try {
      return encodeReserved(decodeURIComponent(encoded));
    } catch {
      // Not UTF-8, as old Chinese sites write it: compared as it is, but for its case.
      return encoded.toUpperCase();
    }
  });
}

function encodeReserved(text: string): string {
  return text.replace(/[/?#&=+%;,:@$]/g, character => encodeURIComponent(character));
}

/** What two paths have in common under which servers give the same page: `/a`, `/a/`, `/a.html`, `/a/index.html`. */
export function pageKey(permalink: string): string {
  return decodeAddress(permalink)
    .normalize('NFC')
    .replace(/(?:\/index)?\.html$/, '')
    .replace(/\/$/, '');
}
