import type { LiquidFault } from '../../liquid/run.ts';
import { insert, sliceSpan } from '../../text/span.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'liquid/broken-tag',
  summary: 'Liquid that Jekyll cannot read: the build of the whole site stops there.',
  severity: 'error',
  messages: {
    'unknown-tag':
      'Jekyll has no Liquid tag "{name}": unless a plugin brings it, the build of the whole site stops here.',
    'unclosed-block': 'This "{name}" is never closed, and the build of the whole site stops here.',
    'unclosed-mark': 'What "{name}" begins is never closed, and the build of the whole site stops here.',
    'stray-end': 'This "{name}" ends nothing that is open, and the build of the whole site stops here.',
    showTitle: 'Show {text} as text',
  } satisfies Record<LiquidFault['kind'] | 'showTitle', string>,
  *check(post, context) {
    for (const { kind, name, span } of post.body.liquidFaults) {
      const text = sliceSpan(post.text, span);
      const fix = {
        title: context.say('showTitle', { text }),
        // A page that could not be built is built; but perhaps something else was meant to stand there.
        safety: 'review',
        edits: [insert(span.start, '{% raw %}'), insert(span.end, '{% endraw %}')],
      } as const;
      yield context.finding(kind, { name }, { span, fixes: text.includes('raw') ? [] : [fix] });
    }
  },
});
