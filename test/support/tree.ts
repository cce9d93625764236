import type { Element } from '../../src/core/kramdown/element.ts';

/** Where an element stands. */
export interface PlacedElement {
  /** `<name` of HTML's, the type of kramdown's own. */
  readonly kind: string;
  readonly start: number;
  readonly end: number;
}

/** All elements of HTML in a tree, and all blocks of Markdown that hold something. */
export function spansOf(element: Element): readonly PlacedElement[] {
  const own = element.children.flatMap(child => {
    const { start, end } = child;
    if (child.type === 'html' && child.tag) return [{ kind: `<${child.value}`, start, end }];
    return child.isBlock && child.type !== 'blank' && child.type !== 'td'
      ? [{ kind: child.type, start, end }]
      : [];
  });
  return [...own, ...element.children.flatMap(spansOf)];
}
