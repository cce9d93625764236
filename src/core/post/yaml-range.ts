import { isScalar, type Range, type Scalar } from 'yaml';
import { type Span, spanOf } from '../text/span.ts';

/** A scalar that stands in a text. */
export type RangedScalar = Scalar & { readonly range: Range };

/** Whether it is a scalar that stands in a text; one that is made for an alias does not. */
export function isRangedScalar(node: unknown): node is RangedScalar {
  return isScalar(node) && node.range != null;
}

/** The span of a node without the comments behind it, moved by `shift`. */
export function spanOfRange([start, end]: Range, shift: number): Span {
  return spanOf(start + shift, end + shift);
}
