import { spanElements } from '../kramdown/elements.ts';
import { findAttribute } from '../kramdown/tag.ts';
import { isBlank } from '../markup/empty-elements.ts';
import { findIdReferences } from '../markup/id-references.ts';
import { removeBlock, removeInline, removeTag, safetyOf } from '../markup/remove-empty.ts';
import type { Post } from '../post/post.ts';
import { mayHoldLiquid } from '../text/may-hold-liquid.ts';
import { replace, type Span, sliceSpan, spanOf, type TextEdit } from '../text/span.ts';
import type { Leftover } from './leftover.ts';
import type { Part, PostTree } from './part.ts';

/** A run of elements that go together: the indices of its first and last tag. */
interface Run {
  readonly start: number;
  readonly end: number;
  /** They hold nothing but blanks and breaks. */
  readonly isEmpty: boolean;
}

/** Elements that are there for what they hold, and go when that has gone. */
const containers: ReadonlySet<string> = new Set(
  'div section aside header footer nav ul ol li p span figure center a h1 h2 h3 h4 h5 h6 strong em b i small'.split(
    ' ',
  ),
);

/** Elements that take no place in the text around them. */
const unseen: ReadonlySet<string> = new Set('script style noscript link meta base template'.split(' '));

/** The edits by which `leftovers` go, and with them the elements that then hold nothing. They do not overlap. */
export function removeLeftovers(
  post: Post,
  tree: PostTree,
  leftovers: readonly Leftover[],
): readonly TextEdit[] {
  const runs = joinRuns(post, findEmptied(post, tree, leftovers));
  const removals = runs.flatMap(run => removeRun(post, run));
  return withoutOverlaps([...removals, ...leftovers.flatMap(leftover => leftover.edits)]);
}

/**
 * Whether an element stands in the file, and can go without the text around it being read as something else. Liquid that
 * prints nothing today may do so tomorrow: what holds any stays.
 */
export function isRemovable(post: Post, { start, end }: Pick<Run, 'start' | 'end'>): boolean {
  const { tags } = post.body;
  const first = tags[start]!;
  const span = spanOfRun(post, { start, end });
  return (
    !first.hasLiquid &&
    !tags[end]!.hasLiquid &&
    !mayHoldLiquid(sliceSpan(post.text, span)) &&
    safetyOf(post, first, span) === 'safe'
  );
}

function removeRun(post: Post, run: Run): readonly TextEdit[] {
  const { text, body } = post;
  const first = body.tags[run.start]!;
  const span = spanOfRun(post, run);
  if (!isInline(post, run)) {
    if (unseen.has(first.name)) return [removeTag(post, first, span)];
    return removeBlock(post, { ...run, kind: 'block' }).edits;
  }
  if (run.isEmpty) return removeInline(post, { ...run, kind: 'inline' }).edits;
  const isBetweenWords = /\w\w/.test(text.charAt(span.start - 1) + text.charAt(span.end));
  return [isBetweenWords ? replace(span, ' ') : removeTag(post, first, span)];
}

function spanOfRun({ body: { tags } }: Post, { start, end }: Pick<Run, 'start' | 'end'>): Span {
  return spanOf(tags[start]!.span.start, tags[end]!.span.end);
}

/** An element whose content is being gone through. */
interface OpenContainer {
  readonly part: Part;
  /** How many runs were found before it. */
  readonly found: number;
  holdsGone: boolean;
  holdsMore: boolean;
}

/** The outermost elements that go, those among them that are emptied by it. */
function findEmptied(post: Post, { parts }: PostTree, leftovers: readonly Leftover[]): readonly Run[] {
  const gone = new Map(
    leftovers.flatMap(({ kind, element }) =>
      element
        ? [[element.start, { ...element, isEmpty: kind === 'empty' || kind === 'control' }] as const]
        : [],
    ),
  );
  if (gone.size === 0) return [];
  const runs: Run[] = [];
  const open: OpenContainer[] = [];
  let passed = -1;
  const close = (): void => {
    const inner = open.pop()!;
    const around = open.at(-1);
    if (inner.holdsGone && !inner.holdsMore && mayGo(inner.part)) {
      runs.length = inner.found;
      runs.push({ start: inner.part.start, end: inner.part.end, isEmpty: false });
      if (around) around.holdsGone = true;
    } else if (around) around.holdsMore = true;
  };
  parts.forEach((part, index) => {
    while (open.length > 0 && open.at(-1)!.part.last < index) close();
    if (part.start <= passed) return;
    const around = open.at(-1);
    const run = gone.get(part.start);
    if (run !== undefined) {
      passed = run.end;
      runs.push(run);
      if (around) around.holdsGone = true;
    } else if (part.end > part.start) {
      open.push({ part, holdsGone: false, holdsMore: part.hasText, found: runs.length });
    } else if (around && part.tag.name !== 'br') around.holdsMore = true;
  });
  while (open.length > 0) close();
  return runs;

  function mayGo({ tag, start, end, isWhole, isEmbedded, parent }: Part): boolean {
    if (!isWhole || !isRemovable(post, { start, end }) || isEmbedded || !containers.has(tag.name))
      return false;
    // An element of a table or a description keeps the others in their places.
    if (parent && /^(?:tr|dl|table)$/.test(parent.tag.name)) return false;
    const ids = [
      findAttribute(tag, 'id')?.value,
      tag.name === 'a' ? findAttribute(tag, 'name')?.value : undefined,
    ];
    return ids.every(id => !id || !findIdReferences(post).has(id));
  }
}

/** Joins what stands side by side, with nothing but blanks and comments between. */
function joinRuns(post: Post, runs: readonly Run[]): readonly Run[] {
  const { tags } = post.body;
  const joined: Run[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    const isNext =
      last !== undefined &&
      run.start === last.end + 1 &&
      !isInline(post, last) &&
      !isInline(post, run) &&
      tags[last.start]!.parent === tags[run.start]!.parent &&
      isBlank(sliceSpan(post.text, { start: tags[last.end]!.span.end, end: tags[run.start]!.span.start }));
    if (isNext) joined[joined.length - 1] = { start: last.start, end: run.end, isEmpty: false };
    else joined.push(run);
  }
  return joined;
}

function isInline({ body: { tags } }: Post, { start }: Run): boolean {
  const { name } = tags[start]!;
  return spanElements.has(name) || name === 'font';
}

/** Of edits that overlap, the one that covers the other; what is partly within another waits for the next round. */
function withoutOverlaps(edits: readonly TextEdit[]): readonly TextEdit[] {
  const sorted = [...edits].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  const kept: TextEdit[] = [];
  let position = 0;
  for (const edit of sorted) {
    if (edit.span.start < position) continue;
    kept.push(edit);
    position = edit.span.end;
  }
  return kept;
}
