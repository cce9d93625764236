import type { Tag } from '../kramdown/tag.ts';
import type { GrowingFault } from './structure-fault.ts';

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
    let cause: GrowingFault | 'unreadable' | undefined = own;
    if (!cause && start && isUnseen(start, tag)) {
      cause = createFault('unseen', start, tag);
      faults.push(cause);
      inScope.set(tag.scope, cause);
      inHtml = cause;
    }
    cause ??= inScope.get(tag.scope) ?? inHtml;
    if (!cause && tag.inCode) continue;
    if (!cause) {
      cause = start && isTorn(start) ? createFault('torn', start, tag) : createFault('stray', tag, undefined);
      faults.push(cause);
      inScope.set(tag.scope, cause);
    }
    if (cause !== 'unreadable') cause.prints = true;
  }
}

function createFault(kind: GrowingFault['kind'], tag: Tag, end: Tag | undefined): GrowingFault {
  const closeAt = end?.span.start ?? tag.span.start;
  return { kind, tag, end, closeAt, before: undefined, isSwapped: false, prints: true };
}

/** Whether an end tag stands in the text of Markdown that its element holds. */
function isUnseen(start: Tag, end: Tag): boolean {
  if (!start.holdsBlocks || start.partner || (end.scope > 0 && !end.inCode)) return false;
  let holder = end.parent;
  while (holder && holder.scope < 0) holder = holder.parent;
  return holder === start;
}

/** Whether an element of a text of Markdown, which ends with that, stands for more than how its words look. */
function isTorn({ name, scope, printed, partner }: Tag): boolean {
  return scope < 0 && !printed && !partner && !typographic.has(name);
}

/** Of these, what stands in the paragraph keeps its looks; the end tag may go. */
const typographic: ReadonlySet<string> = new Set(
  'abbr acronym b bdo big cite code del dfn em font i ins kbd label mark q s samp small span strike strong sub sup tt u var'.split(
    ' ',
  ),
);
