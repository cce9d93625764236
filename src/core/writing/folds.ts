import type { Element, ElementType } from '../kramdown/element.ts';
import type { Post } from '../post/post.ts';
import { type Span, spanOf } from '../text/span.ts';
import { liquidBlocks } from './liquid-blocks.ts';

/** Lines that can be folded away below their first. */
export interface Fold {
  readonly kind: 'front matter' | 'element' | 'list' | 'comment' | 'liquid' | 'block';
  /** From the start of what stays in sight to the end of what is hidden. */
  readonly span: Span;
}

const kinds: Partial<Readonly<Record<ElementType, Fold['kind']>>> = {
  ul: 'list',
  ol: 'list',
  dl: 'list',
  li: 'list',
  dd: 'list',
  blockquote: 'block',
  code: 'block',
  table: 'block',
  math: 'block',
  'html-comment': 'comment',
};

/** What of a post can be folded: front matter, elements, lists and their items, quotes, code, comments, Liquid's blocks. */
export function findFolds(post: Post): readonly Fold[] {
  const { frontMatter } = post;
  const head: readonly Fold[] = frontMatter?.closeFence
    ? [{ kind: 'front matter', span: frontMatter.span }]
    : [];
  return [...head, ...elementFolds(post), ...markdownFolds(post), ...liquidFolds(post)];
}

/** The end tag stays in sight. */
function elementFolds({ text, body }: Post): readonly Fold[] {
  return body.tags.flatMap(tag => {
    const partner = tag.kind === 'open' ? body.structure.partners.get(tag) : undefined;
    if (!partner) return [];
    return [{ kind: 'element' as const, span: spanOf(tag.span.start, lineBefore(text, partner.span.start)) }];
  });
}

function markdownFolds({ text, body }: Post): readonly Fold[] {
  const folds: Fold[] = [];
  const collect = (element: Element): void => {
    for (const child of element.children) {
      const kind = kinds[child.type];
      if (kind && !child.tag) {
        const end = child.start + text.slice(child.start, child.end).trimEnd().length;
        folds.push({ kind, span: spanOf(child.start, Math.max(child.start, end)) });
      }
      if (child.isBlock || child.children.length > 0) collect(child);
    }
  };
  collect(body.root);
  return folds;
}

function liquidFolds(post: Post): readonly Fold[] {
  return liquidBlocks(post).map(({ open, close }) => ({
    kind: 'liquid',
    span: spanOf(open.start, lineBefore(post.text, close.start)),
  }));
}

/** The end of the line above, where nothing stands before the offset in its own. */
function lineBefore(text: string, offset: number): number {
  let start = offset;
  while (text[start - 1] === ' ' || text[start - 1] === '\t') start--;
  return text[start - 1] === '\n' ? start - 1 : offset;
}
