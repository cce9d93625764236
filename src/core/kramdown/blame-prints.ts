import type { GrowingFault } from './structure-fault.ts';
import type { Tag } from './tag.ts';

/**
 * Tells each fault whether Jekyll prints a tag because of it, and adds the printed end tags that none explains: their
 * start tag stands in a paragraph that ended before.
 */
export function blamePrints(
  tags: readonly Tag[],
  faults: GrowingFault[],
  partners: ReadonlyMap<Tag, Tag>,
): void {
  const byTag = new Map<Tag, GrowingFault>();
  for (const fault of faults) {
    byTag.set(fault.tag, fault);
    if (fault.end) byTag.set(fault.end, fault);
  }
  const inScope = new Map<number, GrowingFault | 'unreadable'>();
  let inHtml: GrowingFault | 'unreadable' | undefined;
  for (const tag of tags) {
    const own = byTag.get(tag) ?? (tag.readable ? undefined : 'unreadable');
    if (own) {
      inScope.set(tag.scope, own);
      if (tag.scope > 0) inHtml = own;
    }
    if (!tag.printed || !tag.readable || tag.kind !== 'close') continue;
    const start = partners.get(tag);
    // A block within a paragraph of Markdown: both its tags are printed, and its start tag tells.
    if (start?.printed) continue;
    let cause = own ?? inScope.get(tag.scope) ?? inHtml;
    if (!cause && tag.inCode) continue;
    if (!cause) {
      const closeAt = start?.span.end ?? tag.span.start;
      const nothing = { before: undefined, end: undefined, isSwapped: false };
      cause = { ...nothing, kind: 'stray', tag, closeAt, prints: true };
      faults.push(cause);
      inScope.set(tag.scope, cause);
    }
    if (cause !== 'unreadable') cause.prints = true;
  }
}
