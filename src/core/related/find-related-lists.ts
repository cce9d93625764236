import { decodeEntities } from '../kramdown/decode-entities.ts';
import type { Tag } from '../kramdown/tag.ts';
import type { Post } from '../post/post.ts';
import { type Span, spanOf } from '../text/span.ts';
import { type ItemTags, readItems, tidyText } from './read-items.ts';
import type { FoundList } from './related-list.ts';

/** What stands above such lists. */
const CAPTION =
  /^(?:相关|相關|延伸|推荐|推薦|更多|参考|參考|扩展|擴展|related|read more|see also|further reading|more on)/i;
/** No longer than a caption, with its markup, in UTF-16 units. */
const CAPTION_REACH = 300;
/** Longer captions are sentences, in UTF-16 units. */
const MAX_CAPTION = 24;

/** Finds the lists of links in the HTML of a post, however they were scraped. Takes time linear in the text. */
export function findRelatedLists(post: Post): readonly FoundList[] {
  const { text, body } = post;
  if (body.startTags.named('li').length < 2 || body.startTags.named('a').length < 2) return [];
  const { tags } = body;
  const found: FoundList[] = [];
  for (let index = 0; index < tags.length; index++) {
    const tag = tags[index]!;
    if (!isList(tag) || tag.kind !== 'open') continue;
    const places = findItems(post, index);
    const reading = places && readItems(post, places);
    if (!reading || reading.items.filter(({ url }) => url !== '').length < 2) continue;
    const span = spanOf(tag.span.start, tag.partner!.span.end);
    const keepsWords = reading.keepsWords && tag.attributes.every(({ key }) => key !== 'id');
    found.push({ ...reading, keepsWords, caption: captionAbove(text, span.start), span });
  }
  return found;
}

/** The paragraphs of a selection as entries of a list; undefined where they are anything but links, one in each. */
export function readLinkParagraphs(post: Post, { start, end }: Span): FoundList | undefined {
  const { tags } = post.body;
  const places: ItemTags[] = [];
  let passed = -1;
  for (let index = 0; index < tags.length; index++) {
    const tag = tags[index]!;
    if (tag.span.end <= start || tag.span.start < passed) continue;
    if (tag.span.start >= end) break;
    if (tag.name !== 'p' || tag.kind !== 'open' || !isRaw(tag)) return undefined;
    const last = tag.partner ? tags.indexOf(tag.partner, index) : -1;
    const previous = places.at(-1);
    if (last < 0 || (previous && !isBlankBetween(post, previous.end, index))) return undefined;
    places.push({ start: index, end: last });
    passed = tags[last]!.span.end;
  }
  const reading = places.length > 0 ? readItems(post, places) : undefined;
  if (!reading?.items.some(({ url }) => url !== '')) return undefined;
  const span = spanOf(tags[places[0]!.start]!.span.start, tags[places.at(-1)!.end]!.span.end);
  return { ...reading, caption: undefined, span };
}

/** The items of the list whose tag has the index; undefined where anything else stands in it. */
function findItems(post: Post, start: number): readonly ItemTags[] | undefined {
  const { text, body } = post;
  const { tags, structure } = body;
  const list = tags[start]!;
  const { partner } = list;
  if (!partner || list.printed || !list.readable || !isRaw(list)) return undefined;
  if (structure.partners.get(list) !== partner) return undefined;
  const places: ItemTags[] = [];
  let open: number | undefined;
  let previous = start;
  for (let index = start + 1; index < tags.length; index++) {
    const tag = tags[index]!;
    if (tag === partner) {
      if (open !== undefined || text.slice(tags[previous]!.span.end, tag.span.start).trim() !== '')
        return undefined;
      const written = text.slice(list.span.start, tag.span.end);
      // Comments may be meant for somebody, and what Liquid makes of it is not known here.
      return /<!--|\{\{|\{%/.test(written) ? undefined : places;
    }
    if (isList(tag)) return undefined;
    if (open !== undefined) {
      if (tag === tags[open]!.partner) {
        places.push({ start: open, end: index });
        open = undefined;
        previous = index;
      }
    } else if (tag.name === 'li' && tag.kind === 'open' && isBlankBetween(post, previous, index))
      open = index;
    else return undefined;
  }
  return undefined;
}

function isBlankBetween({ text, body: { tags } }: Post, before: number, behind: number): boolean {
  return text.slice(tags[before]!.span.end, tags[behind]!.span.start).trim() === '';
}

/** The text of the element that ends right above a place, where that is a caption. */
function captionAbove(text: string, end: number): string | undefined {
  const above = text.slice(Math.max(0, end - CAPTION_REACH), end);
  const match = /<(p|h[1-6]|div|strong|b)\b[^<>]*>((?:(?!<\/?(?:p|h[1-6]|div)\b)[\s\S])*)<\/\1>\s*$/i.exec(
    above,
  );
  const caption = tidyText(decodeEntities((match?.[2] ?? '').replace(/<[^<>]*>/g, '')));
  return caption.length <= MAX_CAPTION && CAPTION.test(caption) ? caption : undefined;
}

function isList({ name }: Tag): boolean {
  return name === 'ul' || name === 'ol';
}

/** In an HTML block, where blank lines and Markdown mean nothing. */
function isRaw({ scope }: Tag): boolean {
  return scope > 0;
}
