import { diffArrays } from 'diff';
import { spanOf, type TextEdit } from './span.ts';

/** Texts that differ in more pieces are cut into coarser ones: what it takes grows with their square. */
const MAX_CHANGED_PIECES = 1000;

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
function splitTags(text: string): string[] {
  return text.match(/<[^<>\n]*>?\n?|[^<\n]*\n|[^<\n]+/g) ?? [];
}

function splitLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Undefined where too many pieces differ. */
function diffPieces(before: string[], after: string[]): readonly TextEdit[] | undefined {
  const changes = diffArrays(before, after, { maxEditLength: MAX_CHANGED_PIECES });
  if (!changes) return undefined;
  const edits: TextEdit[] = [];
  let offset = 0;
  let [removed, added] = ['', ''];
  for (const change of [...changes, { value: [], added: false, removed: false }]) {
    const text = change.value.join('');
    if (change.removed) removed += text;
    else if (change.added) added += text;
    else {
      if (removed !== added) edits.push(trim(offset, removed, added));
      offset += removed.length + text.length;
      [removed, added] = ['', ''];
    }
  }
  return edits;
}

/** The same edit of `text` without what stands there before and after it: short enough to be read where it is shown. */
export function shortenEdit(text: string, { span, text: added }: TextEdit): TextEdit {
  return trim(span.start, text.slice(span.start, span.end), added);
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
