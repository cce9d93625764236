import { familyOf } from '../../newsroom/post-kinds.ts';
import type { Field } from '../../post/field.ts';
import { readTemplateFields } from '../../site/template-fields.ts';
import { asText } from '../../text/escape/as-text.ts';
import { replace } from '../../text/span.ts';
import { findMisspelling } from '../../text/words/misspelling.ts';
import { defineRule, type Facts } from '../rule.ts';
import { schemaFor } from './usual-schema.ts';

/** A field that so many posts have is one of the site's, whoever reads it. */
const SEVERAL = 3;

/** A field that so many posts have is one that another may have been meant to be. */
const MANY = 20;

/** The fields that Jekyll itself reads. */
const readByJekyll: readonly string[] = [
  'layout',
  'title',
  'date',
  'tags',
  'categories',
  'tag',
  'category',
  'permalink',
  'published',
  'slug',
  'excerpt',
  'excerpt_separator',
  'render_with_liquid',
];

export default defineRule({
  id: 'front-matter/misspelt-field',
  summary: 'A field that nothing reads, but whose name resembles one that Jekyll or the site reads.',
  severity: 'warning',
  messages: {
    misspelt: 'Nothing reads the field "{field}": did you mean "{meant}"?',
    fixTitle: 'Rename to "{meant}"',
  },
  *check(post, context) {
    const { frontMatter } = post;
    if (!frontMatter) return;
    const { facts } = context;
    const known = Object.keys(schemaFor(facts).properties);
    const meantFields = fieldsThatMayBeMeant(facts);
    const present = new Set(frontMatter.fields.map(field => field.name));
    for (const field of frontMatter.fields) {
      const { name, keySpan } = field;
      if (known.includes(name) || isOfTheSite(name, facts)) continue;
      const meant = findMisspelling(name, meantFields);
      // Beside the right one, the field may well be one of the site's own.
      if (meant === undefined || present.has(meant) || !isLikely(field, meant, facts)) continue;
      if (readTemplateFields([post]).reads(name)) continue;
      const title = context.say('fixTitle', { meant });
      const fixes = [{ title, safety: 'review', edits: [replace(keySpan, meant)] }] as const;
      yield context.finding('misspelt', { field: name, meant }, { span: keySpan, fixes });
    }
  },
});

function isOfTheSite(name: string, { newsroom, templates }: Facts): boolean {
  return templates?.reads(name) === true || (newsroom?.count('fields', name) ?? 0) >= SEVERAL;
}

/** What a schema names; where there is none, what Jekyll reads and what many posts of the site have. */
function fieldsThatMayBeMeant(facts: Facts): readonly string[] {
  const schema = schemaFor(facts);
  if (!schema.isJekylls) return Object.keys(schema.properties);
  const ofSite = (facts.newsroom?.seen('fields') ?? [])
    .filter(({ text, posts }) => posts >= MANY && !text.endsWith('[]'))
    .map(({ text }) => text);
  return [...new Set([...readByJekyll, ...ofSite])];
}

/** Where nobody has said which fields there are, the name and the value have to fit: `update` is no `date`. */
function isLikely({ name, value }: Field, meant: string, { schema }: Facts): boolean {
  if (!schema.isJekylls) return true;
  if (name[0]?.toLowerCase() !== meant[0]?.toLowerCase()) return false;
  // Some layouts take `authors` as well as `author`.
  if (familyOf(name) === familyOf(meant) && name.toLowerCase() !== meant) return false;
  return meant !== 'date' || /^\s*\d{4}[-/.]\d/.test(asText(value));
}
