import morphdom from 'morphdom';
import { alignChildren } from './align.ts';

/**
 * Makes `page` like `next` and changes only what differs: what stays the same is the same node afterwards, keeps its
 * place, its image data, whether it is unfolded and how far it was played. Leaves `next` as it is.
 */
export function patch(page: Element, next: Element): void {
  const same = new Set<Node>();
  alignChildren(page, next, same);
  morphdom(page, next, {
    childrenOnly: true,
    // Aligned children belong together by their positions; ids would have nodes moved.
    getNodeKey: () => undefined,
    onBeforeElUpdated(from, to) {
      if (from.localName === 'details') to.toggleAttribute('open', from.hasAttribute('open'));
      return !same.has(from) && !from.isEqualNode(to);
    },
    onBeforeElChildrenUpdated(from, to) {
      alignChildren(from, to, same);
      return true;
    },
  });
}
