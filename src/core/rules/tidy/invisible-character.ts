import { findInTexts } from '../../markup/page-texts.ts';
import { remove, spanOf } from '../../text/span.ts';
import { defineRule } from '../rule.ts';
import { hasSome, together } from '../together.ts';

/**
 * Characters of no width: space, word joiner, byte order mark; joiners and marks of direction only between Chinese
 * characters, where there is nothing that they could join or turn. Emoji and many scripts need them. At the edge of a
 * text, or beside a blank, they part no word.
 */
const INVISIBLE =
  /(?<=[^\s<>\u200b\u2060])[\u200b\u2060\ufeff]+(?=[^\s<>\u200b\u2060])|(?<=[\u3000-\u9fff\uff00-\uffef])[\u200c-\u200f\u202a-\u202e]+(?=[\u3000-\u9fff\uff00-\uffef])/g;

/** What is looked for, wherever it stands: few posts hold any. */
const ANY = /[\u200b-\u200f\u202a-\u202e\u2060\ufeff]/;

/** Scripts that write no blanks between words: there a space of no width says where a line may end. */
const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]/;

export default defineRule({
  id: 'tidy/invisible-character',
  summary: 'Zero-width characters inside words: readers do not see them, but searches do not find the words.',
  severity: 'info',
  messages: {
    one: 'A zero-width character is hidden here: readers do not see it, but searches do not find the words.',
    many: 'Zero-width characters are hidden in {count} places: readers do not see them, but searches do not find the words.',
    another: 'Here too',
    fixTitle: 'Remove the zero-width characters',
  },
  *check(post, context) {
    if (!ANY.test(post.text)) return;
    const places = findInTexts(post, INVISIBLE).map(({ 0: found, index }) => {
      const span = spanOf(index, index + found.length);
      return { span, edits: [remove(span)] };
    });
    if (!hasSome(places) || UNSPACED.test(post.text)) return;
    const count = places.length;
    const others = context.say('another', {});
    const parts = together(places, { others, title: context.say('fixTitle', {}), safety: 'review' });
    yield count > 1 ? context.finding('many', { count }, parts) : context.finding('one', {}, parts);
  },
});
