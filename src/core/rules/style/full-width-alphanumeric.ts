import { findInTexts } from '../../markup/page-texts.ts';
import { replace, spanOf } from '../../text/span.ts';
import { defineRule } from '../rule.ts';
import { hasSome, together } from '../together.ts';
import { isChineseText } from './chinese-text.ts';

/** Digits and Latin letters at full width, with the marks between them; beside kana they are a Japanese custom, also in a name that is quoted. */
const FULL_WIDTH =
  /[０-９Ａ-Ｚａ-ｚ](?<![\u3040-\u30ff０-９Ａ-Ｚａ-ｚ].)(?:[０-９Ａ-Ｚａ-ｚ．／％＋－＆＠：]{0,40}[０-９Ａ-Ｚａ-ｚ％])?(?![\u3040-\u30ff０-９Ａ-Ｚａ-ｚ])/g;

export default defineRule({
  id: 'style/full-width-alphanumeric',
  summary: 'Full-width digits or Latin letters: they look spaced out, and searches do not find them.',
  severity: 'hint',
  messages: {
    one: '{written} is in full-width characters: it looks spaced out, and a search for {plain} does not find it.',
    many: '{written} and {count} more are in full-width characters: they look spaced out, and searches for {plain} miss them.',
    another: 'This one too',
    fixTitle: 'Use half-width digits and Latin letters',
  },
  *check(post, context) {
    if (!isChineseText(post, context.facts.site)) return;
    const places = findInTexts(post, FULL_WIDTH).map(({ 0: written, index }) => {
      const span = spanOf(index, index + written.length);
      return { written, span, edits: [replace(span, toUsualWidth(written))] };
    });
    if (!hasSome(places)) return;
    const { written } = places[0];
    const plain = toUsualWidth(written);
    const count = places.length - 1;
    const others = context.say('another', {});
    const parts = together(places, { others, title: context.say('fixTitle', {}), safety: 'review' });
    if (count > 0) yield context.finding('many', { written, plain, count }, parts);
    else yield context.finding('one', { written, plain }, parts);
  },
});

/** The full-width forms stand in Unicode in the order of ASCII. */
function toUsualWidth(text: string): string {
  return text.replace(/[！-～]/g, character => String.fromCharCode(character.charCodeAt(0) - 0xfee0));
}
