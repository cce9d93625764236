import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { type UrlPlace, urlAttributes, urlPlaces } from '../markup/url-places.ts';
import type { Post } from '../post/post.ts';
import { isMarkdownPath } from '../site/is-markdown-path.ts';
import type { Site } from '../site/site.ts';
import { mayHoldLiquid } from '../text/may-hold-liquid.ts';
import { spanOf } from '../text/span.ts';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** The addresses of links, images and embeds in a post, also in one that is written in HTML: not what Liquid makes. */
export function writtenAddresses(post: Post, site: Site): readonly UrlPlace[] {
  return isMarkdownPath(post.path, site) ? urlPlaces(post) : htmlUrlPlaces(post);
}

/** As a browser finds them, of whose text nothing else is read. */
function htmlUrlPlaces({ text, body }: Post): readonly UrlPlace[] {
  const { start, end } = body.span;
  const places: UrlPlace[] = [];
  const left: Node[] = [parseFragment(text.slice(start, end), { sourceCodeLocationInfo: true })];
  for (let node = left.pop(); node; node = left.pop()) {
    if ('tagName' in node) places.push(...placesIn(node, text, start));
    if ('content' in node) left.push(node.content);
    if ('childNodes' in node) for (const child of node.childNodes) left.push(child);
  }
  return places;
}

/** @param offset where in the text the HTML starts that was parsed */
function placesIn({ tagName: name, sourceCodeLocation }: Element, text: string, offset: number): UrlPlace[] {
  const attributes = sourceCodeLocation?.attrs ?? {};
  return (urlAttributes.get(name) ?? []).flatMap(key => {
    const location = attributes[key];
    if (!location) return [];
    const written = text.slice(offset + location.startOffset, offset + location.endOffset);
    const [, before, url] = /^([^=]*=\s*["']?)(.*?)["']?$/s.exec(written) ?? [];
    if (before === undefined || url === undefined || mayHoldLiquid(url)) return [];
    const start = offset + location.startOffset + before.length;
    return [{ name, url, span: spanOf(start, start + url.length), tag: undefined }];
  });
}
