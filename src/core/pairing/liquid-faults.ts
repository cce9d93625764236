import type { SpanSet } from '../text/span-set.ts';
import type { Structure } from './structure.ts';

/**
 * `structure` without the faults of which Liquid may be the cause: those of tags that it writes a part of, and of elements
 * whose other tag stands where it left something out, in a branch that was not taken. `text` is the whole file.
 */
export function withoutLiquidFaults(structure: Structure, liquid: SpanSet, text: string): Structure {
  if (structure.isWhole || liquid.spans.length === 0) return structure;
  const surplus = countLeftOut(liquid, text);
  const faults = structure.faults.filter(({ tag, before, end }) => {
    if (tag.hasLiquid || before?.hasLiquid || end?.hasLiquid) return false;
    return (surplus.get(tag.name.toLowerCase()) ?? 0) === 0;
  });
  return { ...structure, faults };
}

/** By name, how many start tags more than end tags Liquid left out. */
function countLeftOut({ spans }: SpanSet, text: string): ReadonlyMap<string, number> {
  const surplus = new Map<string, number>();
  for (const { start, end } of spans) {
    for (const [, slash, name] of text.slice(start, end).matchAll(/<(\/?)([a-z][\w:-]*)/gi)) {
      const key = name!.toLowerCase();
      surplus.set(key, (surplus.get(key) ?? 0) + (slash ? -1 : 1));
    }
  }
  return surplus;
}
