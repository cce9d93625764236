import { type MarkdownRun, markdownRuns } from '../../markup/markdown-runs.ts';
import type { Post } from '../../post/post.ts';
import { lineEndOf } from '../../text/line-ends.ts';
import { lastAtOrBefore } from '../../text/sorted.ts';
import { replace, type Span, sliceSpan, spanOf } from '../../text/span.ts';
import { defineRule, type Fix } from '../rule.ts';

export default defineRule({
  id: 'html/printed-comment',
  summary: 'A comment that Jekyll does not read as a comment: readers see it on the page.',
  severity: 'error',
  isOfKramdown: true,
  messages: {
    comment:
      'Jekyll does not find the end of this comment in this block: readers see the comment on the page.',
    joinTitle: 'Rewrite it so that Jekyll reads it as a comment',
  },
  *check(post, context) {
    for (const { span, mended } of findComments(post)) {
      const title = context.say('joinTitle', {});
      const fixes: readonly Fix[] = [
        { title, safety: 'review', edits: [replace(span, mended)], changes: ['hide'] },
      ];
      // It may be long: its first line shows where it is.
      const line = /^.*/.exec(sliceSpan(post.text, span))![0].trimEnd();
      yield context.finding(
        'comment',
        {},
        { span: spanOf(span.start, span.start + line.length), fixes, prints: true },
      );
    }
  },
});

interface PrintedComment {
  readonly span: Span;
  readonly mended: string;
}

/** Longer ones are left to whoever wrote them. */
const MAX_LENGTH = 20_000;

function findComments(post: Post): readonly PrintedComment[] {
  const { text } = post;
  const found: PrintedComment[] = [];
  if (!text.includes('<!--')) return found;
  const read = new Set(post.body.comments.map(({ start }) => start));
  let runs: readonly MarkdownRun[] | undefined;
  let starts: readonly number[] = [];
  let end = 0;
  for (let at = text.indexOf('<!--'); at >= 0; at = text.indexOf('<!--', at + 4)) {
    if (read.has(at)) continue;
    if (!runs) {
      runs = markdownRuns(post);
      starts = runs.map(({ start }) => start);
    }
    const run = runs[lastAtOrBefore(starts, at)];
    if (!run || !isShown(run, at)) continue;
    if (end < at + 7) end = text.indexOf('-->', at + 4) + 3;
    if (end < 3) break;
    if (end - at > MAX_LENGTH) continue;
    const span = spanOf(at, end);
    const isInItem = run.around.some(({ type }) => type === 'li') || run.element.type === 'li';
    const startsLine = /(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, at - 40), at));
    const comment = sliceSpan(text, span);
    const mended =
      isInItem && startsLine ? lineEndOf(text) + comment : comment.replace(/(\r?\n)(?:[ \t]*\r?\n)+/g, '$1');
    found.push({ span, mended });
  }
  return found;
}

/** Its bracket and mark stand in the text as they are; kramdown makes a dash of what follows. */
function isShown({ start, text }: MarkdownRun, at: number): boolean {
  return text.startsWith('<!', at - start);
}
