import { decodeEntities } from '../kramdown/decode-entities.ts';
import { tidyText } from './item-reader.ts';
import type { RelatedItem } from './related-list.ts';
import { itemsOnce } from './write-related-list.ts';

/** What a clipboard holds, by the kind of it. */
export interface Copied {
  readonly html?: string | undefined;
  readonly uris?: string | undefined;
  readonly plain?: string | undefined;
}

/** More links than anybody pastes on purpose. */
const MAX_LINKS = 100;
const LINK =
  /<a\b[^<>]*?\bhref\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)')[^<>]*>((?:(?!<\/?a\b)[\s\S]){0,2000})<\/a\s*>/gi;

/**
 * The links in what was copied, if it is links and nothing else: addresses, one a line, or links of a page. Where no
 * title is known, `titleOf` is asked, and the address stands for it in the end.
 */
export function readCopiedLinks(
  { html = '', uris = '', plain = '' }: Copied,
  titleOf: (url: string) => string | undefined,
): readonly RelatedItem[] {
  const fromPage = html === '' ? [] : linksOfPage(html);
  if (fromPage.length > 0) return named(fromPage);
  const list = uris.trim() === '' ? plain : uris;
  const lines = list
    .split(/\r?\n/)
    .map(line => line.trim())
    .filter(line => line !== '' && !line.startsWith('#'));
  const isLinks =
    lines.length > 0 && lines.length <= MAX_LINKS && lines.every(line => /^https?:\/\/\S+$/i.test(line));
  return isLinks ? named(lines.map(url => ({ url, title: '' }))) : [];

  function named(links: readonly RelatedItem[]): readonly RelatedItem[] {
    return itemsOnce(links.map(({ url, title }) => ({ url, title: titleOf(url) || title || url })));
  }
}

/** None where much else stands beside the links: somebody copied an article, not a list of links. */
function linksOfPage(html: string): readonly RelatedItem[] {
  const links: RelatedItem[] = [];
  let linked = 0;
  for (const match of html.matchAll(LINK)) {
    const url = decodeEntities(match[1] ?? match[2] ?? '').trim();
    const title = textOf(match[3]!);
    if (!/^https?:\/\/\S+$/i.test(url) || title === '') continue;
    links.push({ url, title });
    linked += title.length;
    if (links.length === MAX_LINKS) break;
  }
  return textOf(html).length <= linked * 1.5 + 20 ? links : [];
}

function textOf(html: string): string {
  const shown = html
    .replace(/<!--[^>]*-->|<(?:style|title)\b[^>]*>[^<]*<\/\w+>/gi, '')
    .replace(/<[^<>]*>/g, ' ');
  return tidyText(decodeEntities(shown));
}
