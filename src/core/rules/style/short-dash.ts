import { findInTexts } from '../../markup/page-texts.ts';
import { replace, spanOf } from '../../text/span.ts';
import { defineRule } from '../rule.ts';
import { hasSome, together } from '../together.ts';
import { CHINESE, CLOSING, OPENING } from './chinese-marks.ts';
import { isChineseText } from './chinese-text.ts';

/**
 * One — between Chinese words, perhaps with a space on either side. Between numbers, or names in Latin script, it means
 * "to"; at the start of a text a name follows.
 */
const DASH = new RegExp(
  `[ \\u00a0]?—(?<=[${CHINESE}”${CLOSING}][ \\u00a0]?.)(?![ \\u00a0]?—)[ \\u00a0]?(?=[${CHINESE}“${OPENING}])`,
  'g',
);

export default defineRule({
  id: 'style/short-dash',
  summary: 'A single — in a Chinese text, which uses two of them.',
  severity: 'hint',
  isOptIn: true,
  messages: {
    one: 'There is a single — between Chinese characters, where readers expect ——, two of them.',
    many: 'This Chinese text has a single — in {count} places, where readers expect ——, two of them.',
    another: 'Here too',
    fixTitle: 'Change to ——',
  },
  *check(post, context) {
    const places = findInTexts(post, DASH).map(({ 0: written, index }) => {
      const span = spanOf(index, index + written.length);
      return { span, edits: [replace(span, '——')] };
    });
    if (!hasSome(places) || !isChineseText(post, context.facts.site)) return;
    const count = places.length;
    const title = context.say('fixTitle', {});
    const parts = together(places, { others: context.say('another', {}), title, safety: 'review' });
    yield count === 1 ? context.finding('one', {}, parts) : context.finding('many', { count }, parts);
  },
});
