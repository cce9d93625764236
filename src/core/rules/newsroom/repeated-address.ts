import { findField } from '../../post/front-matter.ts';
import type { Post } from '../../post/post.ts';
import { sharedAddressOf } from '../../published/shared-addresses.ts';
import { type Span, spanOf } from '../../text/span.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'newsroom/repeated-address',
  summary: 'Two posts, or a post and a page, at the same URL: readers never see one of them.',
  severity: 'error',
  messages: {
    winner: '{other} has the same URL, {address}: readers see this post and never the other.',
    loser: '{other} has the same URL, {address}: readers never see this post.',
    case: '{address} and the URL of {other} differ only in capital letters: some disks keep only one of the two.',
  },
  *check(post, { facts: { newsroom, site }, finding }) {
    const address = newsroom?.get(post.path)?.permalink;
    if (!newsroom || address === undefined) return;
    const shared = sharedAddressOf(post.path, site, newsroom);
    if (!shared) return;
    const { other, role } = shared;
    const span = placeOf(post);
    if (role === 'case') yield finding(role, { address, other }, { span, severity: 'warning' });
    else yield finding(role, { address, other }, { span });
  },
});

/** What the address is made of, as far as it stands in the post. */
function placeOf({ frontMatter, text }: Post): Span {
  const field = findField(frontMatter, 'permalink') ?? findField(frontMatter, 'slug');
  if (field) return field.valueSpan;
  const end = text.indexOf('\n');
  return frontMatter?.openFence ?? spanOf(0, end < 0 ? text.length : end);
}
