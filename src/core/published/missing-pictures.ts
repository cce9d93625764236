import type { Newsroom } from '../newsroom/newsroom.ts';
import { ownPath } from '../newsroom/own-pages.ts';
import type { Post } from '../post/post.ts';
import type { Site } from '../site/site.ts';
import { isRecord } from '../text/is-record.ts';
import { replace, sliceSpan, spanOf } from '../text/span.ts';
import { referenceKind } from '../text/url.ts';
import { isImagePath, plainPath } from './address-path.ts';
import { findTarget, type Missing } from './find-target.ts';
import type { MissingAddress } from './missing-addresses.ts';
import { publishedFilesOf } from './published-files.ts';

/** A picture that the front matter names, and where. */
interface NamedPicture {
  /** The keys that lead to it, as `/image/path`. */
  readonly place: string;
  readonly address: string;
}

/**
 * The pictures that the front matter of a post names by an address of the site at which there is none. A name without a
 * slash in front may mean any folder: layouts know which.
 */
export function missingPictures(
  post: Post,
  { site, newsroom }: { readonly site: Site; readonly newsroom: Newsroom | undefined },
): readonly MissingAddress[] {
  const { files } = site;
  const { frontMatter } = post;
  if (!files || !frontMatter) return [];
  const found: MissingAddress[] = [];
  const searches = { left: MAX_PICTURES };
  for (const { place, address } of [...picturesIn(frontMatter.data, '', 0)].slice(0, MAX_PICTURES)) {
    const [path = ''] = address.split(/[?#]/, 1);
    const below = ownPath(address, { permalink: undefined }, site);
    // Layouts write `baseurl` in front of it, or do not.
    const paths = new Set(referenceKind(address) === 'absolute' ? [] : [path]);
    if (below !== undefined) paths.add(below);
    const targets = [...paths].map(each => findTarget(each, { site, newsroom, isRelative: false, searches }));
    const missing = targets.filter((target): target is Missing => target.state === 'missing');
    if (missing.length === 0 || missing.length < targets.length) continue;
    const span = frontMatter.valueSpans.get(place);
    if (!span) continue;
    // They may write a folder in front of it, too.
    const ending = plainPath(path);
    if ([...publishedFilesOf(files, site).files].some(file => file.endsWith(ending))) continue;
    const { why, file, near } = missing.at(-1)!;
    const at = sliceSpan(post.text, span).indexOf(path);
    const written = spanOf(span.start + at, span.start + at + path.length);
    const isMendable = near !== undefined && at >= 0 && path === [...paths].at(-1);
    found.push({
      address,
      why,
      file,
      near,
      places: [{ span, edits: isMendable ? [replace(written, near)] : [] }],
    });
  }
  return found;
}

/** More are data, */
const MAX_PICTURES = 30;
/** and so are deeper ones. */
const MAX_DEPTH = 3;

function* picturesIn(value: unknown, place: string, depth: number): Generator<NamedPicture> {
  if (typeof value === 'string') {
    const address = value.trim();
    const kind = address.length > 1 ? referenceKind(address) : 'empty';
    const isOfSite = kind === 'root-relative' || kind === 'absolute';
    if (isOfSite && isImagePath(address.replace(/[?#].*$/s, '')) && !/\{[{%]/.test(address))
      yield { place, address };
  } else if (depth < MAX_DEPTH && (isRecord(value) || Array.isArray(value))) {
    for (const [key, below] of Object.entries(value)) yield* picturesIn(below, `${place}/${key}`, depth + 1);
  }
}
