import { type FrontMatter, findField, isReadable } from '../../post/front-matter.ts';
import type { Post } from '../../post/post.ts';
import type { FrontMatterSchema } from '../../schema/schema.ts';
import { validate } from '../../schema/validate.ts';
import { defaultValues } from '../../site/site.ts';
import { insert, sliceSpan } from '../../text/span.ts';
import { type Context, defineRule, type Fix } from '../rule.ts';
import { knownValue } from '../shared/known-value.ts';
import { lineEndOf } from '../shared/line-ends.ts';
import { findMisspelling } from '../shared/misspelling.ts';

const messages = {
  missing: 'The front matter has no "{field}".',
  addTitle: 'Add "{field}"',
  addValueTitle: 'Add "{field}: {value}"',
} as const;

/** Another spelling that Jekyll takes for the field. */
const alternatives: Readonly<Record<string, string>> = { tags: 'tag', categories: 'category' };

export default defineRule({
  id: 'front-matter/missing-field',
  summary: 'A field that every post has is missing, and no default in `_config.yml` gives it.',
  severity: 'warning',
  messages,
  *check(post, context) {
    const { frontMatter } = post;
    // Where nothing at all could be read, nothing is known to be missing; the fault itself is reported.
    if (!frontMatter || (!isReadable(frontMatter) && frontMatter.fields.length === 0)) return;
    const known = Object.keys(context.facts.schema.properties);
    const given = defaultValues(context.facts.site, post.path);
    const isAlone = Object.keys(given).length === 0;
    const data = isAlone ? frontMatter.data : { ...given, ...frontMatter.data };
    for (const field of missingFields(data, context.facts.schema)) {
      const isThere = field in given || hasField(post.text, frontMatter, field);
      if (isThere || isMisspelt(frontMatter, field, known)) continue;
      // Among damaged lines there is no place that is surely one of a field.
      const fixes = isReadable(frontMatter) ? addField(post, frontMatter, field, context) : [];
      yield context.finding('missing', { field }, { span: frontMatter.openFence, fixes });
    }
  },
});

/** Those that every post has, and those that a schema asks for because of what else is there. */
function missingFields(
  data: Readonly<Record<string, unknown>>,
  schema: FrontMatterSchema,
): ReadonlySet<string> {
  const asked = validate(data, schema).flatMap(({ path, missing }) =>
    path.length === 0 && missing !== undefined ? [missing] : [],
  );
  return new Set([...schema.required, ...asked]);
}

function hasField(text: string, frontMatter: FrontMatter, field: string): boolean {
  const names = [field, alternatives[field]].filter(name => name !== undefined);
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
  const value = knownValue(post, field);
  // An empty date stops the build; without any, Jekyll takes that of the file.
  if (value === undefined && field === 'date') return [];
  const newline = lineEndOf(post.text);
  const line = `${field}:${value === undefined ? '' : ` ${value}`}${newline}`;
  const edits = [insert(customaryPlace(post.text, frontMatter, field, context.facts.schema.required), line)];
  return value === undefined
    ? [{ title: context.say('addTitle', { field }), safety: 'review', edits, leavesBlank: true }]
    : [
        {
          title: context.say('addValueTitle', { field, value }),
          // Another layout is another page.
          safety: field === 'layout' ? 'review' : 'safe',
          edits,
        },
      ];
}

/** The start of the line before which a field belongs: after the last of those that come before it by custom. */
function customaryPlace(
  text: string,
  frontMatter: FrontMatter,
  field: string,
  order: readonly string[],
): number {
  const before = order.slice(0, order.indexOf(field));
  const previous = frontMatter.fields.findLast(present => before.includes(present.name));
  if (!previous) return frontMatter.yaml.start;
  const next = frontMatter.fields[frontMatter.fields.indexOf(previous) + 1];
  const limit = next ? next.keySpan.start : frontMatter.yaml.end;
  const lineEnd = text.indexOf('\n', previous.valueSpan.end);
  // A value over several lines may end with its last line end; the line behind it is the place then.
  if (text[previous.valueSpan.end - 1] === '\n') return previous.valueSpan.end;
  return lineEnd < 0 || lineEnd + 1 > limit ? limit : lineEnd + 1;
}
