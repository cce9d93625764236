import { type FrontMatter, findField, isReadable } from '../../post/front-matter.ts';
import type { Post } from '../../post/post.ts';
import { builtInSchema } from '../../schema/read-schema.ts';
import { defaultValues } from '../../site/site.ts';
import { lineEndOf } from '../../text/line-ends.ts';
import { insert, sliceSpan } from '../../text/span.ts';
import { findMisspelling } from '../../text/words/misspelling.ts';
import { type Context, defineRule, type Finding, type Fix, type Severity } from '../rule.ts';
import { knownValue } from './known-value.ts';
import { type NeededField, neededFields } from './needed-fields.ts';

const messages = {
  missing: 'The front matter has no "{field}".',
  usual: '{having} of {posts} posts here have "{field}", but this one does not.',
  noFrame: 'The front matter has no "layout": readers see the bare text without the design of the site.',
  noHeadline: 'The front matter has no "title": Jekyll makes one from the file name.',
  addTitle: 'Add "{field}"',
  addValueTitle: 'Add "{field}: {value}"',
  optionalTitle: 'Make "{field}" optional on this site',
} as const;

/** Another spelling that Jekyll or a layout takes for the field. */
const alternatives: Readonly<Record<string, readonly string[]>> = {
  tags: ['tag'],
  tag: ['tags'],
  categories: ['category'],
  category: ['categories'],
  author: ['authors'],
  authors: ['author'],
  image: ['images'],
};

export default defineRule({
  id: 'front-matter/missing-field',
  summary: 'A missing field that the site requires, or that nearly all posts like this one have.',
  severity: 'warning',
  messages,
  *check(post, context) {
    const { frontMatter } = post;
    // Where nothing at all could be read, nothing is known to be missing; the fault itself is reported.
    if (!frontMatter || (!isReadable(frontMatter) && frontMatter.fields.length === 0)) return;
    const known = Object.keys(context.facts.schema.properties);
    const given = defaultValues(context.facts.site, post.path);
    for (const needed of neededFields(post, context.facts)) {
      const { field } = needed;
      const isThere = field in given || hasField(post.text, frontMatter, field);
      if (!isThere && !isMisspelt(frontMatter, field, known))
        yield report(post, frontMatter, needed, context);
    }
  },
});

function report(
  post: Post,
  frontMatter: FrontMatter,
  needed: NeededField,
  context: Context<typeof messages>,
): Finding {
  const { field, reason } = needed;
  const choice = { title: context.say('optionalTitle', { field }), field, value: 'optional' } as const;
  const parts = {
    span: frontMatter.openFence,
    // Among damaged lines there is no place that is surely one of a field.
    fixes: isReadable(frontMatter) ? addField(post, frontMatter, field, context) : [],
    choices: [choice],
  };
  switch (reason) {
    case 'asked':
      return context.finding('missing', { field }, parts);
    case 'frame':
      return context.finding('noFrame', {}, parts);
    case 'headline':
      return context.finding('noHeadline', {}, parts);
    case 'usual': {
      const [posts, having] = [writeNumber(needed.posts), writeNumber(needed.having)];
      const severity = severityOf(field, context);
      return context.finding('usual', { field, posts, having }, { ...parts, severity });
    }
  }
}

/** What no layout reads, no reader of the page misses. */
function severityOf(field: string, { facts }: Context<typeof messages>): Severity {
  const isRead = !facts.templates || readByJekyll.has(field) || facts.templates.reads(field);
  return isRead ? 'warning' : 'info';
}

const readByJekyll: ReadonlySet<string> = new Set(['layout', 'title', 'date', 'tags', 'categories']);

/** As English writes it: 2,285. */
function writeNumber(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

function hasField(text: string, frontMatter: FrontMatter, field: string): boolean {
  const names = [field, ...(alternatives[field] ?? [])];
  return names.some(name => findField(frontMatter, name) !== undefined || isDamaged(text, frontMatter, name));
}

/** Whether a field is there for the writer, but lost in a fault. */
function isDamaged(text: string, frontMatter: FrontMatter, name: string): boolean {
  if (isReadable(frontMatter)) return false;
  return new RegExp(`^[ \\t"']*${name}["']?[ \\t]*[:：]`, 'm').test(sliceSpan(text, frontMatter.yaml));
}

/** A field under a wrong name is another rule's finding. */
function isMisspelt(frontMatter: FrontMatter, field: string, known: readonly string[]): boolean {
  return frontMatter.fields.some(
    ({ name }) => !known.includes(name) && findMisspelling(name, known) === field,
  );
}

function addField(
  post: Post,
  frontMatter: FrontMatter,
  field: string,
  context: Context<typeof messages>,
): Fix[] {
  const value = field === 'layout' ? usualLayout(context) : knownValue(post, field);
  // An empty date stops the build; without any, Jekyll takes that of the file.
  if (value === undefined && field === 'date') return [];
  const newline = lineEndOf(post.text);
  const line = `${field}:${value === undefined ? '' : ` ${value}`}${newline}`;
  const edits = [insert(customaryPlace(post.text, frontMatter, field, orderOf(context)), line)];
  return value === undefined
    ? [{ title: context.say('addTitle', { field }), safety: 'review', edits, leavesBlank: true }]
    : [
        {
          title: context.say('addValueTitle', { field, value }),
          // Another layout is another page; and what only the name of the file tells, Jekyll knows without the field.
          safety: field === 'layout' || (field === 'date' && !hasEpoch(post)) ? 'review' : 'safe',
          edits,
        },
      ];
}

function hasEpoch({ lead }: Post): boolean {
  return lead?.epoch?.milliseconds !== undefined;
}

/** That of most posts. */
function usualLayout({ facts }: Context<typeof messages>): string {
  return facts.newsroom?.seen('layout')[0]?.text ?? 'post';
}

/** The order in which posts have their fields: that of the site's schema, else the customary one. */
function orderOf({ facts }: Context<typeof messages>): readonly string[] {
  return facts.schema.isJekylls ? Object.keys(builtInSchema.properties) : facts.schema.required;
}

/** The start of the line before which a field belongs: after the last of those that come before it by custom. */
function customaryPlace(
  text: string,
  frontMatter: FrontMatter,
  field: string,
  order: readonly string[],
): number {
  const index = order.indexOf(field);
  if (index < 0) return frontMatter.yaml.end;
  const before = order.slice(0, index);
  const previous = frontMatter.fields.findLast(present => before.includes(present.name));
  if (!previous) return frontMatter.yaml.start;
  const next = frontMatter.fields[frontMatter.fields.indexOf(previous) + 1];
  const limit = next ? next.keySpan.start : frontMatter.yaml.end;
  const lineEnd = text.indexOf('\n', previous.valueSpan.end);
  // A value over several lines may end with its last line end; the line behind it is the place then.
  if (text[previous.valueSpan.end - 1] === '\n') return previous.valueSpan.end;
  return lineEnd < 0 || lineEnd + 1 > limit ? limit : lineEnd + 1;
}
