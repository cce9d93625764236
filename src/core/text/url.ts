/** The parts of a URL by RFC 3986, appendix B; undefined where one is not there. */
interface UrlParts {
  readonly scheme: string | undefined;
  readonly authority: string | undefined;
  readonly path: string;
  readonly query: string | undefined;
  readonly fragment: string | undefined;
}

/** What a reference is relative to. */
export type ReferenceKind =
  | 'absolute'
  | 'protocol-relative'
  | 'root-relative'
  | 'relative'
  | 'fragment'
  | 'empty';

/** Tells how a reference is written; white space around it does not count. */
export function referenceKind(reference: string): ReferenceKind {
  const text = reference.trim();
  if (text === '') return 'empty';
  if (text.startsWith('#')) return 'fragment';
  if (text.startsWith('//')) return 'protocol-relative';
  if (/^[a-z][a-z0-9+.-]*:/i.test(text)) return 'absolute';
  return text.startsWith('/') ? 'root-relative' : 'relative';
}

/**
 * Resolves `reference` against an absolute `base` by RFC 3986, section 5.2. Unlike the URL class it keeps every
 * character as written, so that an address in Chinese stays readable. Undefined where `base` is no http(s) URL.
 */
export function resolveUrl(reference: string, base: string): string | undefined {
  const origin = splitUrl(base.trim());
  if (!origin.authority || !/^https?$/i.test(origin.scheme ?? '')) return undefined;
  const target = splitUrl(reference.trim());
  if (target.scheme !== undefined) return reference.trim();
  const { scheme } = origin;
  if (target.authority !== undefined) return joinUrl({ ...target, scheme });
  const { authority } = origin;
  if (target.path === '') {
    return joinUrl({ ...target, scheme, authority, path: origin.path, query: target.query ?? origin.query });
  }
  const folder = origin.path.slice(0, origin.path.lastIndexOf('/') + 1) || '/';
  const path = target.path.startsWith('/') ? target.path : folder + target.path;
  return joinUrl({ ...target, scheme, authority, path: removeDots(path) });
}

/** A part of a URL with `%XX` as characters: as it is where it was not encoded, or not as UTF-8. */
export function decodeUrlPart(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // A lone `%` stands for itself.
  }
}

/** The host of an http(s) URL, without user and port. */
export function hostOf(url: string): string | undefined {
  const { scheme, authority } = splitUrl(url.trim());
  if (!/^https?$/i.test(scheme ?? '')) return undefined;
  return authority?.replace(/^[^@]*@/, '').replace(/:\d*$/, '') || undefined;
}

function splitUrl(url: string): UrlParts {
  const match = /^(?:([^:/?#]+):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#([\s\S]*))?$/.exec(url);
  return {
    scheme: match?.[1],
    authority: match?.[2],
    path: match?.[3] ?? '',
    query: match?.[4],
    fragment: match?.[5],
  };
}

function joinUrl({ scheme, authority, path, query, fragment }: UrlParts): string {
  const front = `${scheme}://${authority ?? ''}${path}`;
  return `${front}${query === undefined ? '' : `?${query}`}${fragment === undefined ? '' : `#${fragment}`}`;
}

function removeDots(path: string): string {
  const segments: string[] = [];
  const parts = path.split('/');
  parts.forEach((part, index) => {
    const isLast = index === parts.length - 1;
    if (part === '..') {
      if (segments.length > 1) segments.pop();
      if (isLast) segments.push('');
    } else if (part === '.') {
      if (isLast) segments.push('');
    } else {
      segments.push(part);
    }
  });
  return segments.join('/');
}
