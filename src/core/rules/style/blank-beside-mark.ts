import { createTextFinder } from '../../markup/page-texts.ts';
import { remove, type Span, spanOf } from '../../text/span.ts';
import { defineRule } from '../rule.ts';
import { hasSome, together } from '../together.ts';
import { BLANK, CHINESE, CLOSING, OPENING, STOPS } from './chinese-marks.ts';
import { isChineseText } from './chinese-text.ts';

const MARKS = `“”${OPENING}${CLOSING}${STOPS}`;

/** A mark with a blank behind it, or a closing one with a blank before it. */
const BESIDE = new RegExp(`[${MARKS}](?=[${BLANK}])|[”${CLOSING}](?<=[${BLANK}].)`, 'g');

export default defineRule({
  id: 'style/blank-beside-mark',
  summary:
    'A space next to a Chinese punctuation mark: inside quotation marks or brackets, or between two marks.',
  severity: 'hint',
  messages: {
    one: 'There is a space next to a full-width mark, which has its own spacing: readers see a gap.',
    many: 'There are {count} spaces next to full-width marks, which have their own spacing: readers see gaps.',
    another: 'Here too',
    fixOneTitle: 'Remove the space next to the mark',
    fixTitle: 'Remove the spaces next to the marks',
  },
  *check(post, context) {
    if (!isChineseText(post, context.facts.site)) return;
    const blanks = [...post.text.matchAll(BESIDE)].flatMap(findSurplus);
    if (blanks.length === 0) return;
    const isInText = createTextFinder(post);
    const places = blanks.filter(isInText).map(span => ({ span, edits: [remove(span)] }));
    if (!hasSome(places)) return;
    const count = places.length;
    const others = context.say('another', {});
    const title = context.say(count === 1 ? 'fixOneTitle' : 'fixTitle', {});
    const parts = together(places, { others, title, safety: 'review' });
    yield count === 1 ? context.finding('one', {}, parts) : context.finding('many', { count }, parts);
  },
});

/** What stands beside blanks; empty at the edge of a text. */
interface Sides {
  readonly before: string;
  readonly after: string;
}

/** The blanks behind and before a mark that are too many. */
function findSurplus({ 0: mark, index, input: text }: RegExpExecArray): readonly Span[] {
  const markEnd = index + mark.length;
  const behind = spanOf(markEnd, endOfBlanks(text, markEnd));
  const before = spanOf(startOfBlanks(text, index), index);
  // Those between two marks are found behind the first.
  const found = isOf(MARKS, text[before.start - 1] ?? '') ? [behind] : [before, behind];
  return found.filter(blanks => blanks.end > blanks.start && isSurplus(blanks, text));
}

const IS_BLANK = new RegExp(`[${BLANK}]`);

function endOfBlanks(text: string, start: number): number {
  let end = start;
  while (end < text.length && IS_BLANK.test(text[end]!)) end++;
  return end;
}

function startOfBlanks(text: string, end: number): number {
  let start = end;
  while (start > 0 && IS_BLANK.test(text[start - 1]!)) start--;
  return start;
}

function isSurplus(blanks: Span, text: string): boolean {
  const sides = { before: text[blanks.start - 1] ?? '', after: text[blanks.end] ?? '' };
  return isBesideMarks(sides) || isInQuotes(sides, text, blanks);
}

/** Within brackets, or between two marks. */
function isBesideMarks({ before, after }: Sides): boolean {
  if (isOf(OPENING, before)) return /\S/.test(after) && !isOf(CLOSING, after);
  if (isOf(CLOSING, after)) return /\S/.test(before);
  if (isOf(STOPS, before)) return isOf(`“${OPENING}`, after);
  return isOf(`”${CLOSING}`, before) && isOf(STOPS, after);
}

function isOf(characters: string, character: string): boolean {
  return character !== '' && characters.includes(character);
}

/** How far the other quotation mark of a pair is looked for. */
const NEAR = 200;
const IS_CHINESE = new RegExp(`[${CHINESE}。！？…《》「」]`);

/**
 * Within curved quotes, which are Latin script's as well: a Chinese character stands on the inner side, and the pair
 * is the right way round.
 */
function isInQuotes({ before, after }: Sides, text: string, { start, end }: Span): boolean {
  if (before === '“') return IS_CHINESE.test(after) && /^[^“”]*”/.test(text.slice(end, end + NEAR));
  if (after !== '”' || !IS_CHINESE.test(before)) return false;
  return /“[^“”]*$/.test(text.slice(Math.max(0, start - NEAR), start));
}
