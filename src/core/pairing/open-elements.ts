import type { Tag } from '../kramdown/tag.ts';

/** The elements that are open at a place, outermost first, with counts by name that cost nothing to ask for. */
export interface OpenElements {
  /** A function: a getter here would keep the tags in memory until the next full collection. */
  size(): number;
  /** The start tag at `index`; undefined outside. */
  at(index: number): Tag | undefined;
  innermost(): Tag | undefined;
  push(tag: Tag): void;
  pop(): Tag | undefined;
  /** How many elements of that name are open. */
  count(name: string): number;
  /** How many of them stand above `index`. */
  countAbove(name: string, index: number): number;
  /** The indices of all elements of that name, outermost first. */
  indicesOf(name: string): readonly number[];
}

/** No open elements. */
export function createOpenElements(): OpenElements {
  const stack: Tag[] = [];
  const byName = new Map<string, number[]>();
  const indicesOf = (name: string): readonly number[] => byName.get(name) ?? [];
  return {
    size: () => stack.length,
    at: index => stack[index],
    innermost: () => stack.at(-1),
    push(tag) {
      const indices = byName.get(tag.name);
      if (indices) indices.push(stack.length);
      else byName.set(tag.name, [stack.length]);
      stack.push(tag);
    },
    pop() {
      const tag = stack.pop();
      if (tag) byName.get(tag.name)!.pop();
      return tag;
    },
    count: name => indicesOf(name).length,
    countAbove: (name, index) => indicesOf(name).filter(place => place > index).length,
    indicesOf,
  };
}
