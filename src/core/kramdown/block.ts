import { type Span, spanOf } from '../text/span.ts';
import type { Element, ElementType } from './element.ts';

/** The blocks of a text that rules, outline and preview tell apart. */
export type BlockKind =
  | 'paragraph'
  | 'heading'
  | 'code'
  | 'quote'
  | 'list'
  | 'rule'
  | 'table'
  | 'html'
  | 'comment'
  | 'definition'
  | 'math';

/** A block of the body, outside any quote, list or HTML element. */
export interface Block {
  readonly kind: BlockKind;
  readonly span: Span;
}

const kinds: Partial<Readonly<Record<ElementType, BlockKind>>> = {
  p: 'paragraph',
  heading: 'heading',
  code: 'code',
  blockquote: 'quote',
  ul: 'list',
  ol: 'list',
  dl: 'list',
  hr: 'rule',
  table: 'table',
  html: 'html',
  'html-comment': 'comment',
  comment: 'comment',
  raw: 'html',
  math: 'math',
  boundary: 'definition',
};

/** The outermost blocks of a tree, in source order. */
export function outermostBlocks({ children }: Element): readonly Block[] {
  return children.flatMap(child => {
    const kind = child.tag ? 'html' : kinds[child.type];
    return kind ? [{ kind, span: spanOf(child.start, child.end) }] : [];
  });
}
