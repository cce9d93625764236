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
    'bad-syntax': 'Liquid cannot read this "{name}", and the build of the whole site stops here.',
    'include-syntax':
      'Jekyll cannot read the file name or parameters of this "{name}": the build of the whole site stops here.',
    'missing-include': 'The include "{subject}" does not exist, and the build of the whole site stops here.',
    'missing-link': 'The file "{subject}" does not exist, and the build of the whole site stops here.',
    'missing-post': 'No post has the name "{subject}", and the build of the whole site stops here.',
    'no-language':
      'This "{name}" names no language, or has options that Jekyll cannot read: the build of the whole site stops here.',
    'zero-division': 'This divides by zero, and the build of the whole site stops here.',
    'bad-value': 'Liquid cannot work with these values, and the build of the whole site stops here.',
    'unknown-filter':
      'Jekyll has no Liquid filter "{subject}": unless a plugin brings it, the build of the whole site stops here.',
    'unknown-name': 'Nothing sets "{subject}", and the build of the whole site stops here.',
    'too-deep': 'Blocks or includes are nested too deep here, and the build of the whole site stops.',
    'too-much': 'Copydesk does not run this: it takes too many steps. Readers see what Jekyll makes of it.',
    showTitle: 'Show {text} as text',
  } satisfies Record<LiquidFault['kind'] | 'showTitle', string>,
  *check(post, context) {
    for (const { kind, name, subject, span } of post.body.liquidFaults) {
      // `link/missing-post` tells of it where all posts are known.
      if (kind === 'missing-post' && context.facts.newsroom?.unread.size === 0) continue;
      const text = sliceSpan(post.text, span);
      const fix = {
        title: context.say('showTitle', { text }),
        // A page that could not be built is built; but perhaps something else was meant to stand there.
        safety: 'review',
        edits: [insert(span.start, '{% raw %}'), insert(span.end, '{% endraw %}')],
      } as const;
      yield context.finding(kind, { name, subject }, { span, fixes: text.includes('raw') ? [] : [fix] });
    }
  },
});
