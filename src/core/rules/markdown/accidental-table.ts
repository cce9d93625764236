import type { Element } from '../../kramdown/element.ts';
import { insert, spanOf } from '../../text/span.ts';
import { defineRule, type Fix } from '../rule.ts';

const WIKI_LINK = /\[\[[^[\]\n]{1,300}\]\]/g;

export default defineRule({
  id: 'markdown/accidental-table',
  summary: 'A line with a | that kramdown turns into a table, which cuts its Markdown in two.',
  severity: 'warning',
  isOfKramdown: true,
  messages: {
    table: 'Jekyll turns this line into a table because it contains a |.',
    fixTitle: 'Show the | as text',
  },
  *check(post, context) {
    if (!post.text.includes('|')) return;
    for (const { start, end } of findSingleRows(post.body.root)) {
      const written = post.text.slice(start, end).trimEnd();
      const bars = Array.from(written.matchAll(/(?<!\\)\|/g), ({ index }) => index);
      // A row that starts and ends with a bar is drawn as one.
      const isDrawn = /^[ \t>]*\|/.test(written) || written.endsWith('|') || written.includes('\n');
      if (isDrawn || bars.length === 0) continue;
      // A plugin that reads links of wikis sees `[[page|text]]` before kramdown does.
      if (context.facts.site.build.mayRead.wikiLinks && !/\|/.test(written.replace(WIKI_LINK, ''))) continue;
      const edits = bars.map(index => insert(start + index, '\\'));
      const fixes: readonly Fix[] = [
        {
          title: context.say('fixTitle', {}),
          safety: 'review',
          edits,
          changes: ['reveal', 'mark', 'spacing'],
        },
      ];
      yield context.finding('table', {}, { span: spanOf(start, start + written.length), fixes });
    }
  },
});

/** Tables of one row, without a head. */
function findSingleRows(element: Element): readonly Element[] {
  return element.children.flatMap(child => {
    if (child.type !== 'table') return child.children.length > 0 ? findSingleRows(child) : [];
    const [body, ...more] = child.children;
    const isOneRow = more.length === 0 && body?.type === 'tbody' && body.children.length === 1;
    return isOneRow && child.tag === undefined ? [child] : [];
  });
}
