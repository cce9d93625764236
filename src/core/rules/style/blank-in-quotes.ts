import { remove } from '../../text/span.ts';
import { defineRule } from '../rule.ts';
import { findInTexts } from '../shared/page-texts.ts';
import { hasSome, together } from '../shared/together.ts';

/** Blanks on one line: where a line ends, the browser decides whether it shows one. */
const BLANKS = '[ \\t\\u00a0\\u2002-\\u200a\\u3000]+';
const CHINESE = '\\u3005\\u3007\\u3400-\\u4dbf\\u4e00-\\u9fff';

/**
 * Blanks behind an opening mark or before a closing one. Curved quotes are Latin script's as well: there a Chinese
 * character stands on the inner side, and the pair is the right way round.
 */
const INNER_BLANKS = new RegExp(
  `(?<=[「『（《〈【〔])${BLANKS}(?=[^\\s」』）》〉】〕])|(?<=[^\\s「『（《〈【〔])${BLANKS}(?=[」』）》〉】〕])` +
    `|(?<=“)${BLANKS}(?=[${CHINESE}《「][^“]{0,200}”)|(?<=“[^“”]{0,200}[${CHINESE}。！？…》」])${BLANKS}(?=”)`,
  'g',
);

export default defineRule({
  id: 'style/blank-in-quotes',
  summary: 'A blank between a Chinese quotation mark or bracket and what it encloses.',
  severity: 'hint',
  messages: {
    one: 'A blank parts this mark from what it encloses: full-width marks bring their own.',
    many: 'A blank parts this mark, and {count} more, from what they enclose: full-width marks bring their own.',
    another: 'Here too',
    fixTitle: 'Remove the blanks within quotes and brackets',
  },
  *check(post, context) {
    const places = Array.from(findInTexts(post, INNER_BLANKS), ({ span }) => ({
      span,
      edits: [remove(span)],
    }));
    if (!hasSome(places)) return;
    const count = places.length - 1;
    const others = context.say('another', {});
    const parts = together(places, { others, title: context.say('fixTitle', {}), safety: 'review' });
    yield count > 0 ? context.finding('many', { count }, parts) : context.finding('one', {}, parts);
  },
});
