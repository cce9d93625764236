import type { Tag } from '../kramdown/tag.ts';

/** A place at which tags do not pair. */
export interface StructureFault {
  /**
   * unclosed: an element without end tag; stray: an end tag without element; misnested: an element whose end tag
   * stands behind the end of its parent; unseen: an element that holds Markdown, and whose end tag kramdown takes for
   * a part of that, since it does not start a line; torn: an element of a paragraph that ends before the end tag.
   */
  readonly kind: 'unclosed' | 'stray' | 'misnested' | 'unseen' | 'torn';
  /** The start tag of the element, or the stray end tag. */
  readonly tag: Tag;
  /** Where the element should be closed: a UTF-16 offset in the file. */
  readonly closeAt: number;
  /** The tag before which the element should be closed; undefined at the end of the text. */
  readonly before: Tag | undefined;
  /** Of a misnested, unseen or torn element, its end tag. */
  readonly end: Tag | undefined;
  /**
   * Of a misnested element, whether its end tag and `before` most likely stand in each other's place: what is between
   * them belongs to the element around it.
   */
  readonly isSwapped: boolean;
  /** Jekyll prints a tag as text because of this fault. */
  readonly prints: boolean;
}

/** A fault of which not all is known yet. */
export interface GrowingFault extends StructureFault {
  end: Tag | undefined;
  isSwapped: boolean;
  prints: boolean;
}
