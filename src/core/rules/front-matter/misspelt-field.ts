import { replace } from '../../text/span.ts';
import { defineRule } from '../rule.ts';
import { findMisspelling } from '../shared/misspelling.ts';

export default defineRule({
  id: 'front-matter/misspelt-field',
  summary: 'A field that nothing reads, with a name much like one that Jekyll or the site reads.',
  severity: 'warning',
  messages: {
    misspelt: 'Nothing reads a field "{field}"; "{meant}" is probably meant.',
    fixTitle: 'Rename it to "{meant}"',
  },
  *check(post, context) {
    const { frontMatter } = post;
    if (!frontMatter) return;
    const known = Object.keys(context.facts.schema.properties);
    const present = new Set(frontMatter.fields.map(field => field.name));
    for (const { name, keySpan } of frontMatter.fields) {
      const meant = known.includes(name) ? undefined : findMisspelling(name, known);
      // Beside the right one, the field may well be one of the site's own.
      if (meant === undefined || present.has(meant)) continue;
      const title = context.say('fixTitle', { meant });
      const fixes = [{ title, safety: 'review', edits: [replace(keySpan, meant)] }] as const;
      yield context.finding('misspelt', { field: name, meant }, { span: keySpan, fixes });
    }
  },
});
