import type { Tag } from '../kramdown/tag.ts';
import type { Post } from '../post/post.ts';
import { insert, type TextEdit } from '../text/span.ts';
import { findRelatedLists } from './find-related-lists.ts';
import type { RelatedItem } from './related-list.ts';
import { itemsOnce, type ListForm, writeRelatedItem, writeRelatedList } from './write-related-list.ts';

/** How the posts of a newsroom write their lists. */
export interface ListHabit {
  readonly caption: string;
  readonly form: ListForm;
}

/** Longer indentation, in UTF-16 units, nobody writes. */
const GAP_REACH = 200;

/** Whether what is inserted at the UTF-16 offset becomes part of a list that is there: not within a tag or a link. */
export function isInList(post: Post, offset: number): boolean {
  if (post.body.tags.some(({ span }) => span.start < offset && offset < span.end)) return false;
  if (listAt(post, offset)) return true;
  const line = lineAt(post.text, offset);
  return isMarkdownItem(line.text) && offset === line.end;
}

/** Writes links at a place: more items where a list stands there, else a list with its caption. */
export function insertLinks(
  post: Post,
  offset: number,
  { items, habit }: { readonly items: readonly RelatedItem[]; readonly habit: ListHabit },
): TextEdit {
  const { text } = post;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const write = (form: ListForm): string =>
    itemsOnce(items)
      .map(item => writeRelatedItem(item, form))
      .join(eol);
  const list = listAt(post, offset);
  if (list) {
    const form = text.slice(list.span.start, list.partner!.span.end).includes('<time')
      ? 'html-dates'
      : 'html';
    const at = placeInList(post, list, offset);
    const isOwnLine = /(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, at - GAP_REACH), at));
    return insert(at, isOwnLine ? write(form) + eol : eol + write(form));
  }
  const line = lineAt(text, offset);
  if (isMarkdownItem(line.text)) return insert(line.end, eol + write('markdown'));
  const isRaw = elementsAt(post, offset).some(({ scope }) => scope > 0);
  const form = isRaw && habit.form === 'markdown' ? 'html' : habit.form;
  const written = writeRelatedList({ caption: habit.caption, items }, form).replaceAll('\n', eol);
  return insert(offset, `${gapBefore(text, offset, isRaw)}${written}${eol}${isRaw ? '' : eol}`);

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
  const captions = new Map<string, number>();
  const forms = new Map<ListForm, number>();
  for (const post of posts) {
    for (const { caption, items } of findRelatedLists(post)) {
      if (caption !== undefined) count(captions, caption);
      count(forms, items.some(({ date }) => date !== undefined) ? 'html-dates' : 'html');
    }
    if (/^[-*] \[[^\]\n]*\]\([^)\n]*\)[ \t]*\r?\n[-*] \[[^\]\n]*\]\(/m.test(post.text))
      count(forms, 'markdown');
  }
  return { caption: mostUsed(captions) ?? usual.caption, form: mostUsed(forms) ?? usual.form };
}

function count<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function mostUsed<Key>(counts: ReadonlyMap<Key, number>): Key | undefined {
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
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

/** Between items where the cursor is, else behind the item that it is in. */
function placeInList(post: Post, list: Tag, offset: number): number {
  const item = elementsAt(post, offset).find(({ name, parent }) => name === 'li' && parent === list);
  return item?.partner?.span.end ?? offset;
}

interface Line {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function lineAt(text: string, offset: number): Line {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const next = text.indexOf('\n', offset);
  const end = next < 0 ? text.length : text[next - 1] === '\r' ? next - 1 : next;
  return { text: text.slice(start, end), start, end };
}

function isMarkdownItem(line: string): boolean {
  return /^[-*+] +\[[^\]]*\]\(/.test(line.slice(0, 2000));
}
