import { decodeEntities } from '../kramdown/decode-entities.ts';
import { spanElements } from '../kramdown/elements.ts';
import { tidyText } from '../related/item-reader.ts';
import type { RelatedItem } from '../related/related-list.ts';
import { itemsOnce } from '../related/write-related-list.ts';
import { readCopied } from './read-copied.ts';

/** What a clipboard holds, by the kind of it. */
export interface Copied {
  readonly html?: string | undefined;
  readonly uris?: string | undefined;
  readonly plain?: string | undefined;
}

/** More links than anybody pastes on purpose. */
const MAX_LINKS = 100;

/**
 * The links in what was copied, if it is links and nothing else: addresses, one a line, or links of a page. Where no
 * title is known, `titleOf` is asked, and the address stands for it in the end. Takes linear time.
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
  const shown: string[] = [];
  let url: string | undefined;
  let title = '';
  for (const token of readCopied(html)) {
    if (token.kind === 'text') show(decodeEntities(token.text));
    else if (token.name === 'a') {
      endLink();
      if (token.kind === 'open') url = decodeEntities(token.attributes.get('href') ?? '').trim();
    } else if (!spanElements.has(token.name) || token.name === 'br') show(' ');
    if (links.length > MAX_LINKS) return [];
  }
  endLink();
  const linked = links.reduce((length, link) => length + link.title.length, 0);
  return tidyText(shown.join('')).length <= linked * 1.5 + 20 ? links : [];

  function show(text: string): void {
    shown.push(text);
    if (url !== undefined) title += text;
  }

  function endLink(): void {
    const tidy = url !== undefined && /^https?:\/\/\S+$/i.test(url) ? tidyText(title) : '';
    if (url !== undefined && tidy !== '') links.push({ url, title: tidy });
    url = undefined;
    title = '';
  }
}
