import { findInTexts } from '../../markup/page-texts.ts';
import { remove, spanOf } from '../../text/span.ts';
import { defineRule } from '../rule.ts';
import { isChineseText } from './chinese-text.ts';

/**
 * English words that no sentence has twice in a row. Others may: that that, had had, what it is is, log in in time,
 * very very; and names, Sing Sing.
 */
const WORDS = 'the|a|and|at|by|for|from|of|or|our|than|their|these|this|to|we|with|your|its|my|which';
/** What a word goes on with: `the the_name`, `to-to`, `of of.txt`. */
const PART = "[\\p{L}\\p{N}\\p{M}_'’/-]";
const SPACE = '(?:[ \\t]+|[ \\t]*(?:\\r\\n?|\\n)[ \\t]*)';
/** What stands before is asked last: to look back from every character of a post would take several times as long. */
const ENGLISH = new RegExp(`(${WORDS})(${SPACE})\\1(?!${PART}|\\.\\w)(?<!(?:${PART}|[."“«])\\1\\2\\1)`, 'gu');

/** Any short word twice in a row: to look for all of them, from the blank between, takes a third of the time. */
const TWICE = /[ \t\r\n](?<=\b([a-z]{1,5}).)[ \t\r\n]*\1\b/gs;
const words: ReadonlySet<string> = new Set(WORDS.split('|'));

/**
 * Chinese ones, unless the first ends another word, 目的, 但是, or the second begins one, 是否, 了解. Three are meant.
 */
const CHINESE =
  /(?<![目标標有打似中的])的的(?![确確士的喀])|(?<![是不但可还還总總老于於要若凡或倒])是是(?![否非是])|(?<![了未不終终])了了(?![解之结結然事了断斷却卻])/g;

export default defineRule({
  id: 'style/doubled-word',
  summary: 'A short word twice in a row, such as “the the”: one of the two is a mistake.',
  severity: 'hint',
  messages: {
    doubled: '“{word}” appears twice in a row: readers stumble over it.',
    fixTitle: 'Keep one “{word}”',
  },
  *check(post, context) {
    const chinese = findInTexts(post, CHINESE);
    const isChinese = chinese.length > 0 && isChineseText(post, context.facts.site);
    const found = [
      ...(mayRepeat(post.text) ? findInTexts(post, ENGLISH) : []).map(match => ({ match, word: match[1]! })),
      ...(isChinese ? chinese.map(match => ({ match, word: match[0][0]! })) : []),
    ];
    for (const { match, word } of found) {
      const end = match.index + match[0].length;
      const isOnOneLine = !/[\n\r]/.test(match[0]);
      const span = spanOf(isOnOneLine ? match.index : end - word.length, end);
      const edits = [remove(spanOf(match.index + word.length, end))];
      const fix = { title: context.say('fixTitle', { word }), safety: 'review', edits } as const;
      yield context.finding('doubled', { word }, { span, fixes: [fix] });
    }
  },
});

function mayRepeat(text: string): boolean {
  for (const [, word] of text.matchAll(TWICE)) if (words.has(word!)) return true;
  return false;
}
