import { lineEndOf } from '../../text/line-ends.ts';
import { insert, remove, spanOf } from '../../text/span.ts';
import { defineRule, type Facts, type Fix } from '../rule.ts';
import { schemaFor } from './usual-schema.ts';

/** A field that so many posts have is one of the site's. */
const SEVERAL = 3;

/** A field at the start of a line, and the lines that its value goes on in. */
const FIELD =
  /([A-Za-z_][\w-]{0,100}):(?:[ \t]+[^\r\n]*)?(?:\r?\n(?:[ \t]+|-[ \t]+)[^\s][^\r\n]*)*(?:\r?\n|$)/y;

/** What has to follow: a blank line, the end, or the line that was to close the front matter. */
const END = /(---[ \t]*(?:\r?\n|$))|[ \t]*(?:\r?\n|$)/y;

export default defineRule({
  id: 'front-matter/field-below',
  summary: 'Fields right below the front matter: readers see them on the page as text.',
  severity: 'warning',
  messages: {
    one: 'The front matter ends above this field: Jekyll does not use it, and readers see it as text.',
    several:
      'The front matter ends above these fields: Jekyll does not use them, and readers see them as text.',
    fixTitle: 'Move into the front matter',
  },
  *check({ text, frontMatter, body }, context) {
    if (!frontMatter?.closeFence) return;
    const { start } = body.span;
    const { names, end } = readFields(text, start);
    if (names.length === 0 || !names.every(name => isKnown(name, context.facts))) return;
    END.lastIndex = end;
    const [all, fence] = END.exec(text) ?? [];
    if (all === undefined) return;
    const written = text.slice(start, end);
    const moved = written.endsWith('\n') ? written : written + lineEndOf(text);
    const firstLine = /^[^\r\n]*/.exec(written)![0].trimEnd();
    const fix: Fix = {
      title: context.say('fixTitle', {}),
      safety: 'review',
      edits: [insert(frontMatter.yaml.end, moved), remove(spanOf(start, end + (fence?.length ?? 0)))],
    };
    // What is there already only an editor can choose from.
    const present = new Set(frontMatter.fields.map(({ name }) => name));
    const isNew = new Set(names).size === names.length && !names.some(name => present.has(name));
    yield context.finding(
      names.length === 1 ? 'one' : 'several',
      {},
      { span: spanOf(start, start + firstLine.length), fixes: isNew ? [fix] : [] },
    );
  },
});

/** The names of the fields that stand in the text from the UTF-16 offset `start` on, and where they end. */
function readFields(
  text: string,
  start: number,
): { readonly names: readonly string[]; readonly end: number } {
  const names: string[] = [];
  let end = start;
  FIELD.lastIndex = end;
  for (let match = FIELD.exec(text); match && match[0] !== ''; match = FIELD.exec(text)) {
    names.push(match[1]!);
    end = FIELD.lastIndex;
  }
  return { names, end };
}

function isKnown(name: string, facts: Facts): boolean {
  return (
    Object.hasOwn(schemaFor(facts).properties, name) ||
    (facts.newsroom?.count('fields', name) ?? 0) >= SEVERAL
  );
}
