import { type EmptyElement, type EmptyKind, findEmptyElements } from '../../markup/empty-elements.ts';
import { isCopied } from '../../newsroom/is-copied.ts';
import type { Post } from '../../post/post.ts';
import type { Facts } from '../rule.ts';

/**
 * The empty elements of a kind that nobody put there. In a post that was not copied one with attributes is the author's
 * own, for a script to fill or a style to draw, and so is one with a remark behind it.
 */
export function findLeftoverElements(
  post: Post,
  kind: EmptyKind,
  facts: Pick<Facts, 'site' | 'newsroom'>,
): readonly EmptyElement[] {
  const found = findEmptyElements(post).filter(element => element.kind === kind);
  if (found.length === 0 || isCopied(post, facts)) return found;
  const { tags } = post.body;
  return found.filter(
    ({ start, end }) =>
      tags.slice(start, end + 1).every(({ attributes }) => attributes.length === 0) &&
      !post.text.startsWith('<!--', tags[end]!.span.end),
  );
}
