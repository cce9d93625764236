import type { Newsroom } from '../newsroom/newsroom.ts';
import { addressOfPage, ownPath } from '../newsroom/own-pages.ts';
import { isLikePost, pagePatternOf } from '../newsroom/page-pattern.ts';
import { readValues } from '../newsroom/read-values.ts';
import { sourceOf } from '../post/copied-from.ts';
import type { Post } from '../post/post.ts';
import { createPublications } from '../site/permalink.ts';
import type { Site } from '../site/site.ts';
import { insert, replace, type Span, sliceSpan, spanOf, type TextEdit } from '../text/span.ts';
import { referenceKind } from '../text/url.ts';
import { findTarget, type Missing } from './find-target.ts';
import { type PageAddress, pageAddresses } from './page-addresses.ts';

/** An address in a post that leads to nothing of the site, wherever it stands there. */
export interface MissingAddress {
  readonly address: string;
  /** outside: it is there, below the site's `baseurl`, which the address lacks. */
  readonly why: Missing['why'] | 'outside';
  readonly file: string | undefined;
  /** The address that most likely was meant, as a post of the site writes it. */
  readonly near: string | undefined;
  /** In source order; the edits write the address that was meant. */
  readonly places: readonly [MissingPlace, ...MissingPlace[]];
}

/** One of the places of an address. */
export interface MissingPlace {
  readonly span: Span;
  readonly edits: readonly TextEdit[];
}

/** What is known of the site when a post's addresses are judged. */
interface Facts {
  readonly site: Site;
  readonly newsroom: Newsroom | undefined;
}

/** The addresses of a post that lead to nothing of its site: those of images, or all others. */
export function missingAddresses(
  post: Post,
  facts: Facts,
  kind: 'images' | 'others',
): readonly MissingAddress[] {
  if (!facts.site.files) return [];
  const judge = createJudge(post, facts);
  const found = new Map<string, MissingAddress & { readonly places: [MissingPlace, ...MissingPlace[]] }>();
  for (const place of pageAddresses(post)) {
    if (place.isImage !== (kind === 'images')) continue;
    const missing = judge(place);
    if (!missing) continue;
    const known = found.get(place.address);
    if (known) known.places.push(missing.places[0]);
    else found.set(place.address, { ...missing, places: [missing.places[0]] });
  }
  return [...found.values()];
}

/** Looking for what is near takes time; where so many addresses are wrong, nobody mends them one by one. */
const MAX_SEARCHES = 20;

function createJudge(post: Post, facts: Facts): (place: PageAddress) => MissingAddress | undefined {
  const { site, newsroom } = facts;
  const isCopied = sourceOf(post) !== undefined;
  const pattern = newsroom?.unread.size === 0 ? pagePatternOf(site) : undefined;
  const searches = { left: MAX_SEARCHES };
  let permalink: string | undefined;
  let isKnown = false;
  /** That of the post's own page. */
  const ownPermalink = (): string | undefined => {
    if (!isKnown) permalink = newsroom?.get(post.path)?.permalink ?? publishedAt(post, site);
    isKnown = true;
    return permalink;
  };
  return place => {
    const { address, name, tag, hasLiquid, isOfTag = false, span } = place;
    // Since Jekyll 4 the tags write it below the site's `baseurl`.
    if (isOfTag && site.build.jekyll > 3) return undefined;
    const kind = referenceKind(address);
    if (kind === 'fragment' || kind === 'empty') return undefined;
    const isRelative = kind === 'relative';
    // What was copied into HTML means the site that it comes from: `link/relative-url` tells of that.
    if (isCopied && tag && !hasLiquid && (isRelative || kind === 'root-relative')) return undefined;
    const base = { permalink: isRelative ? ownPermalink() : undefined };
    if (isRelative && base.permalink === undefined) return undefined;
    const path = ownPath(address, base, site);
    if (path === undefined) return kind === 'root-relative' ? judgeOutside(place, post, facts) : undefined;
    // `link/missing-post` tells of it.
    const isPlainLink = (name === 'a' || name === 'area') && !hasLiquid;
    if (isPlainLink && pattern && isLikePost(path, pattern) && isToldInline(post, span)) return undefined;
    const target = findTarget(path, { site, newsroom, isRelative, searches });
    if (target.state !== 'missing') return undefined;
    const { why, file, near } = target;
    const edits = near === undefined ? [] : editsTo(near, path, { place, post, site });
    return {
      address,
      why,
      file,
      near: near === undefined ? undefined : addressOfPage(near, site),
      places: [{ span, edits }],
    };
  };
}

/** Definitions of Markdown are not among the places that `link/missing-post` looks at. */
function isToldInline({ text }: Post, { start }: Span): boolean {
  return !/\]:[ \t]*<?$/.test(text.slice(Math.max(0, start - 10), start));
}

function publishedAt(post: Post, site: Site): string | undefined {
  const { permalink, hiddenAt } = createPublications(site)(post.path, readValues(post.text));
  return permalink ?? hiddenAt;
}

/** `/assets/map.png` on a site that lies below `/paper`. */
function judgeOutside(place: PageAddress, post: Post, { site, newsroom }: Facts): MissingAddress | undefined {
  const { address, span } = place;
  const [path = ''] = address.split(/[?#]/, 1);
  // Something that rewrites pages may add what is missing.
  const isRewritten = site.build.rewriters.some(({ touches }) => touches === undefined);
  if (isRewritten || !path.startsWith('/') || path === '/') return undefined;
  if (findTarget(path, { site, newsroom, isRelative: false }).state !== 'there') return undefined;
  const ofTag = place.isOfTag ? [insert(span.start, '{{ site.baseurl }}')] : undefined;
  const edits = ofTag ?? (place.hasLiquid ? [] : editsTo(path, path, { place, post, site }));
  return {
    address,
    why: 'outside',
    file: undefined,
    near: addressOfPage(path, site),
    places: [{ span, edits }],
  };
}

/** Shorter paths may stand in Liquid for something else. */
const LEAST_PATH = 3;

interface Writing {
  readonly place: PageAddress;
  readonly post: Post;
  readonly site: Site;
}

/** Writes the address `near` for the path, leaving what stands around it: a host, Liquid, a query, a fragment. */
function editsTo(near: string, path: string, { place, post, site }: Writing): readonly TextEdit[] {
  const { span, address, hasLiquid, tag } = place;
  const written = sliceSpan(post.text, span);
  // `relative_url` and `link` take paths without a slash in front as well.
  const inWritten = written.includes(path) ? path : path.slice(1);
  const at = written.indexOf(inWritten);
  const isWhole = !hasLiquid && referenceKind(address) !== 'absolute';
  if (isWhole) {
    const rest = /[?#].*$/s.exec(address)?.[0] ?? '';
    return [replace(span, escapeFor(addressOfPage(near, site) + rest, tag === undefined))];
  }
  if (at < 0 || inWritten.length < LEAST_PATH) return [];
  const part = spanOf(span.start + at, span.start + at + inWritten.length);
  const meant = addressOfPage(near, { config: {} }).slice(path.length - inWritten.length);
  return [replace(part, escapeFor(meant, tag === undefined))];
}

function escapeFor(address: string, isMarkdown: boolean): string {
  return isMarkdown
    ? address.replaceAll('(', '%28').replaceAll(')', '%29')
    : address.replace(/&(?!amp;)/g, '&amp;');
}
