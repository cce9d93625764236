import { findField } from '../post/front-matter.ts';
import type { Post } from '../post/post.ts';
import type { Site } from '../site/site.ts';
import { lineEndOf } from '../text/line-ends.ts';
import { replace, type Span, sliceSpan, spanOf, type TextEdit } from '../text/span.ts';
import type { FormatRequest, Formatting } from './formatting.ts';
import { findGaps, type Gap } from './gaps.ts';
import { findKeptSpans } from './kept-spans.ts';
import { readMarkup } from './markup.ts';

/** Deeper nesting is indented no further: the text is to be read, not its distance from the margin. */
const MAX_DEPTH = 8;

/** The edits that lay `post` out, which nobody has tried yet. */
export function layOut(post: Post, { site, indent, range }: FormatRequest): Formatting {
  const { text, body } = post;
  // A post may switch `parse_block_html` on as it goes: then indentation means code.
  if (body.options.parseBlockHtml || text.includes('parse_block_html'))
    return { edits: [], heldBack: 'unsure' };
  const { tokens, hasUnpaired, isDoubtful } = readMarkup(post);
  if (isDoubtful || body.liquidFaults.length > 0) return { edits: [], heldBack: 'unsure' };
  const isKept = createKept(findKeptSpans(post));
  const lineEnd = lineEndOf(text);
  const lines = { lineEnd, indent, maxLineEnds: longestSeparator(post, site) };
  const edits: TextEdit[] = [];
  for (const gap of findGaps(text, tokens)) {
    if (range && (gap.end < range.start || gap.start > range.end)) continue;
    if (isKept(gap) || (gap.kind === 'indent' && body.options.joinsCjkLines)) continue;
    const before = sliceSpan(text, gap);
    const after = writeGap(gap, before, lines);
    if (after !== before) edits.push(smallest(gap, before, after));
  }
  return { edits, heldBack: hasUnpaired ? 'unpaired-tags' : undefined };
}

interface Lines {
  readonly lineEnd: string;
  readonly indent: string;
  readonly maxLineEnds: number;
}

function writeGap({ kind, depth }: Gap, before: string, { lineEnd, indent, maxLineEnds }: Lines): string {
  const indentation = indent.repeat(Math.min(depth, MAX_DEPTH));
  if (kind === 'indent') return indentation;
  // Blank lines and indentation between blocks are Markdown.
  if (kind === 'outermost') return /[\n\r]/.test(before) ? before : lineEnd;
  // In a text of mixed line ends those that are there stay as they are.
  const own = before.includes('\n') ? lineEndOf(before) : lineEnd;
  return own.repeat(Math.min(countLineEnds(before), maxLineEnds)) + indentation;
}

/**
 * Line ends with nothing between them. One blank line stays, for Jekyll ends the excerpt of a post at the first; none
 * is made, and a line that holds blanks is not one.
 */
function countLineEnds(blanks: string): number {
  const runs = blanks.match(/(?:\r\n?|\n)+/g) ?? [];
  return Math.max(1, ...runs.map(run => run.replace(/\r\n/g, '\n').length));
}

/** How many line ends in a row may mean something to Jekyll: two, or as many as the site's own separator has. */
function longestSeparator({ frontMatter }: Post, { config }: Site): number {
  const own = frontMatter && findField(frontMatter, 'excerpt_separator')?.value;
  const separators = [own, config['excerpt_separator']].map(value =>
    typeof value === 'string' ? value : '',
  );
  return Math.max(2, ...separators.map(separator => (/^\n+$/.test(separator) ? separator.length : 0)));
}

/** Leaves out what both have in common at the start. */
function smallest({ start, end }: Gap, before: string, after: string): TextEdit {
  let same = 0;
  while (same < before.length && before[same] === after[same]) same++;
  return replace(spanOf(start + same, end), after.slice(same));
}

/** Tells of spans, asked for in source order, whether they touch one of `kept`, which are in source order. */
function createKept(kept: readonly Span[]): (span: Span) => boolean {
  let next = 0;
  let keptUntil = -1;
  return ({ start, end }) => {
    for (; next < kept.length && kept[next]!.start <= end; next++) {
      keptUntil = Math.max(keptUntil, kept[next]!.end);
    }
    return start <= keptUntil;
  };
}
