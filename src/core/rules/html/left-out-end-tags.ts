import { startTags } from '../../markup/ancestors.ts';
import type { StructureFault } from '../../pairing/structure-fault.ts';
import type { Post } from '../../post/post.ts';

/** Elements whose end tag HTML lets an author leave out (HTML standard, "optional tags"). */
const leavable: ReadonlySet<string> = new Set(
  'caption colgroup dd dt li optgroup option p rp rt tbody td tfoot th thead tr'.split(' '),
);
/** One alone is a slip. */
const MIN_HABIT = 2;

/** Whether a browser closes the element where the author meant it to end. */
export function isLeavable({ kind, tag }: StructureFault): boolean {
  return kind === 'unclosed' && leavable.has(tag.name);
}

/**
 * The faults that are one habit: of the elements of a name most are never closed, as HTML allows. By the one that comes
 * first; the others stand in its list only.
 */
export function findHabits<Found extends { readonly fault: StructureFault }>(
  post: Post,
  found: readonly Found[],
): ReadonlyMap<Found, readonly Found[]> {
  const byName = new Map<string, Found[]>();
  for (const one of found) {
    if (!isLeavable(one.fault)) continue;
    const { name } = one.fault.tag;
    const list = byName.get(name);
    if (list) list.push(one);
    else byName.set(name, [one]);
  }
  const habits = new Map<Found, readonly Found[]>();
  for (const [name, list] of byName) {
    const isUsual = list.length * 2 > startTags(post, name).length;
    // Where two are closed at one place, the order of their end tags is told by the fault around each.
    const isEach = new Set(list.map(({ fault }) => fault.closeAt)).size === list.length;
    if (list.length >= MIN_HABIT && isUsual && isEach) habits.set(list[0]!, list);
  }
  return habits;
}
