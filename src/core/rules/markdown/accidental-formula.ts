import type { Element } from '../../kramdown/element.ts';
import { insert, spanOf } from '../../text/span.ts';
import { defineRule, type Fix } from '../rule.ts';

export default defineRule({
  id: 'markdown/accidental-formula',
  summary: 'Text between two $$ that kramdown takes for a formula: the page shows \\( and \\) around it.',
  severity: 'warning',
  messages: {
    formula: 'kramdown takes the text between these $$ for a formula: the page shows other signs around it.',
    fixTitle: 'Write the $$ as text',
  },
  *check(post, context) {
    if (!post.text.includes('$$')) return;
    for (const { start, end, value } of findFormulas(post.body.root)) {
      const written = post.text.slice(start, end).trimEnd();
      if (!isProse(value) || !written.startsWith('$$') || !written.endsWith('$$')) continue;
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

function findFormulas(element: Element): readonly Element[] {
  return element.children.flatMap(child => (child.type === 'math' ? [child] : findFormulas(child)));
}

/** Words, and none of the signs that formulas are made of. */
function isProse(text: string): boolean {
  return !/[\\^_{}=+<>]/.test(text) && /\p{L}{3,}[^\p{L}]*\s[^\p{L}]*\p{L}{2,}|\p{Script=Han}{4}/u.test(text);
}
