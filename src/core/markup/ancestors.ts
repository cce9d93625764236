import type { Tag } from '../kramdown/tag.ts';
import type { Post } from '../post/post.ts';

export { isStartTag } from '../kramdown/start-tags.ts';

/** The start tags that become elements of the page, in source order; with a `name`, those of that name. */
export function startTags({ body: { startTags: found } }: Post, name?: string): readonly Tag[] {
  return name === undefined ? found.all : found.named(name);
}

/** How far up a wrapper is looked for: real ones are near, and hostile nesting is deep. */
const NEAR = 12;

/** The nearest element around `tag` that is as asked. */
export function findAncestor(tag: Tag, isWanted: (ancestor: Tag) => boolean): Tag | undefined {
  let ancestor = tag.parent;
  for (let count = 0; ancestor && count < NEAR; count++, ancestor = ancestor.parent) {
    if (isWanted(ancestor)) return ancestor;
  }
  return undefined;
}
