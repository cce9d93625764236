import type { Tag } from '../kramdown/tag.ts';
import type { Post } from '../post/post.ts';
import { type Span, spanOf } from '../text/span.ts';
import { liquidBlocks } from './liquid-blocks.ts';

/** The names of two tags that belong together, in source order. */
export interface TagPair {
  readonly names: readonly [open: Span, close: Span];
  /** Both have the same name, and get another one together. Of Liquid's tags the second begins with `end`. */
  readonly isRenamedTogether: boolean;
}

/** The pair of which a name is at the UTF-16 offset, at either end of it too. Undefined for a tag that has no partner. */
export function tagPairAt(post: Post, offset: number): TagPair | undefined {
  return elementAt(post, offset) ?? liquidAt(post, offset);
}

function elementAt({ body }: Post, offset: number): TagPair | undefined {
  const tag = body.tags.find(each => holds(nameSpan(each), offset));
  const partner = tag && body.structure.partners.get(tag);
  if (!tag || !partner || tag.hasLiquid || partner.hasLiquid) return undefined;
  const [open, close] = tag.kind === 'close' ? [partner, tag] : [tag, partner];
  return { names: [nameSpan(open), nameSpan(close)], isRenamedTogether: true };
}

function liquidAt(post: Post, offset: number): TagPair | undefined {
  const block = liquidBlocks(post).find(
    ({ openName, closeName }) => holds(openName, offset) || holds(closeName, offset),
  );
  return block && { names: [block.openName, block.closeName], isRenamedTogether: false };
}

function nameSpan({ kind, name, span }: Tag): Span {
  const start = span.start + (kind === 'close' ? 2 : 1);
  return spanOf(start, start + name.length);
}

function holds({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}
