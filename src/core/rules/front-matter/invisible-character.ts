import { findStrangeSpaces } from '../../post/mend-yaml.ts';
import type { Post } from '../../post/post.ts';
import { asText } from '../../text/escape/as-text.ts';
import { remove, spanOf } from '../../text/span.ts';
import { removeInvisible } from '../../text/words/invisible.ts';
import { findMendedTexts, type MendedText } from '../mended-texts.ts';
import { type Context, defineRule, type Finding, type Fix } from '../rule.ts';

const messages = {
  invisibleTitle: 'The title contains an invisible character that searches take into account: {character}.',
  invisibleAuthor:
    'The author’s name contains an invisible character that searches take into account: {character}.',
  atEndOfTitle: 'The title starts or ends with an unusual space: {character}.',
  atEndOfAuthor: 'The author’s name starts or ends with an unusual space: {character}.',
  list: 'Jekyll reads this list as one text because of the character after its dashes: {character}.',
  key: 'Jekyll reads the unusual space before this key as part of it: {character}.',
  fixTitle: 'Remove the invisible characters',
  writeTitle: 'Use plain spaces',
  removeTitle: 'Remove the unusual space',
  '\u00a0': 'U+00A0, no-break space',
  '\u00ad': 'U+00AD, soft hyphen',
  '\u200b': 'U+200B, zero-width space',
  '\u200c': 'U+200C, zero-width non-joiner',
  '\u200d': 'U+200D, zero-width joiner',
  '\u200e': 'U+200E, left-to-right mark',
  '\u200f': 'U+200F, right-to-left mark',
  '\u2060': 'U+2060, word joiner',
  '\u3000': 'U+3000, ideographic space',
  '\ufeff': 'U+FEFF, byte order mark',
} as const;

export default defineRule({
  id: 'front-matter/invisible-character',
  summary: 'An invisible character in a title or author’s name: nobody sees it, but searches and lists do.',
  severity: 'info',
  messages,
  *check(post, context) {
    yield* checkStructure(post, context);
    for (const mended of findMendedTexts(post, ['title', 'author'], removeAll)) {
      const { field, span, before, after, edits } = mended;
      const isAtEnd = removeInvisible(before) === before;
      const character = nameCharacter(firstRemoved(mended), context);
      const fix: Fix = {
        title: context.say('fixTitle', {}),
        // What turns the direction of the text around it may change the order in which words are seen.
        safety: /[\u202a-\u202e\u2066-\u2069]/.test(before) ? 'review' : 'safe',
        edits,
      };
      const parts = { span, fixes: edits.length > 0 && after !== '' ? [fix] : [] };
      const message = isAtEnd ? atEnd[field] : within[field];
      yield context.finding(message, { character }, parts);
    }
  },
});

const within = { title: 'invisibleTitle', author: 'invisibleAuthor' } as const;
const atEnd = { title: 'atEndOfTitle', author: 'atEndOfAuthor' } as const;

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
    const title = context.say(isKey ? 'removeTitle' : 'writeTitle', {});
    const character = nameCharacter(isKey ? name[0]! : asText(value)[1]!, context);
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
function nameCharacter(character: string, context: Context<typeof messages>): string {
  if (isNamed(character)) return context.say(character, {});
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}

function isNamed(character: string): character is NamedCharacter {
  return character.length === 1 && character in messages;
}

/** The messages that name one character. */
type NamedCharacter =
  | '\u00a0'
  | '\u00ad'
  | '\u200b'
  | '\u200c'
  | '\u200d'
  | '\u200e'
  | '\u200f'
  | '\u2060'
  | '\u3000'
  | '\ufeff';
