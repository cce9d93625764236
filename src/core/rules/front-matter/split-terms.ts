import { type Field, findField } from '../../post/front-matter.ts';
import { replace } from '../../text/span.ts';
import { toYamlList } from '../../text/yaml-text.ts';
import { type Context, defineRule, type Fix } from '../rule.ts';

const messages = {
  split: 'Jekyll splits this text at its blanks, into {count} {field}: {terms}.',
  listTitle: 'Write the list {list}',
} as const;

/** More than these are not spelt out. */
const MAX_SHOWN = 5;

export default defineRule({
  id: 'front-matter/split-terms',
  summary: 'Tags or categories as a text with blanks in it: Jekyll makes a term of each word.',
  severity: 'hint',
  messages,
  *check({ frontMatter }, context) {
    if (!frontMatter?.closeFence) return;
    for (const [name, singular] of [
      ['tags', 'tag'],
      ['categories', 'category'],
    ] as const) {
      const field = findField(frontMatter, name);
      // With `tag` Jekyll does not even look at `tags`.
      if (!field?.isSound || typeof field.value !== 'string' || findField(frontMatter, singular)) continue;
      const text = field.value.trim();
      const words = splitAtBlanks(text);
      if (words.length < 2 || field.value.includes('\n')) continue;
      const hasMarks = /[,，、;；|]/.test(text);
      const whole = hasMarks ? splitAtMarks(text) : [text];
      const lists = [...new Set([whole, words].map(toYamlList))];
      const shown = words.slice(0, MAX_SHOWN).map(word => `"${word}"`);
      const terms = [...shown, ...(words.length > MAX_SHOWN ? ['…'] : [])].join(', ');
      yield context.finding(
        'split',
        { field: name, count: words.length, terms },
        {
          span: field.valueSpan,
          // A comma that becomes part of a term is surely not meant.
          severity: hasMarks ? 'warning' : 'hint',
          fixes: lists.map(list => write(list, field, context)),
        },
      );
    }
  },
});

/** As Ruby's `String#split` does: it knows ASCII's blanks alone. */
function splitAtBlanks(text: string): readonly string[] {
  return text.split(/[ \t\n\v\f\r\0]+/).filter(word => word !== '');
}

function splitAtMarks(text: string): readonly string[] {
  return text
    .split(/[,，、;；|]/)
    .map(term => term.trim())
    .filter(term => term !== '');
}

/** Which of them is meant, nobody but the writer knows. */
function write(list: string, { valueSpan }: Field, context: Context<typeof messages>): Fix {
  return { title: context.say('listTitle', { list }), safety: 'review', edits: [replace(valueSpan, list)] };
}
