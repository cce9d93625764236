import type { Newsroom } from '../../newsroom/newsroom.ts';
import { keyOfKind, kindOfPost, type PostKind, type Tally } from '../../newsroom/post-kinds.ts';
import { ENOUGH_POSTS, usualFields } from '../../newsroom/usual-fields.ts';
import { dayInPath } from '../../post/date-field.ts';
import { oncePer } from '../../post/once-per-post.ts';
import type { Post } from '../../post/post.ts';
import type { FrontMatterSchema } from '../../schema/schema.ts';
import { validate } from '../../schema/validate.ts';
import { defaultValues, type Site } from '../../site/site.ts';
import { asText } from '../../text/escape/as-text.ts';
import type { Facts } from '../rule.ts';

/** A field that a post is to have, and why. */
export type NeededField =
  | { readonly field: string; readonly reason: 'asked' | 'frame' | 'headline' }
  | { readonly field: string; readonly reason: 'usual'; readonly posts: number; readonly having: number };

/**
 * The fields that a post is to have, whichever it has: those that the site's schema or its settings ask for, and where no
 * schema is named those that nearly all posts like it have. Where few are known, a frame and a headline are needed.
 */
export function neededFields(post: Post, facts: Facts): readonly NeededField[] {
  const { schema } = facts;
  const needed = new Map<string, NeededField>();
  if (schema.isJekylls) {
    for (const field of learnedFields(post, facts)) {
      if (!(field.field === 'date' && isDated(post.path))) needed.set(field.field, field);
    }
  }
  for (const field of askedFields(post, facts)) needed.set(field, { field, reason: 'asked' });
  for (const field of schema.optional ?? []) needed.delete(field);
  return [...needed.values()];
}

/** Those that every post has, and those that a schema asks for because of what else is there. */
function askedFields({ frontMatter, path }: Post, { schema, site }: Facts): readonly string[] {
  if (!asksForMore(schema)) return schema.required;
  const own = frontMatter?.data ?? {};
  const given = defaultValues(site, path);
  const data = Object.keys(given).length === 0 ? own : { ...given, ...own };
  const asked = validate(data, schema).flatMap(({ path: place, missing }) =>
    place.length === 0 && missing !== undefined ? [missing] : [],
  );
  return [...schema.required, ...asked];
}

/** The keywords of a schema by which it may ask for fields besides those that every post has. */
const asking = [
  'allOf',
  'anyOf',
  'oneOf',
  'not',
  'if',
  '$ref',
  '$dynamicRef',
  'dependentRequired',
  'dependentSchemas',
];

const asksForMore = oncePer(
  ({ root }: FrontMatterSchema): boolean =>
    typeof root === 'object' && asking.some(keyword => keyword in root),
);

/** Jekyll takes the day of the file's name; a draft has none yet. */
function isDated(path: string): boolean {
  return dayInPath(path) !== undefined || /(?:^|\/)_drafts\//.test(path);
}

function learnedFields(post: Post, { newsroom, site }: Facts): readonly NeededField[] {
  const kind = kindOf(post);
  const posts = newsroom?.kinds.tally({ folder: kind.folder }).posts ?? 0;
  if (!newsroom || posts < ENOUGH_POSTS) return fieldsForJekyll(newsroom, kind);
  const usual = usualOf(newsroom, kind);
  const isFramed = usual.some(({ field }) => field === 'layout') || givesLayouts(site);
  return isFramed || !haveMost(newsroom, kind, 'layout') ? usual : [frame, ...usual];
}

/** The usual fields by the kinds of posts, as long as the newsroom counts the same. */
const usualByKind = oncePer((_: Tally) => new Map<string, readonly NeededField[]>());

function usualOf(newsroom: Newsroom, kind: PostKind): readonly NeededField[] {
  const known = usualByKind(newsroom.kinds.tally({}));
  const key = keyOfKind(kind);
  let usual = known.get(key);
  if (!usual) {
    const names = newsroom.seen('fields').map(({ text }) => text);
    usual = usualFields(newsroom.kinds, kind, names).map(
      ({ name, ...counts }) => ({ field: name, reason: 'usual', ...counts }) as const,
    );
    known.set(key, usual);
  }
  return usual;
}

const frame: NeededField = { field: 'layout', reason: 'frame' };
const headline: NeededField = { field: 'title', reason: 'headline' };

/** Few posts tell nothing but that they do without. */
function fieldsForJekyll(newsroom: Newsroom | undefined, kind: PostKind): readonly NeededField[] {
  return [frame, headline].filter(({ field }) => !newsroom || haveMost(newsroom, kind, field));
}

/** Whether most of the other posts of the folder have a field that this one has not. */
function haveMost(newsroom: Newsroom, { folder }: PostKind, field: string): boolean {
  const { posts, having } = newsroom.kinds.tally({ folder });
  return posts < 2 || (having.get(field) ?? 0) > (posts - 1) / 2;
}

/** Whether a plugin gives a layout to posts that name none, as on GitHub's Pages. */
function givesLayouts({ build, config }: Site): boolean {
  if (build.isGitHubPages) return true;
  const plugins = [config['plugins'], config['gems'], config['whitelist']].flat().map(asText);
  return plugins.some(name => /^(?:jekyll-default-layout|github-pages)$/.test(name));
}

function kindOf({ path, frontMatter }: Post): PostKind {
  const { layout, lang, date } = frontMatter?.data ?? {};
  const texts = (value: unknown): readonly string[] => (typeof value === 'string' ? [value.trim()] : []);
  const moment = typeof date === 'string' ? Date.parse(date.slice(0, 10)) : Number.NaN;
  return kindOfPost({
    path,
    layout: texts(layout),
    lang: texts(lang),
    date: Number.isNaN(moment) ? undefined : moment,
  });
}
