import type { Field } from '../../post/field.ts';
import { findField } from '../../post/front-matter.ts';
import { findHiddenTags } from '../../post/hidden-tags.ts';
import type { Post } from '../../post/post.ts';
import { replaceValue } from '../../post/replace-value.ts';
import { toYamlList } from '../../text/escape/yaml-text.ts';
import { type Context, defineRule, type Facts, type Fix } from '../rule.ts';

const messages = {
  tags: 'Jekyll splits this text at its spaces into {count} tags: {terms}.',
  categories: 'Jekyll splits this text at its spaces into {count} categories: {terms}.',
  listTitle: 'Change to the list {list}',
} as const;

/** More than these are not spelt out. */
const MAX_SHOWN = 5;

export default defineRule({
  id: 'front-matter/split-terms',
  summary: 'Tags or categories written as one text: Jekyll splits it at every space.',
  severity: 'hint',
  messages,
  *check(post, context) {
    const { frontMatter } = post;
    if (!frontMatter?.closeFence) return;
    for (const name of ['tags', 'categories'] as const) {
      const field = findField(frontMatter, name);
      if (!field?.isSound || typeof field.value !== 'string') continue;
      if (name === 'tags' && findHiddenTags(frontMatter)) continue;
      const text = field.value.trim();
      const all = splitAtBlanks(text);
      const once = [...new Set(all)];
      // Of a category that is given twice Jekyll takes one.
      const words = name === 'tags' ? all : once;
      if (words.length < 2 || text.includes('\n')) continue;
      const hasMarks = /[,，、;；|]/.test(text);
      if (!hasMarks && (areTerms(once, name, context.facts) || areListed(once, name, post))) continue;
      // Words alone may well be meant as Jekyll reads them, and then the site keeps its tags.
      const meanings = hasMarks ? [[...new Set(splitAtMarks(text))], once] : [once, [text]];
      const lists = [...new Set((once.length === 1 ? [once] : meanings).map(toYamlList))];
      const shown = words.slice(0, MAX_SHOWN).map(word => `"${word}"`);
      const terms = [...shown, ...(words.length > MAX_SHOWN ? ['…'] : [])].join(', ');
      yield context.finding(
        name,
        { count: words.length, terms },
        {
          span: field.valueSpan,
          // A comma that becomes part of a term is surely not meant.
          severity: hasMarks ? 'warning' : 'hint',
          fixes: lists.map(list => write(list, post, field, context)),
        },
      );
    }
  },
});

/** Whether more posts have one of the words than another, and none looks like a part of a name. */
function areTerms(
  words: readonly string[],
  kind: 'tags' | 'categories',
  { newsroom }: Pick<Facts, 'newsroom'>,
): boolean {
  if (!newsroom || words.some(word => word !== word.toLowerCase())) return false;
  return new Set(words.map(word => newsroom.count(kind, word))).size > 1;
}

/** Whether the other field of the post lists each of the words as one of its own: then they are terms. */
function areListed(words: readonly string[], kind: 'tags' | 'categories', { frontMatter }: Post): boolean {
  const other = frontMatter && findField(frontMatter, kind === 'tags' ? 'categories' : 'tags')?.value;
  return Array.isArray(other) && words.every(word => other.includes(word));
}

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
function write(list: string, { text }: Post, { valueSpan }: Field, context: Context<typeof messages>): Fix {
  const edits = [replaceValue(text, valueSpan, list)];
  return { title: context.say('listTitle', { list }), safety: 'review', edits };
}
