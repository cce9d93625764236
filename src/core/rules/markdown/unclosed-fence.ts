import type { Element } from '../../kramdown/element.ts';
import { markdownRuns } from '../../markup/markdown-runs.ts';
import type { Post } from '../../post/post.ts';
import { lineEndOf } from '../../text/line-ends.ts';
import { insert, remove, type Span, spanOf } from '../../text/span.ts';
import { defineRule, type Fix } from '../rule.ts';

/** The line that would open a block of code, and the text behind it. */
const FENCE = /(?:^|\n)[ \t]*(`{3,}|~{3,})[ \t]*([\w+#.-]{0,30})[ \t]*(?=\n|$)/;

/** More than a word behind the signs: kramdown then reads no block of code there. */
const TITLED = /^(`{3,}|~{3,})[ \t]*[\w+#.-]{1,30}([ \t]+[^\s`][^\n\r`]{0,200}?)(?=[ \t]*[\r\n])/;
const LONGEST_LINE = 300;

export default defineRule({
  id: 'markdown/unclosed-fence',
  summary: 'A code block that is never closed: readers see its fence and its code as text.',
  severity: 'warning',
  isOfKramdown: true,
  messages: {
    unclosed: 'This code block has no closing {sign} line: readers see the fence and the code as text.',
    titled: 'Jekyll allows only one word after {sign}: readers see the fence and the code as text.',
    untitleTitle: 'Keep only the first word',
    fixTitle: 'Close it after this paragraph',
  },
  *check(post, context) {
    // Searching for fixed texts is much quicker than for an expression.
    if (!post.text.includes('```') && !post.text.includes('~~~')) return;
    const titled = findTitled(post);
    const unclosed = findUnclosed(post);
    // What follows the first one pairs wrongly.
    if (titled && (!unclosed || titled.start <= unclosed.line.start)) {
      const { sign, line, rest } = titled;
      const title = context.say('untitleTitle', {});
      const changes = ['mark', 'spacing', 'reveal', 'hide'] as const;
      const fixes: readonly Fix[] = [{ title, safety: 'review', edits: [remove(rest)], changes }];
      yield context.finding('titled', { sign }, { span: line, fixes });
    } else if (unclosed) {
      const { sign, line, end } = unclosed;
      const edits = end === undefined ? [] : [insert(end, `${lineEndOf(post.text)}${sign}`)];
      const title = context.say('fixTitle', {});
      const fixes: readonly Fix[] =
        edits.length > 0 ? [{ title, safety: 'review', edits, changes: ['mark', 'spacing'] }] : [];
      yield context.finding('unclosed', { sign }, { span: line, fixes });
    }
  },
});

interface UnclosedFence {
  readonly sign: string;
  readonly line: Span;
  /** Where its paragraph ends; undefined where another line of signs there would not make it code. */
  readonly end: number | undefined;
}

function findUnclosed(post: Post): UnclosedFence | undefined {
  for (const { element, text, start } of markdownRuns(post)) {
    const match = element.type === 'p' ? FENCE.exec(text) : null;
    if (!match || isUnderline(match)) continue;
    const end = start + match.index + match[0].trimEnd().length;
    const from = end - /(?:`|~)[^\n]*$/.exec(match[0].trimEnd())![0].length;
    const rest = text.slice(match.index + match[0].length);
    const mayClose = text.slice(0, match.index).trim() === '' && rest.trim() !== '';
    const close = mayClose ? start + text.trimEnd().length : undefined;
    return { sign: match[1]!, line: spanOf(from, end), end: close };
  }
  return undefined;
}

interface TitledFence {
  readonly sign: string;
  readonly start: number;
  readonly line: Span;
  /** What stands behind the first word. */
  readonly rest: Span;
}

/** The first paragraph that begins so, whatever kramdown made of its signs: a piece of code in the line, or text. */
function findTitled({ body, text }: Post): TitledFence | undefined {
  let found: TitledFence | undefined;
  const walk = (element: Element): void => {
    for (const child of element.children) {
      if (found) return;
      if (child.type !== 'p') walk(child);
      else if (text[child.start] === '`' || text[child.start] === '~') {
        const match = TITLED.exec(text.slice(child.start, child.start + LONGEST_LINE));
        if (!match) continue;
        const end = child.start + match[0].length;
        const rest = spanOf(end - match[2]!.length, end);
        found = { sign: match[1]!, start: child.start, line: spanOf(child.start, end), rest };
      }
    }
  };
  walk(body.root);
  return found;
}

/** A line of tildes below a text, with no language behind it, is drawn. */
function isUnderline({ 1: sign, 2: language, index, input }: RegExpExecArray): boolean {
  return sign!.startsWith('~') && language === '' && input.slice(0, index).trim() !== '';
}
