import { type MarkdownRun, markdownRuns } from '../../markup/markdown-runs.ts';
import type { Post } from '../../post/post.ts';
import { lineEndOf } from '../../text/line-ends.ts';
import { insert, replace, type Span, spanOf, type TextEdit } from '../../text/span.ts';
import { defineRule, type Fix } from '../rule.ts';

/** Two items, or one behind a colon: a single dash at the start of a line may be one of the sentence. */
const LIST =
  /(?<=[^\n]\n)(?:[ \t]*(?:[-*+]|\d{1,2}\.)[ \t]+\S[^\n]*\n[ \t]*(?:[-*+]|\d{1,2}\.)[ \t]+\S|(?<=[:：][ \t]*\n)[ \t]*(?:[-*+]|\d{1,2}\.)[ \t]+\S)/;

const MAY_BE = /\n[ \t]*(?:[-*+]|\d{1,2}\.)[ \t]/;

/** What begins an item for a reader, or for GitHub, and not for kramdown. */
const UNREAD = /(?:^|\n)[ \t]{0,3}((\d{1,2})\)|[•●▪◦‣])(?=[ \t\u00a0]*\S)/g;
const LONGEST_LINE = 2000;

export default defineRule({
  id: 'markdown/glued-list',
  summary: 'A list that kramdown takes for text: readers see its items in one line, with their marks.',
  severity: 'warning',
  isOfKramdown: true,
  messages: {
    glued:
      'Jekyll takes these items for more of the text above: readers see them in one line, with their list marks.',
    unread: 'Jekyll does not take "{mark}" for the mark of a list: readers see these items in one line.',
    fixTitle: 'Insert a blank line above the list',
    markTitle: 'Make it a list',
  },
  *check(post, context) {
    for (const run of markdownRuns(post)) {
      const { element, text, start } = run;
      if (element.type !== 'p') continue;
      const items = post.body.options.hardWrap ? [] : findUnread(run, post);
      if (items.length > 1) {
        const { mark, span } = items[0]!;
        const edits = items.map(item => toList(item, post));
        const title = context.say('markTitle', {});
        const fixes: readonly Fix[] = [
          { title, safety: 'review', edits, changes: ['mark', 'spacing', 'hide'] },
        ];
        yield context.finding('unread', { mark }, { span, fixes });
      }
      const match = MAY_BE.test(text) ? LIST.exec(text) : null;
      if (!match) continue;
      const at = start + match.index;
      const line = /^[^\n]*/.exec(text.slice(match.index))![0];
      const signs = line.length - line.trimStart().length;
      const edits = [insert(at, lineEndOf(post.text))];
      const fixes: readonly Fix[] = [
        { title: context.say('fixTitle', {}), safety: 'review', edits, changes: ['mark', 'spacing'] },
      ];
      yield context.finding('glued', {}, { span: spanOf(at + signs, at + line.trimEnd().length), fixes });
    }
  },
});

/** An item by its mark. */
interface UnreadItem {
  readonly mark: string;
  /** Undefined where the mark is a bullet. */
  readonly number: number | undefined;
  /** Its line. */
  readonly span: Span;
}

/** The first items below each other that begin with one bullet, or count on from each other. */
function findUnread({ text, start }: MarkdownRun, post: Post): readonly UnreadItem[] {
  let items: UnreadItem[] = [];
  for (const { 0: found, 1: mark = '', 2: digits, index } of text.matchAll(UNREAD)) {
    const at = start + index + found.length - mark.length;
    // Readers see each in a line of its own.
    if (isAfterBreak(post.text.slice(Math.max(0, at - 40), at))) return [];
    const number = digits === undefined ? undefined : Number(digits);
    const before = items.at(-1);
    const goesOn = number === undefined ? before?.mark === mark : before?.number === number - 1;
    if (!goesOn && items.length > 1) break;
    const { length } = /^[^\r\n]*/.exec(post.text.slice(at, at + LONGEST_LINE))![0].trimEnd();
    const item: UnreadItem = { mark, number, span: spanOf(at, at + length) };
    if (!goesOn) items = [];
    items.push(item);
  }
  return items;
}

function isAfterBreak(before: string): boolean {
  return /(?: {2}|\\|<br[ \t]*\/?>)[ \t]*\r?\n[ \t>]*$/.test(before);
}

/** Writes the mark that kramdown knows. */
function toList({ mark, number, span }: UnreadItem, post: Post): TextEdit {
  const behind = span.start + mark.length;
  const { length } = /^[ \t\u00a0]*/.exec(post.text.slice(behind, span.end))![0];
  return replace(spanOf(span.start, behind + length), number === undefined ? '- ' : `${number}. `);
}
