import type { Element } from '../../kramdown/element.ts';
import { insert, spanOf } from '../../text/span.ts';
import { defineRule, type Fix } from '../rule.ts';

export default defineRule({
  id: 'markdown/accidental-formula',
  summary: 'Text between two $$ that kramdown takes for a formula: readers see \\( and \\) around it.',
  severity: 'warning',
  isOfKramdown: true,
  messages: {
    formula: 'Jekyll takes the text between these $$ for a formula: readers see other characters around it.',
    fixTitle: 'Show the $$ as text',
  },
  *check(post, context) {
    if (!post.text.includes('$$')) return;
    for (const { start, end, value } of findFormulas(post.body.root)) {
      const written = post.text.slice(start, end).trimEnd();
      if (
        !(isAlone(start, end, post.text) ? isSentence(value) : isProse(value)) ||
        !written.startsWith('$$') ||
        !written.endsWith('$$')
      )
        continue;
      const last = start + written.length - 2;
      const edits = [insert(start, '\\'), insert(last, '\\')];
      const fixes: readonly Fix[] = [
        {
          title: context.say('fixTitle', {}),
          safety: 'review',
          edits,
          changes: ['mark', 'reveal', 'spacing'],
        },
      ];
      yield context.finding('formula', {}, { span: spanOf(start, last + 2), fixes });
    }
  },
});

/** What stands in lines of its own is a formula to whoever wrote it, be it one in words, unless it reads as a sentence. */
function isAlone(start: number, end: number, text: string): boolean {
  const before = text.slice(Math.max(0, start - 20), start);
  return /(?:^|\n)[ \t]*$/.test(before) && /^[ \t]*(?:[\r\n]|$)/.test(text.slice(end, end + 20));
}

function isSentence(text: string): boolean {
  return isProse(text) && (/[,.;:!?，。；：！？]/.test(text) || (text.match(/\p{L}+/gu)?.length ?? 0) > 6);
}

function findFormulas(element: Element): readonly Element[] {
  return element.children.flatMap(child => (child.type === 'math' ? [child] : findFormulas(child)));
}

/** Words, and none of the signs that formulas are made of. */
function isProse(text: string): boolean {
  return !/[\\^_{}=+<>]/.test(text) && /\p{L}{3,}[^\p{L}]*\s[^\p{L}]*\p{L}{2,}|\p{Script=Han}{4}/u.test(text);
}
