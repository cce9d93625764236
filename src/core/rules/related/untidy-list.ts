import { findRelatedLists } from '../../related/find-related-lists.ts';
import { rewriteRelatedList } from '../../related/rewrite-related-list.ts';
import { spanOf } from '../../text/span.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'related/untidy-list',
  summary: 'A list of related links with the leftovers of a scrape in it.',
  severity: 'hint',
  // The finer rules tell of each leftover; this one has the whole list rewritten.
  isOptIn: true,
  messages: {
    found: 'This list of {count} related links holds leftovers of the page that it was copied from.',
    fixTitle: 'Rewrite as a list of related links',
  },
  *check(post, context) {
    if (!/<[uo]l\b/i.test(post.text)) return;
    for (const list of findRelatedLists(post)) {
      if (list.faults.length === 0) continue;
      const { start } = list.span;
      yield context.finding(
        'found',
        { count: list.items.filter(({ url }) => url !== '').length },
        {
          span: spanOf(start, post.text.indexOf('>', start) + 1),
          fixes: [
            {
              title: context.say('fixTitle', {}),
              safety: list.keepsWords ? 'safe' : 'review',
              edits: [rewriteRelatedList(post, list)],
            },
          ],
        },
      );
    }
  },
});
