import type { Tag } from './tag.ts';

/** A place at which tags do not pair. */
export interface StructureFault {
  /**
   * unclosed: an element without end tag; stray: an end tag without element; misnested: an element whose end tag
   * stands behind the end of its parent.
   */
  readonly kind: 'unclosed' | 'stray' | 'misnested';
  /** The start tag of the unclosed or misnested element, or the stray end tag. */
  readonly tag: Tag;
  /** Where the element should be closed: a UTF-16 offset in the file. */
  readonly closeAt: number;
  /** The tag before which the element should be closed; undefined at the end of the text. */
  readonly before: Tag | undefined;
  /** Of a misnested element, its end tag. */
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
