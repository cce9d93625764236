import { decodeEntities } from '../kramdown/decode-entities.ts';
import { findAttribute, type Tag } from '../kramdown/tag.ts';
import type { Post } from '../post/post.ts';
import type { ItemReader } from './item-reader.ts';
import type { TellItem } from './read-items.ts';

/** The indices in `post.body.tags` of the tags of an entry. */
export interface ItemTags {
  readonly start: number;
  readonly end: number;
}

const SUPPRESSION = /<!--\s*copydesk-[^<>]*-->/g;
/** Longer than any entry, in UTF-16 units. */
const MAX_ITEM = 3000;

/** What tells an entry of HTML: the one between two tags. */
export function tellHtmlItem({ text, body }: Post, { start, end }: ItemTags): TellItem {
  const { tags, structure } = body;
  return reader => {
    const [first, last] = [tags[start]!, tags[end]!];
    if (last.span.start - first.span.end > MAX_ITEM) return false;
    reader.element({ name: first.name, attributes: namesOf(first) });
    for (let index = start + 1; index <= end; index++) {
      reader.text(decodeEntities(textBetween(text, tags[index - 1]!, tags[index]!)));
      if (index < end && !tellTag(tags[index]!, reader)) return false;
    }
    return true;
  };

  function tellTag(tag: Tag, reader: ItemReader): boolean {
    if (isStrayParagraph(tag)) return reader.strayTag();
    if (!tag.readable || tag.printed) return false;
    const isPaired = tag.partner !== undefined && structure.partners.get(tag) === tag.partner;
    if (tag.kind !== 'void' && !isPaired) return false;
    if (tag.kind === 'close') return tag.name !== 'a' || reader.closeLink();
    if (tag.name !== 'a') return reader.element({ name: tag.name, attributes: namesOf(tag) });
    const valueFor = (name: string): string => decodeEntities(findAttribute(tag, name)?.value ?? '').trim();
    return reader.openLink({ url: valueFor('href'), rel: valueFor('rel'), attributes: namesOf(tag) });
  }

  /** The tag of a paragraph that lost its other half when the page was taken apart. */
  function isStrayParagraph(tag: Tag): boolean {
    return tag.name === 'p' && tag.readable && !structure.partners.has(tag);
  }
}

/**
 * What stands between two tags, without the comments that hide findings: there is nothing to hide in a list that is
 * written anew.
 */
export function textBetween(text: string, before: Tag, behind: Tag): string {
  const written = text.slice(before.span.end, behind.span.start);
  return written.includes('<!--') ? written.replace(SUPPRESSION, '') : written;
}

/** Comments may be meant for somebody: whether there are others than those that hide findings. */
export function holdsComment(text: string): boolean {
  return text.includes('<!--') && text.replace(SUPPRESSION, '').includes('<!--');
}

function namesOf({ attributes }: Tag): readonly string[] {
  return attributes.map(({ key }) => key);
}
