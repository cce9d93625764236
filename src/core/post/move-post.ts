import { toYamlLike } from '../text/escape/yaml-text.ts';
import { replace, sliceSpan, spanOf, type TextEdit } from '../text/span.ts';
import { findField, parseFrontMatter } from './front-matter.ts';
import { nameOfPost } from './new-post.ts';

/** Where the file of a post goes, relative to the site's root, and what is to change in it before it goes there. */
export interface PostMove {
  readonly path: string;
  readonly edits: readonly TextEdit[];
}

/** A post's path, relative to the site's root, and its text. */
export interface MovablePost {
  readonly path: string;
  readonly text: string;
}

/**
 * How a draft becomes a post: below `_posts` under the day of the date, which its front matter gets where it has one.
 * Undefined for what is no draft.
 *
 * @param date the present moment as dates of the site are written
 * @param folder where posts of the day lie; undefined: in the `_posts` beside the drafts
 */
export function publishDraft(
  { path, text }: MovablePost,
  date: string,
  folder: string | undefined,
): PostMove | undefined {
  const match = /^((?:.*\/)?)_drafts\/(?:.*\/)?([^/]+)$/.exec(path);
  if (!match) return undefined;
  const name = withoutDay(match[2]!);
  const place = folder ?? `${match[1]}_posts`;
  const edits = [...setValue(text, 'date', date), ...setPublished(text)];
  return { path: `${place}/${dayOfText(date)}-${name}`, edits };
}

/** How a post becomes a draft, which Jekyll leaves out: it keeps its text. Undefined for what is not below `_posts`. */
export function unpublish({ path }: MovablePost): PostMove | undefined {
  const match = /^((?:.*\/)?)_posts\/(?:.*\/)?([^/]+)$/.exec(path);
  return match ? { path: `${match[1]}_drafts/${withoutDay(match[2]!)}`, edits: [] } : undefined;
}

/** The name that a post's file has by its title and its date; a draft's has no day. Undefined where there is no title. */
export function renameFromTitle({ path, text }: MovablePost): PostMove | undefined {
  const frontMatter = parseFrontMatter(text);
  const title = findField(frontMatter, 'title')?.value;
  const date = findField(frontMatter, 'date')?.value;
  const [, folder = '', file = ''] = /^(.*\/)?([^/]*)$/s.exec(path) ?? [];
  const ending = /\.[^.]*$/.exec(file)?.[0] ?? '';
  if (typeof title !== 'string' || title.trim() === '') return undefined;
  const day = typeof date === 'string' && /^\d{4}[-/.]\d/.test(date) ? date : file;
  const name = nameOfPost(title.trim(), day).replace(/\.md$/, ending);
  const isDraft = /(?:^|\/)_drafts\//.test(path);
  if (!isDraft && !/^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}/.test(day)) return undefined;
  return { path: `${folder}${isDraft ? withoutDay(name) : name}`, edits: [] };
}

/** A copy of a post under the day of the date. What says where the page lies stays with the first. */
export function duplicatePost({ path, text }: MovablePost, date: string): PostMove {
  const [, folder = '', file = ''] = /^(.*\/)?([^/]*)$/s.exec(path) ?? [];
  const isDraft = /(?:^|\/)_drafts\//.test(path);
  const name = isDraft ? file : `${dayOfText(date)}-${withoutDay(file)}`;
  const edits = [
    ...setValue(text, 'date', date),
    ...['permalink', 'slug', 'redirect_from'].flatMap(field => removeField(text, field)),
  ];
  return { path: `${folder}${name}`, edits };
}

function withoutDay(file: string): string {
  return file.replace(/^\d{4}-\d{1,2}-\d{1,2}-/, '');
}

function dayOfText(date: string): string {
  return /\d{4}-\d{2}-\d{2}/.exec(nameOfPost('', date))![0];
}

/** Only where the field is there, on one line. */
function setValue(text: string, name: string, value: string): readonly TextEdit[] {
  const field = findField(parseFrontMatter(text), name);
  if (!field?.isSound) return [];
  const written = sliceSpan(text, field.valueSpan);
  if (written === '' || /[\r\n]/.test(written)) return [];
  return [replace(field.valueSpan, /^["']/.test(written) ? toYamlLike(written, value) : value)];
}

/** With its lines, where they are its own. */
function removeField(text: string, name: string): readonly TextEdit[] {
  const field = findField(parseFrontMatter(text), name);
  if (!field?.isSound) return [];
  const start = text.lastIndexOf('\n', field.keySpan.start - 1) + 1;
  const valueEnd = start + text.slice(start, field.valueSpan.end).trimEnd().length;
  const end = text.indexOf('\n', valueEnd) + 1;
  return start === field.keySpan.start && end > start ? [replace(spanOf(start, end), '')] : [];
}

function setPublished(text: string): readonly TextEdit[] {
  const field = findField(parseFrontMatter(text), 'published');
  return field?.isSound && field.value === false ? [replace(field.valueSpan, 'true')] : [];
}
