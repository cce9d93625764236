import { spanOf, type TextEdit } from './span.ts';

/** Above this many pairs of lines to compare, all between the first and the last change is one edit. */
const MAX_CELLS = 4_000_000;

/**
 * Edits that turn `before` into `after`: each covers one run of changed lines, or the changed part of a single line.
 * Small, so that cursors and folds elsewhere stay; not always the fewest possible.
 */
export function diffEdits(before: string, after: string): readonly TextEdit[] {
  if (before === after) return [];
  const oldLines = splitLines(before);
  const newLines = splitLines(after);
  const pairs = commonLines(oldLines, newLines);
  const edits: TextEdit[] = [];
  let oldLine = 0;
  let newLine = 0;
  let offset = 0;
  for (const [oldIndex, newIndex] of [...pairs, [oldLines.length, newLines.length] as const]) {
    const removed = oldLines.slice(oldLine, oldIndex).join('');
    const added = newLines.slice(newLine, newIndex).join('');
    if (removed !== added) edits.push(trim(offset, removed, added));
    offset += removed.length + (oldLines[oldIndex]?.length ?? 0);
    oldLine = oldIndex + 1;
    newLine = newIndex + 1;
  }
  return edits;
}

function splitLines(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Leaves out what the two texts have in common at both ends. */
function trim(offset: number, removed: string, added: string): TextEdit {
  const shorter = Math.min(removed.length, added.length);
  let start = 0;
  while (start < shorter && removed[start] === added[start]) start++;
  let end = 0;
  while (end < shorter - start && removed.at(-1 - end) === added.at(-1 - end)) end++;
  return {
    span: spanOf(offset + start, offset + removed.length - end),
    text: added.slice(start, added.length - end),
  };
}

/** The longest common subsequence of the lines between what is common at both ends, as pairs of indices. */
function commonLines(a: readonly string[], b: readonly string[]): readonly (readonly [number, number])[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const head = Array.from({ length: start }, (_, index) => [index, index] as const);
  const tail = Array.from(
    { length: end },
    (_, index) => [a.length - end + index, b.length - end + index] as const,
  );
  const middle = longestCommon(a.slice(start, a.length - end), b.slice(start, b.length - end));
  return [...head, ...middle.map(([i, j]) => [i + start, j + start] as const), ...tail];
}

function longestCommon(a: readonly string[], b: readonly string[]): readonly (readonly [number, number])[] {
  const width = b.length + 1;
  if ((a.length + 1) * width > MAX_CELLS) return [];
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
