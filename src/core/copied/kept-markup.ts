import { words } from '../html/element-sets.ts';
import { unknownHost } from '../markup/known-embeds.ts';
import { hostOf, referenceKind, resolveUrl } from '../text/url.ts';

/** Elements that go with all within them: what runs, what is drawn by scripts, and what asks readers for something. */
export const goneElements = words(
  `script style head title template object embed applet svg canvas dialog button select textarea datalist xmp noembed
  noframes frameset`,
);

/** Elements that a post may have. The tags of all others go, and what they hold stays. */
export const keptElements = words(
  `a abbr address article aside audio b bdi bdo blockquote br caption cite code col colgroup data dd del details dfn div
  dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i iframe img ins kbd li main mark nav noscript ol p
  picture pre q rb rp rt ruby s samp section small source span strong sub summary sup table tbody td tfoot th thead time
  tr track u ul var video wbr`,
);

/** Which attributes an element keeps, by their names and decoded values; undefined: its tags go. */
export type KeepAttributes = (
  name: string,
  attributes: ReadonlyMap<string, string>,
) => ReadonlyMap<string, string> | undefined;

/** What tells of an element what it was on its page: needed until it is known what does not belong to the article. */
export const keepAll: KeepAttributes = (_, attributes) => {
  const kept = new Map<string, string>();
  for (const [key, value] of attributes) {
    if (!/^[a-z][a-z\d-]*$/.test(key) || key.startsWith('on')) continue;
    // Browsers copy each element with all that it looks like, often ten times as long as its text.
    if (key !== 'style') kept.set(key, /^(?:href|src|poster)$/.test(key) ? withoutLineEnds(value) : value);
    else if (/(?:^|;)\s*display\s*:\s*none\b/i.test(value)) kept.set(key, 'display:none');
  }
  return kept;
};

const everywhere = words('lang dir title');
const byElement: Readonly<Record<string, ReadonlySet<string>>> = {
  a: words('href'),
  img: words('src srcset sizes alt width height'),
  source: words('src srcset sizes media type'),
  video: words('src poster controls width height'),
  audio: words('src controls'),
  track: words('src kind srclang label default'),
  iframe: words('src width height allowfullscreen'),
  td: words('colspan rowspan'),
  th: words('colspan rowspan scope'),
  col: words('span'),
  colgroup: words('span'),
  ol: words('start type reversed'),
  li: words('value'),
  time: words('datetime'),
  ins: words('datetime'),
  del: words('datetime'),
  data: words('value'),
  details: words('open'),
};

/** What of attributes a post needs, addresses in full: what `base` is, the page was, if that is known. */
export function keepForPost(base: string): KeepAttributes {
  return (name, attributes) => {
    const kept = new Map<string, string>();
    for (const [key, value] of attributes) {
      const isKept =
        everywhere.has(key) ||
        (Object.hasOwn(byElement, name) && byElement[name]!.has(key)) ||
        // What colours code goes by these.
        (key === 'class' && /^(?:code|pre)$/.test(name) && /^lang(?:uage)?-[\w+-]+$/.test(value)) ||
        (key === 'id' && /^[\w-]*(?:fn|note|ref)[\w:-]*$/i.test(value));
      if (!isKept) continue;
      const written = writeValue(key, value, base);
      if (written !== undefined) kept.set(key, written);
    }
    return isUseless(name, kept) ? undefined : kept;
  };
}

/** Whether an element says or shows nothing with what it was left. */
function isUseless(name: string, kept: ReadonlyMap<string, string>): boolean {
  switch (name) {
    case 'article':
    case 'main':
    case 'section':
      // The post is the article.
      return true;
    case 'noscript':
      // No script of the page runs in the post.
      return true;
    case 'a':
      return !kept.has('href') && !kept.has('id');
    case 'img':
      return !kept.has('src') && !kept.has('srcset');
    case 'source':
    case 'track':
      return !kept.has('src') && !kept.has('srcset');
    case 'iframe':
      return !isKnownFrame(kept.get('src') ?? '');
    default:
      return false;
  }
}

/** What lies beside the page that was copied may lie beside the post as well. */
function isKnownFrame(src: string): boolean {
  const kind = referenceKind(src);
  return kind === 'absolute'
    ? hostOf(src) !== undefined && unknownHost(src) === undefined
    : kind === 'relative' || kind === 'root-relative';
}

function writeValue(key: string, value: string, base: string): string | undefined {
  switch (key) {
    case 'href':
      return toAddress(value, base, /^(?:https?|mailto|tel):/i);
    case 'src':
    case 'poster':
      return toAddress(value, base, /^https?:/i);
    case 'srcset':
      return writeSrcset(value, base);
    case 'width':
    case 'height':
      return /^\d{1,4}$/.test(value.trim()) ? value.trim() : undefined;
    default:
      return value;
  }
}

/** The address in full; undefined where it leads nowhere, or runs something. */
function toAddress(value: string, base: string, schemes: RegExp): string | undefined {
  const bare = withoutLineEnds(value).replace(/^[\0-\x20]+|[\0-\x20]+$/g, '');
  const written = isPageAddress(bare) ? writeSlashes(bare) : bare;
  if (written === '' || /[\0-\x1f]/.test(written)) return undefined;
  const kind = referenceKind(written);
  if (kind === 'absolute') return schemes.test(written) ? written.replaceAll(' ', '%20') : undefined;
  if (kind === 'fragment') return written;
  const resolved = resolveUrl(written, base) ?? (kind === 'protocol-relative' ? `https:${written}` : written);
  return resolved.replaceAll(' ', '%20');
}

/** Browsers take these out before they look at an address (WHATWG URL, 4.4). */
function withoutLineEnds(address: string): string {
  return address.replace(/[\t\n\r]/g, '');
}

function isPageAddress(address: string): boolean {
  return referenceKind(address) !== 'absolute' || /^https?:/i.test(address);
}

/** Browsers take each backslash before the query for a slash, and bear fewer or more than two behind the scheme. */
function writeSlashes(address: string): string {
  const path = /^[^?#]*/.exec(address)![0];
  const slashed = path.replaceAll('\\', '/').replace(/^(https?:)\/*|^\/{2,}/i, '$1//');
  return slashed + address.slice(path.length);
}

function writeSrcset(value: string, base: string): string | undefined {
  const candidates = value.split(/,\s+|,(?=https?:|\/)/).flatMap(candidate => {
    const [url = '', size = ''] = candidate.trim().split(/\s+/);
    const address = toAddress(url, base, /^https?:/i);
    return address === undefined ? [] : [`${address} ${/^[\d.]+[wx]$/.test(size) ? size : ''}`.trim()];
  });
  return candidates.length === 0 ? undefined : candidates.join(', ');
}
