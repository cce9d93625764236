import { spanOf, type TextEdit } from './span.ts';

/** Above this many pairs of pieces to compare, the text is cut into coarser pieces. */
const MAX_CELLS = 4_000_000;

/**
 * Edits that turn `before` into `after`: each covers one run of changed lines or tags, without what the two have in
 * common at its ends. Small, so that cursors and folds elsewhere stay; not always the fewest possible.
 */
export function diffEdits(before: string, after: string): readonly TextEdit[] {
  if (before === after) return [];
  for (const cut of [splitTags, splitLines]) {
    const edits = diffPieces(cut(before), cut(after));
    if (edits) return edits;
  }
  return [trim(0, before, after)];
}

/** Lines, and within them tags and the texts between. */
function splitTags(text: string): readonly string[] {
  return text.match(/<[^<>\n]*>?\n?|[^<\n]*\n|[^<\n]+/g) ?? [];
}

function splitLines(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Undefined where the pieces are too many to compare. */
function diffPieces(before: readonly string[], after: readonly string[]): readonly TextEdit[] | undefined {
  const pairs = commonPieces(before, after);
  if (!pairs) return undefined;
  const edits: TextEdit[] = [];
  let oldPiece = 0;
  let newPiece = 0;
  let offset = 0;
  for (const [oldIndex, newIndex] of [...pairs, [before.length, after.length] as const]) {
    const removed = before.slice(oldPiece, oldIndex).join('');
    const added = after.slice(newPiece, newIndex).join('');
    if (removed !== added) edits.push(trim(offset, removed, added));
    offset += removed.length + (before[oldIndex]?.length ?? 0);
    oldPiece = oldIndex + 1;
    newPiece = newIndex + 1;
  }
  return edits;
}

/** Leaves out what the two texts have in common at both ends; characters of two UTF-16 units stay whole. */
function trim(offset: number, removed: string, added: string): TextEdit {
  const shorter = Math.min(removed.length, added.length);
  let start = 0;
  while (start < shorter && removed[start] === added[start]) start++;
  if (/[\ud800-\udbff]/.test(removed.charAt(start - 1))) start--;
  let end = 0;
  while (end < shorter - start && removed.at(-1 - end) === added.at(-1 - end)) end++;
  if (/[\udc00-\udfff]/.test(removed.charAt(removed.length - end))) end--;
  return {
    span: spanOf(offset + start, offset + removed.length - end),
    text: added.slice(start, added.length - end),
  };
}

/** The longest common subsequence of the pieces between what is common at both ends, as pairs of indices. */
function commonPieces(
  a: readonly string[],
  b: readonly string[],
): readonly (readonly [number, number])[] | undefined {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const head = Array.from({ length: start }, (_, index) => [index, index] as const);
  const tail = Array.from(
    { length: end },
    (_, index) => [a.length - end + index, b.length - end + index] as const,
  );
  const middles = [a.length, b.length].map(length => length - start - end + 1);
  if (middles[0]! * middles[1]! > MAX_CELLS) return undefined;
  const middle = longestCommon(a.slice(start, a.length - end), b.slice(start, b.length - end));
  return [...head, ...middle.map(([i, j]) => [i + start, j + start] as const), ...tail];
}

function longestCommon(a: readonly string[], b: readonly string[]): readonly (readonly [number, number])[] {
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] =
        a[i] === b[j]
          ? lengths[(i + 1) * width + j + 1]! + 1
          : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!);
    }
  }
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!) i++;
    else j++;
  }
  return pairs;
}
