import { diffEdits, type Finding, type Post, type Tag, type TextEdit } from '../../src/core/index.ts';
import { checkPost } from './checking.ts';

/** The findings that a post has after its repair and did not have before. */
export interface Added {
  /** In text that no edit touched, in or at a tag that Jekyll reads otherwise since the repair. */
  readonly revealed: readonly Finding[];
  /** All others: an edit made them. */
  readonly caused: readonly Finding[];
}

/** Compares the findings before and after a repair. */
export function findAdded(before: Post, after: Post): Added {
  const edits = diffEdits(before.text, after.text);
  const findingsBefore = checkPost(before);
  // Of what is told of once a post, the place that was the second may now be the first.
  const known = new Set(
    findingsBefore.flatMap(({ rule, span, related }) =>
      [span, ...related.map(place => place.span)].map(({ start }) => `${rule} ${start}`),
    ),
  );
  const knownWords = new Set(findingsBefore.map(finding => wordsAt(finding, before)));
  const readingsBefore = new Map(before.body.tags.map(tag => [tag.span.start, readingOf(tag, before)]));
  const revealed: Finding[] = [];
  const caused: Finding[] = [];
  for (const finding of checkPost(after)) {
    const origin = untouchedOrigin(finding.span.start, edits);
    if (origin !== undefined && known.has(`${finding.rule} ${origin}`)) continue;
    // Where there are very many edits, their difference is one of long stretches.
    if (origin === undefined && knownWords.has(wordsAt(finding, after))) continue;
    const tag = after.body.tags.findLast(({ span }) => span.start <= finding.span.start);
    const tagOrigin = tag && untouchedOrigin(tag.span.start, edits);
    const isReadOtherwise =
      tag !== undefined && tagOrigin !== undefined && readingsBefore.get(tagOrigin) !== readingOf(tag, after);
    if (origin !== undefined && isReadOtherwise) revealed.push(finding);
    else caused.push(finding);
  }
  return { revealed, caused };
}

/** What a finding says, and of which words. */
function wordsAt({ rule, message, span }: Finding, { text }: Post): string {
  return `${rule} ${message} ${text.slice(span.start, span.start + 80)}`;
}

/**
 * How Jekyll reads a tag: whether it is one, what it stands in, and, of a figure around it, whether that has a caption,
 * be it of a hard blank.
 */
function readingOf(tag: Tag, { text }: Post): string {
  const around: string[] = [];
  for (let parent = tag.parent; parent && around.length < 8; parent = parent.parent) {
    const content = text.slice(parent.span.end, parent.partner?.span.start);
    const hasWords = parent.name === 'figure' && /[^ \t\n\r]/.test(content.replace(/<[^<>]*>/g, ''));
    around.push(hasWords ? 'figure with caption' : parent.name);
  }
  return `${tag.printed ? 'printed' : tag.name} in ${around.join(' in ')}`;
}

/** Where a character stood before the edits; undefined for one that they brought. */
function untouchedOrigin(offset: number, edits: readonly TextEdit[]): number | undefined {
  let shift = 0;
  for (const { span, text } of edits) {
    const start = span.start + shift;
    if (offset < start) break;
    if (offset < start + text.length) return undefined;
    shift += text.length - (span.end - span.start);
  }
  return offset - shift;
}
