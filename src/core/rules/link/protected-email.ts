/** Cloudflare writes this for an e-mail address, and a script of its own decodes what follows. */
const PROTECTED = /\/cdn-cgi\/l\/email-protection(?:#([\da-f]*))?\s*$/i;

/** Whether an address is what Cloudflare put in the place of an e-mail address. */
export function isProtectedEmail(url: string): boolean {
  return PROTECTED.test(url);
}

/** What Cloudflare's code behind `#` in an address stands for. */
export function decodeProtectedUrl(url: string): string | undefined {
  return decodeProtectedEmail(PROTECTED.exec(url)?.[1] ?? '');
}

/** What Cloudflare's code stands for: each byte is combined (XOR) with the first. Undefined for other texts. */
export function decodeProtectedEmail(code: string): string | undefined {
  if (!/^(?:[\da-f]{2}){4,}$/i.test(code)) return undefined;
  const [key, ...bytes] = code.match(/../g)!.map(pair => Number.parseInt(pair, 16));
  const encoded = bytes.map(byte => `%${(byte ^ key!).toString(16).padStart(2, '0')}`).join('');
  // Anything but a plain address is no work of Cloudflare's, and would have to be escaped.
  const email = encoded.replace(/%([2-7][\da-f])/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
  return /^[\w.+-]+@[\w.-]+(?:\?[\w=&;%.+-]*)?$/.test(email) ? email : undefined;
}
