import { isCopied } from '../../newsroom/is-copied.ts';
import type { Post } from '../../post/post.ts';
import { findRelatedLists } from '../../related/find-related-lists.ts';
import type { FoundList, ListFault } from '../../related/related-list.ts';
import { rewriteRelatedList } from '../../related/rewrite-related-list.ts';
import { type Span, spanOf } from '../../text/span.ts';
import { defineRule } from '../rule.ts';

/** By html/empty-link, link/duplicate-in-list and tidy/empty-block. */
const toldByOthers: ReadonlySet<ListFault> = new Set<ListFault>(['empty-link', 'repeated', 'empty-item']);

export default defineRule({
  id: 'related/untidy-list',
  summary: 'A list of related links with leftovers from the page that it was copied from.',
  severity: 'hint',
  messages: {
    found: 'This list of {count} related links has leftovers from the page that it was copied from.',
    fixTitle: 'Rewrite as a list of related links',
  },
  *check(post, context) {
    for (const list of findRelatedLists(post)) {
      if (!isUntidy(list)) continue;
      // In a post that was copied from nowhere a list without a caption is part of the text.
      if (list.caption === undefined && !isCopied(post, context.facts)) continue;
      const fix = {
        title: context.say('fixTitle', {}),
        safety: list.loses.words || list.loses.looks ? ('review' as const) : ('safe' as const),
        edits: [rewriteRelatedList(post, list)],
      };
      const count = list.items.filter(({ url }) => url !== '').length;
      yield context.finding('found', { count }, { span: startOf(list, post), fixes: [fix] });
    }
  },
});

/** Whether more is wrong than one of the things that other rules tell of; how a list looks may be meant. */
function isUntidy({ faults }: FoundList): boolean {
  const told = faults.filter(fault => fault !== 'bold' && fault !== 'card');
  return told.length > 1 || told.some(fault => !toldByOthers.has(fault));
}

/** The start tag of a list, or its first mark. */
function startOf({ span: { start }, markup }: FoundList, { text }: Post): Span {
  return spanOf(start, markup === 'html' ? text.indexOf('>', start) + 1 : start + 1);
}
