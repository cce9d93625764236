import type { Tag } from '../kramdown/tag.ts';
import { oncePerPost } from '../post/once-per-post.ts';
import type { Post } from '../post/post.ts';
import { type Span, spanOf } from '../text/span.ts';

/** A line break in code behind which a tag comes: kramdown ends the paragraph there and begins an HTML block. */
export interface CodeSplit {
  /** The tag that begins the line. */
  readonly tag: Tag;
  /** The line end, with the blanks and the signs of quotes around it. */
  readonly lineBreak: Span;
  /** The code, as it was meant. */
  readonly code: Span;
}

/** Longer than any paragraph in which code goes on in the next line. */
const MAX_PARAGRAPH = 2000;
const MAX_INDENT = 40;
/** Of more in one post, the later ones are found once the first are joined. */
const MAX_SPLITS = 20;
const BLANK_LINE = /\n[ \t>]*\r?\n/;

/** Where code is split in a post, in source order. */
export const codeSplits = oncePerPost(({ body, text }: Post): readonly CodeSplit[] => {
  if (body.structure.isWhole || !text.includes('`')) return [];
  const found: CodeSplit[] = [];
  for (const { kind, tag } of body.structure.faults) {
    const split = kind === 'unclosed' ? findSplit(tag, text) : undefined;
    if (split) found.push(split);
    if (found.length === MAX_SPLITS) break;
  }
  return found;
});

/** Whether code that is split is the cause of how a tag is read: it may be none once the lines are joined. */
export function isReadAmiss(tag: Tag, splits: readonly CodeSplit[]): boolean {
  return splits.some(
    ({ tag: first, code }) =>
      tag !== first &&
      ((tag.scope === first.scope && tag.span.start > first.span.start) ||
        (code.start < tag.span.start && tag.span.start < code.end)),
  );
}

function findSplit(tag: Tag, text: string): CodeSplit | undefined {
  const { span, scope } = tag;
  if (scope < 0 || !/\n[ \t>]*$/.test(text.slice(Math.max(0, span.start - MAX_INDENT), span.start)))
    return undefined;
  const from = Math.max(0, span.start - MAX_PARAGRAPH);
  const before = text.slice(from, span.start);
  const lineBreak = /[ \t]*\r?\n[ \t>]*$/.exec(before);
  if (!lineBreak) return undefined;
  const paragraph = before.slice(0, lineBreak.index).split(BLANK_LINE).at(-1)!;
  const open = openMark(paragraph);
  if (!open) return undefined;
  const after = text.slice(span.start, span.start + MAX_PARAGRAPH).split(BLANK_LINE, 1)[0]!;
  const close = [...after.matchAll(/`+/g)].find(([run]) => run === open.mark);
  if (!close) return undefined;
  const breakStart = from + lineBreak.index;
  return {
    tag,
    lineBreak: spanOf(breakStart, span.start),
    code: spanOf(breakStart - paragraph.length + open.at, span.start + close.index),
  };
}

/** The backticks by which code begins that does not end in `text`. */
function openMark(text: string): { readonly mark: string; readonly at: number } | undefined {
  let open: { readonly mark: string; readonly at: number } | undefined;
  for (const { 0: mark, index } of text.matchAll(/`+/g)) {
    if (open === undefined) open = { mark, at: index };
    else if (mark === open.mark) open = undefined;
  }
  return open;
}
