import { findStrangeSpaces } from '../../post/mend-yaml.ts';
import type { Post } from '../../post/post.ts';
import { asText } from '../../text/escape/as-text.ts';
import { remove, spanOf } from '../../text/span.ts';
import { removeInvisible } from '../../text/words/invisible.ts';
import { findMendedTexts, type MendedText } from '../mended-texts.ts';
import { type Context, defineRule, type Finding, type Fix } from '../rule.ts';

const messages = {
  invisible: 'The {field} holds a character that nobody sees: {character}.',
  atEnd: 'The {field} starts or ends with a blank that is none of the usual ones: {character}.',
  list: 'Jekyll takes this list for one text: {character} stands behind its dashes.',
  key: 'Jekyll takes {character} for a part of this key.',
  fixTitle: 'Remove it',
  writeTitle: 'Write plain spaces',
} as const;

export default defineRule({
  id: 'front-matter/invisible-character',
  summary: 'A character in a title or an author’s name that nobody sees, but searches and lists go by.',
  severity: 'info',
  messages,
  *check(post, context) {
    yield* checkStructure(post, context);
    for (const mended of findMendedTexts(post, ['title', 'author'], removeAll)) {
      const { field, span, before, after, edits } = mended;
      const isAtEnd = removeInvisible(before) === before;
      const character = nameCharacter(firstRemoved(mended));
      const fix: Fix = {
        title: context.say('fixTitle', {}),
        // What turns the direction of the text around it may change the order in which words are seen.
        safety: /[\u202a-\u202e\u2066-\u2069]/.test(before) ? 'review' : 'safe',
        edits,
      };
      const parts = { span, fixes: edits.length > 0 && after !== '' ? [fix] : [] };
      yield context.finding(isAtEnd ? 'atEnd' : 'invisible', { field, character }, parts);
    }
  },
});

/** Odd spaces that make no fault of the YAML, but other keys and values of it. */
function* checkStructure({ text, frontMatter }: Post, context: Context<typeof messages>): Generator<Finding> {
  if (!frontMatter?.closeFence) return;
  for (const { name, value, keySpan, valueSpan, isSound } of frontMatter.fields) {
    if (!isSound) continue;
    const isKey = AT_START.test(name);
    const isList = typeof value === 'string' && value.startsWith('-') && AT_START.test(value.slice(1));
    const span = isKey ? keySpan : valueSpan;
    if ((!isKey && !isList) || /["'|>]/.test(text[span.start]!)) continue;
    const lineStart = text.lastIndexOf('\n', span.start - 1) + 1;
    const edits = isKey
      ? [remove(spanOf(span.start, span.start + AT_START.exec(name)![0].length))]
      : findStrangeSpaces(text, spanOf(lineStart, span.end));
    if (edits.length === 0) continue;
    const title = context.say('writeTitle', {});
    const character = nameCharacter(isKey ? name[0]! : asText(value)[1]!);
    const fixes = [{ title, safety: 'review', edits }] as const;
    const shown = spanOf(span.start, span.start + /^.*/.exec(text.slice(span.start, span.end))![0].length);
    yield context.finding(isKey ? 'key' : 'list', { character }, { span: shown, fixes, severity: 'warning' });
  }
}

/** Blanks that Ruby's `strip` and HTML leave where they are. */
const STRANGE_BLANKS = '[\\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000]';
const AT_START = new RegExp(`^${STRANGE_BLANKS}+`);
const AT_END = new RegExp(`(?<!${STRANGE_BLANKS})${STRANGE_BLANKS}+$`);

function removeAll(text: string): string {
  return removeInvisible(text).replace(AT_START, '').replace(AT_END, '');
}

function firstRemoved({ before, after }: MendedText): string {
  let at = 0;
  while (before[at] === after[at]) at++;
  return before[at]!;
}

/** As Unicode writes it, and by name where that says something to an editor. */
function nameCharacter(character: string): string {
  const code = `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
  const name = names[character];
  return name === undefined ? code : `${name} (${code})`;
}

const names: Readonly<Record<string, string>> = {
  '\u00a0': 'a no-break space',
  '\u00ad': 'a soft hyphen',
  '\u200b': 'a zero-width space',
  '\u200c': 'a zero-width non-joiner',
  '\u200d': 'a zero-width joiner',
  '\u200e': 'a left-to-right mark',
  '\u200f': 'a right-to-left mark',
  '\u2060': 'a word joiner',
  '\u3000': 'an ideographic space',
  '\ufeff': 'a byte order mark',
};
