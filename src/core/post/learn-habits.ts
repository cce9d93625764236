import { mostUsed } from '../text/most-used.ts';
import { sliceSpan } from '../text/span.ts';
import { isOfOnePost } from './field-names.ts';
import { folderPattern } from './folder-pattern.ts';
import { parseFrontMatter } from './front-matter.ts';

/** A post to learn from: its path relative to the site's root, and its text. */
export interface SamplePost {
  readonly path: string;
  readonly text: string;
}

/** A field that posts have. */
export interface FieldHabit {
  readonly name: string;
  /** What nearly all have written there, as YAML; undefined where it differs from post to post. */
  readonly constant: string | undefined;
  readonly form: 'quoted' | 'plain' | 'flow' | 'block';
  /** Nearly all posts have it: one without it would stand out. */
  readonly isUsual: boolean;
}

/** How the posts of a site are written. */
export interface PostHabits {
  /** Relative to the site's root; `:year` and `:month` stand for those of the post. */
  readonly folder: string;
  /** The ending of the files' names, with its point. */
  readonly ending: string;
  /** In their order. */
  readonly fields: readonly FieldHabit[];
  /** The timestamp comment above the title. */
  readonly hasEpoch: boolean;
  /** The linked title above the text. */
  readonly hasLead: boolean;
}

/** What most of the posts do is what a new one does. */
const MOST = 0.5;
/** What so many do, a post has to do. */
const USUAL = 0.9;
/** So many of those that have a field have to agree on what stands there. */
const AGREE = 0.8;

const LEAD = /^\s*(?:(<!--[^>]{0,40}-->)\s*)?(\[[^\n]*\]\([^\n]*\)[ \t]*\r?\n {0,3}[-=]+[ \t]*(?:\r?\n|$))?/;

/** Learns from posts of one kind, the newest first; undefined where there are none. */
export function learnHabits(samples: readonly SamplePost[]): PostHabits | undefined {
  const posts = samples.flatMap(({ path, text }) => {
    const frontMatter = parseFrontMatter(text);
    return frontMatter?.closeFence ? [{ path, text, frontMatter }] : [];
  });
  const [newest] = posts;
  if (!newest) return undefined;
  const written = posts.map(({ text, frontMatter }) =>
    frontMatter.fields.map(({ name, valueSpan }) => ({ name, value: sliceSpan(text, valueSpan).trim() })),
  );
  const leads = posts.map(({ text, frontMatter }) => LEAD.exec(text.slice(frontMatter.span.end))!);
  return {
    folder: folderPattern(newest.path),
    ending: mostUsed(posts.flatMap(({ path }) => /\.[^./]+$/.exec(path)?.[0] ?? [])) ?? '.md',
    fields: fieldsOf(written),
    hasEpoch: leads.filter(match => match[1] !== undefined).length > MOST * posts.length,
    hasLead: leads.filter(match => match[2] !== undefined).length > MOST * posts.length,
  };
}

interface WrittenField {
  readonly name: string;
  readonly value: string;
}

/** In the order in which they mostly stand: by their mean place, from the first to the last. */
function fieldsOf(posts: readonly (readonly WrittenField[])[]): readonly FieldHabit[] {
  const places = new Map<string, number[]>();
  const values = new Map<string, string[]>();
  for (const fields of posts) {
    for (const [index, { name, value }] of fields.entries()) {
      places.set(name, [...(places.get(name) ?? []), index / fields.length]);
      values.set(name, [...(values.get(name) ?? []), value]);
    }
  }
  const mean = (name: string): number => {
    const all = places.get(name)!;
    return all.reduce((sum, place) => sum + place, 0) / all.length;
  };
  return [...places.keys()]
    .filter(name => places.get(name)!.length > MOST * posts.length)
    .map(name => ({
      name,
      constant: constantOf(values.get(name)!),
      form: formOf(values.get(name)!),
      isUsual: places.get(name)!.length >= USUAL * posts.length,
    }))
    .filter(({ name, constant }) => constant !== undefined || !isOfOnePost(name))
    .sort((a, b) => mean(a.name) - mean(b.name));
}

/** One that nearly all agree on. Of a few posts each may have it by chance. */
function constantOf(values: readonly string[]): string | undefined {
  const value = mostUsed(values) ?? '';
  const agreeing = values.filter(each => each === value).length;
  const isOneLine = value !== '' && !/[\r\n]/.test(value);
  return isOneLine && agreeing > 1 && agreeing >= AGREE * values.length ? value : undefined;
}

function formOf(values: readonly string[]): FieldHabit['form'] {
  const given = values.filter(value => value !== '' && value !== '[]');
  const forms = given.map((value): FieldHabit['form'] => {
    if (value.startsWith('[')) return 'flow';
    if (value.startsWith('-')) return 'block';
    return /^["']/.test(value) ? 'quoted' : 'plain';
  });
  return mostUsed(forms) ?? 'plain';
}
