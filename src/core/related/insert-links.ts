import type { Tag } from '../kramdown/tag.ts';
import type { Post } from '../post/post.ts';
import { lineEndOf } from '../text/line-ends.ts';
import { mostUsed } from '../text/most-used.ts';
import { insert, type TextEdit } from '../text/span.ts';
import { findRelatedLists } from './find-related-lists.ts';
import { type MarkdownPlace, markdownPlaceAt } from './markdown-place.ts';
import type { RelatedItem } from './related-list.ts';
import { itemsOnce, type ListForm, writeRelatedItem, writeRelatedList } from './write-related-list.ts';

/** How the posts of a newsroom write their lists. */
export interface ListHabit {
  /** Undefined where most lists have none. */
  readonly caption: string | undefined;
  readonly form: ListForm;
}

/** Longer indentation, in UTF-16 units, nobody writes. */
const GAP_REACH = 200;

/** Whether what is inserted at the UTF-16 offset becomes part of a list that is there: not within a tag or a link. */
export function isInList(post: Post, offset: number): boolean {
  if (post.body.tags.some(({ span }) => span.start < offset && offset < span.end)) return false;
  return listAt(post, offset) !== undefined || markdownPlaceAt(post, offset)?.isEnd === true;
}

/**
 * Writes links at a place: more items where a list stands there, else a list with its caption. Where the place is none of
 * the text's, in the front matter or the lead, they come last.
 */
export function insertLinks(
  post: Post,
  asked: number,
  { items, habit }: { readonly items: readonly RelatedItem[]; readonly habit: ListHabit },
): TextEdit {
  const { text } = post;
  const offset = placeInBody(post, asked);
  const eol = lineEndOf(text);
  const once = itemsOnce(items);
  const list = listAt(post, offset);
  if (list) return insertIntoHtml(list);
  const place = markdownPlaceAt(post, offset);
  if (place) return insertIntoMarkdown(place);
  const isRaw = elementsAt(post, offset).some(({ scope }) => scope > 0);
  const form = isRaw ? toHtml(habit.form) : habit.form;
  const written = writeRelatedList({ caption: habit.caption, items }, form).replaceAll('\n', eol);
  return insert(offset, `${gapBefore(text, offset, isRaw)}${written}${eol}${isRaw ? '' : eol}`);

  function insertIntoHtml(tag: Tag): TextEdit {
    const isDated = text.slice(tag.span.start, tag.partner!.span.end).includes('<time');
    const written = once.map(item => writeRelatedItem(item, isDated ? 'html-dates' : 'html')).join(eol);
    const at = placeInList(post, tag, offset);
    const isOwnLine = /(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, at - GAP_REACH), at));
    return insert(at, isOwnLine ? written + eol : eol + written);
  }

  function insertIntoMarkdown({ at, lead, mark, isEmptyItem }: MarkdownPlace): TextEdit {
    const lines = once.map(item => writeRelatedItem(item, 'markdown').slice(1).trimStart());
    const [first = '', ...more] = isEmptyItem ? lines : ['', ...lines];
    return insert(at, first + more.map(line => `${eol}${lead}${mark} ${line}`).join(''));
  }

  /** Raw HTML minds no lines; Markdown takes a list for one only below a blank line. */
  function gapBefore(whole: string, at: number, needsNoBlank: boolean): string {
    const before = whole.slice(Math.max(0, at - GAP_REACH), at);
    const isAtLineStart = /(?:^|\n)[ \t]*$/.test(before);
    if (needsNoBlank) return isAtLineStart ? '' : eol;
    if (/(?:^|\n)[ \t]*\r?\n[ \t]*$/.test(before)) return '';
    return isAtLineStart ? eol : eol + eol;
  }
}

/** What most of some posts do, else what is usual. */
export function findListHabit(posts: readonly Post[], usual: ListHabit): ListHabit {
  const captions: string[] = [];
  const forms: ListForm[] = [];
  const lists = posts.flatMap(findRelatedLists);
  if (lists.length === 0) return usual;
  for (const { caption, items, markup } of lists) {
    if (caption !== undefined) captions.push(caption);
    const isDated = items.some(({ date }) => date !== undefined);
    forms.push(isDated ? `${markup}-dates` : markup);
  }
  const caption = captions.length * 2 > lists.length ? mostUsed(captions) : undefined;
  return { caption, form: mostUsed(forms) ?? usual.form };
}

function toHtml(form: ListForm): ListForm {
  return form === 'markdown' ? 'html' : form === 'markdown-dates' ? 'html-dates' : form;
}

/** The elements that are open at a place, outermost first. */
function elementsAt({ body }: Post, offset: number): readonly Tag[] {
  return body.tags.filter(
    ({ kind, span, partner }) =>
      kind === 'open' && partner && span.end <= offset && offset <= partner.span.start,
  );
}

function listAt(post: Post, offset: number): Tag | undefined {
  return elementsAt(post, offset).findLast(
    ({ name, scope }) => scope > 0 && (name === 'ul' || name === 'ol'),
  );
}

/** The place itself where text stands or may stand, behind the tag that it is in; else the end of the body. */
function placeInBody({ text, body, lead }: Post, offset: number): number {
  if (offset < Math.max(body.span.start, lead?.span.end ?? 0)) return text.length;
  return body.tags.find(({ span }) => span.start < offset && offset < span.end)?.span.end ?? offset;
}

/** Between items where the cursor is, else behind the item that it is in. */
function placeInList(post: Post, list: Tag, offset: number): number {
  const item = elementsAt(post, offset).find(({ name, parent }) => name === 'li' && parent === list);
  return item?.partner?.span.end ?? offset;
}
