import { findInTexts } from '../../markup/page-texts.ts';
import { replace, spanOf } from '../../text/span.ts';
import { defineRule } from '../rule.ts';
import { hasSome, together } from '../together.ts';
import { CHINESE, CLOSING, OPENING } from './chinese-marks.ts';
import { isChineseText } from './chinese-text.ts';

/** What a mark between Chinese words may stand beside. */
const BEFORE = `${CHINESE}”’${CLOSING}`;
const BEHIND = `${CHINESE}“‘${OPENING}`;

/** A mark between Chinese characters with at most one blank behind it, or a short text in brackets behind one. */
const MARK = new RegExp(
  `[,;!?:](?<=[${BEFORE}].) ?(?=[${BEHIND}])` + `|\\((?<=[${BEFORE}].)[^()\\n\\r]{1,120}\\)`,
  'g',
);

/** Brackets may well hold a foreign name. */
const IS_CHINESE = new RegExp(`[${CHINESE}]`);

export default defineRule({
  id: 'style/half-width-punctuation',
  summary: 'A half-width comma, colon or bracket between Chinese characters.',
  severity: 'hint',
  messages: {
    one: '"{mark}" between Chinese characters is half-width: readers expect the full-width {full}.',
    many: '"{mark}" and {count} more marks between Chinese characters are half-width: readers expect full-width ones.',
    another: 'This one too',
    fixTitle: 'Use full-width marks',
  },
  *check(post, context) {
    if (!isChineseText(post, context.facts.site)) return;
    // Where all brackets are half as wide, that is the style of the house, and no slip.
    const hasFullBrackets = post.text.includes('（', post.body.span.start);
    const matches = findInTexts(post, MARK).filter(
      ({ 0: written }) => !written.startsWith('(') || (hasFullBrackets && IS_CHINESE.test(written)),
    );
    const places = matches.map(({ 0: written, index }) => {
      const span = spanOf(index, index + written.length);
      return { written, span, edits: [replace(span, toFullWidth(written))] };
    });
    if (!hasSome(places)) return;
    const mark = places[0].written.trimEnd();
    const count = places.length - 1;
    const others = context.say('another', {});
    const parts = together(places, { others, title: context.say('fixTitle', {}), safety: 'review' });
    if (count > 0) yield context.finding('many', { mark, count }, parts);
    else yield context.finding('one', { mark, full: toFullWidth(mark) }, parts);
  },
});

/** A mark at full width, or a text in brackets with those at full width; a full mark needs no blank behind it. */
function toFullWidth(written: string): string {
  if (written.startsWith('(')) return `（${written.slice(1, -1).trim()}）`;
  return String.fromCharCode(written.charCodeAt(0) + 0xfee0);
}
