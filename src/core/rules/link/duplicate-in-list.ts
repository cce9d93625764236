import { type Attribute, findAttribute, type Tag } from '../../kramdown/tag.ts';
import type { Post } from '../../post/post.ts';
import { remove, spanOf, type TextEdit } from '../../text/span.ts';
import { defineRule, type Fix } from '../rule.ts';
import { isBlank } from '../shared/empty-elements.ts';
import { removeTag } from '../shared/remove-empty.ts';
import { isSameAddress } from '../shared/same-address.ts';

const LINK_TEXT = /<a\b/i;

export default defineRule({
  id: 'link/duplicate-in-list',
  summary: 'A list of links in which two lead to the same page.',
  severity: 'warning',
  messages: {
    item: 'An item above leads to this page too: the list names it twice.',
    empty: 'A link above leads to this page too; this one has no text.',
    related: 'The first link to this page.',
    removeItemTitle: 'Remove the item that repeats it',
    removeLinkTitle: 'Remove the link without text',
  },
  *check(post, context) {
  },
});
