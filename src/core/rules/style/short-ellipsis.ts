import { findInTexts } from '../../markup/page-texts.ts';
import { replace, spanOf } from '../../text/span.ts';
import { defineRule } from '../rule.ts';
import { hasSome, together } from '../together.ts';
import { CHINESE, CLOSING, STOPS } from './chinese-marks.ts';
import { isChineseText } from './chinese-text.ts';

/** One … behind a Chinese character, and before one, a mark or the end: `[…]` stands for what was left out. */
const ELLIPSIS = new RegExp(
  `…(?<=[${CHINESE}”${CLOSING}，。！？、].)(?=[${CHINESE}”${CLOSING}${STOPS}。“「『（《\\n\\r<]|$)`,
  'g',
);

export default defineRule({
  id: 'style/short-ellipsis',
  summary: 'A single … in a Chinese text, which uses two of them.',
  severity: 'hint',
  messages: {
    one: 'There is a single … between Chinese characters, where readers expect ……, two of them.',
    many: 'This Chinese text has a single … in {count} places, where readers expect ……, two of them.',
    another: 'Here too',
    fixTitle: 'Change to ……',
  },
  *check(post, context) {
    if (!post.text.includes('…') || !isChineseText(post, context.facts.site)) return;
    const places = findInTexts(post, ELLIPSIS).map(({ index }) => {
      const span = spanOf(index, index + 1);
      return { span, edits: [replace(span, '……')] };
    });
    if (!hasSome(places)) return;
    const count = places.length;
    const title = context.say('fixTitle', {});
    const parts = together(places, { others: context.say('another', {}), title, safety: 'review' });
    yield count === 1 ? context.finding('one', {}, parts) : context.finding('many', { count }, parts);
  },
});
