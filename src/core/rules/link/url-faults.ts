import { decodeEntities } from '../../kramdown/decode-entities.ts';
import type { Safety } from '../../text/safety.ts';
import { findSlip, isLeftOverInQuery, mayBeNote, withoutQuotationMarks } from './slid-in.ts';

/** Why an address is none: what the message says behind its colon. */
export const urlFaultReasons = {
  sign: 'it contains "{sign}"',
  quotationMark: 'it contains a quotation mark',
  space: 'it contains a space',
  titleMarks: 'its title has the wrong quotation marks',
  title: 'it contains a title',
  twice: 'its start is repeated',
  slashes: '"//" is missing',
  markup: 'it ends with leftover markup',
  user: 'it contains a user name',
  noHost: 'it has no host',
  longHost: 'its host name is too long',
  dots: 'its host name has two dots in a row',
  port: 'its host name is not followed by a valid port number',
  hostSign: 'its host name contains "{sign}"',
} as const;

/** Why an address is none, and the nearest one that is; of `safe` ones browsers make the same by themselves. */
export interface UrlFault {
  readonly reason: keyof typeof urlFaultReasons;
  /** The sign that the reason names; empty where it names none. */
  readonly sign: string;
  readonly mended: string | undefined;
  readonly safety: Safety;
  /** The first sign that belongs encoded, where that is all: browsers encode it, and the link leads where it should. */
  readonly encoded?: string;
}

/** Longer ones, which may hold half a post, are not looked through for what slid in. */
const MAX_ADDRESS = 2000;
/** Left over from markup that was meant to end the address. */
const MARKUP = /["<>]/;
/** What may stand in no part of an address (URL standard, "URL code points"). */
const ILLEGAL = /[\s\u0000-\u001f\u007f"<>[\]\\^`{|}]|%(?![\da-f]{2})/i;
const ILLEGAL_IN_FRAGMENT = /[\s\u0000-\u001f\u007f"<>[\]\\^`{|}#]|%(?![\da-f]{2})/i;
/** Of these, what leads astray: a blank may end the address, `\` becomes `/`, and a lone `%` is refused by servers. */
const HARMFUL = /[\s\u0000-\u001f\u007f\\]|%(?![\da-f]{2})/i;

/** Most addresses can be told to be right at a glance: a host of a usual length, a path, and nothing unusual. */
const PLAIN = /^https?:\/\/[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){1,3}(?:\/[\w./~:@!$'()*+,;=?-]*)?$/i;

/**
 * What is wrong with an address as it is written; undefined of one that is right. Of other schemes than the web's, blanks
 * are.
 *
 * @param isMarkdown it stands between the parentheses of a link
 */
export function findUrlFault(written: string, isMarkdown = false): UrlFault | undefined {
  if (PLAIN.test(written)) return undefined;
  const url = decodeEntities(written).trim();
  if (url === '') return undefined;
  return (isMarkdown ? findEscapes(url) : undefined) ?? findSlidIn(url, isMarkdown) ?? findFault(url);
}

/** In an address kramdown leaves the backslashes that Markdown has before its signs. */
function findEscapes(url: string): UrlFault | undefined {
  const bare = url.replace(/\\([!-/:-@[-`{-~])/g, '$1');
  if (bare === url) return undefined;
  const fit = /^[^()]*(?:\([^()]*\)[^()]*)*$/.test(bare) ? bare : escapeParentheses(bare);
  const { mended } = findFault(fit) ?? {};
  return { reason: 'sign', sign: '\\', mended: mended ?? escapeAmpersands(fit), safety: 'safe' };
}

function escapeParentheses(url: string): string {
  return url.replaceAll('(', '%28').replaceAll(')', '%29');
}

/** A title, a quotation mark or a note; where nobody can tell what is of the address, there is no fix. */
function findSlidIn(url: string, isMarkdown: boolean): UrlFault | undefined {
  if (url.length > MAX_ADDRESS || /^(?:data|javascript|mailto|tel|sms):/i.test(url)) return undefined;
  const inner = withoutQuotationMarks(url);
  if (inner !== undefined) return fault('quotationMark', inner, 'review');
  const slip = findSlip(url);
  if (!slip) return undefined;
  const { address, title, isSure } = slip;
  if (title === undefined) return fault('space', isSure ? address : undefined, 'review');
  const reason = 'titleMarks';
  if (!isMarkdown) return fault('title', address, 'review');
  const { mended } = fault(reason, address, 'safe');
  return {
    reason,
    sign: '',
    mended: mended === undefined ? undefined : `${mended} "${title.replaceAll('"', '&quot;')}"`,
    safety: 'safe',
  };
}

function findFault(url: string): UrlFault | undefined {
  const [, scheme] = /^(?!https?:)([a-z][a-z\d+.-]*):/i.exec(url) ?? [];
  if (scheme !== undefined) return findBlank(url, scheme.toLowerCase());
  const doubled = /^(?:https?:\/\/)+(?=https?:\/\/)/i.exec(url);
  if (doubled) return fault('twice', url.slice(doubled[0].length), 'review');
  const slashes = /^(https?):\/?(?!\/)/i.exec(url);
  if (slashes) return fault('slashes', `${slashes[1]}://${url.slice(slashes[0].length)}`, 'review');
  const markup = url.search(MARKUP);
  if (markup >= 0 && isAsked(url.slice(0, markup), url.slice(markup))) {
    const found = findHostFault(url) ?? findCharacterFault(url);
    // One word behind a lone `>` may be the text of a link as well.
    const isPlain = /[%="&+<]/.test(url.slice(markup + 1));
    return found && { ...found, mended: isPlain ? found.mended : undefined };
  }
  if (markup >= 0) return fault('markup', url.slice(0, markup), 'review');
  return findHostFault(url) ?? findCharacterFault(url);
}

/** Whether `<`, `>` and `"`, with which `rest` begins, belong to what a query asks for: `?q=version>="1.0"`. */
function isAsked(front: string, rest: string): boolean {
  return rest.length <= MAX_ADDRESS && /[?#]/.test(front) && !isLeftOverInQuery(rest);
}

/** Code and data may hold blanks; in mail addresses, telephone numbers and the like browsers encode them. */
function findBlank(url: string, scheme: string): UrlFault | undefined {
  if (scheme === 'javascript' || scheme === 'data' || !/\s/.test(url)) return undefined;
  return fault('space', url.replace(/[\t\n\r]+/g, '').replace(/\s/g, encodeURIComponent), 'safe');
}

function findHostFault(url: string): UrlFault | undefined {
  const [front, authority = ''] = /^(?:https?:)?\/\/([^/?#\\]*)/i.exec(url) ?? [];
  if (front === undefined) return undefined;
  const rest = url.slice(front.length);
  const host = authority.replace(/^[^@]*@/, '').replace(/:\d*$/, '');
  if (authority.includes('@')) {
    const isMail = /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/.test(authority) && /^\/?$/.test(rest);
    return fault('user', isMail ? `mailto:${authority}` : undefined, 'review');
  }
  if (host === '') return fault('noHost', undefined, 'review');
  if (host.length > 253 || host.split('.').some(label => label.length > 63)) {
    return fault('longHost', undefined, 'review');
  }
  if (/^\[[\da-f:.]+\]$/i.test(host)) return undefined;
  if (host.includes('..')) {
    return fault('dots', front.replace(/\.{2,}/g, '.') + rest, 'review');
  }
  const port = /:(\d*)$/.exec(authority)?.[1];
  if (host.includes(':') || Number(port ?? 0) > 65_535) {
    return fault('port', undefined, 'review');
  }
  const bad = /[\s%[\]^`{|}]/.exec(host);
  if (bad) {
    const cleaned = front.replace(/(?:%20|\s)+$/, '');
    const isBlank = cleaned !== front && !/[\s%[\]^`{|}]/.test(cleaned);
    const cut = /[\]]/.test(bad[0]) ? url.slice(0, url.indexOf(bad[0])) : undefined;
    return { ...fault('hostSign', isBlank ? cleaned + rest : cut, 'review'), sign: bad[0] };
  }
  return undefined;
}

/** What browsers mend or encode by themselves. */
function findCharacterFault(url: string): UrlFault | undefined {
  const front = /^(?:(?:https?:)?\/\/[^/?#\\]*)?/i.exec(url)![0];
  const rest = url.slice(front.length);
  // Of `[url=https://example.org]text`, too, an address may be made.
  const bracket = /^[^[]*?(?=\])/.exec(rest);
  if (bracket) return fault('markup', front + bracket[0], 'review');
  const fragment = rest.indexOf('#') + 1 || rest.length;
  const bad = ILLEGAL.exec(rest.slice(0, fragment)) ?? ILLEGAL_IN_FRAGMENT.exec(rest.slice(fragment));
  if (!bad) return undefined;
  const mended = encode(rest.slice(0, fragment)) + encode(rest.slice(fragment)).replaceAll('#', '%23');
  const harmful = HARMFUL.exec(rest);
  const [sign] = harmful ?? bad;
  const isBlank = /\s/.test(sign);
  const safety = isBlank && mayBeNote(url) ? 'review' : 'safe';
  const found = { ...fault(isBlank ? 'space' : 'sign', front + mended, safety), sign };
  return harmful ? found : { ...found, encoded: sign };
}

/** As browsers do, and brackets, which servers read alike. */
function encode(part: string): string {
  return part
    .replace(/[\t\n\r]+/g, '')
    .replaceAll('\\', '/')
    .replace(/%(?![\da-f]{2})/gi, '%25')
    .replace(/[\s\u0000-\u001f\u007f"<>[\]^`{|}]/g, encodeURIComponent);
}

function fault(reason: UrlFault['reason'], mended: string | undefined, safety: Safety): UrlFault {
  // A mend that is no address either would only move the fault.
  const isMended = mended !== undefined && mended.trim() !== '' && findUrlFault(mended) === undefined;
  return { reason, sign: '', mended: isMended ? escapeAmpersands(mended) : undefined, safety };
}

function escapeAmpersands(url: string): string {
  return url.replaceAll('&', '&amp;');
}
