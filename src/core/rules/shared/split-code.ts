import type { Tag } from '../../kramdown/tag.ts';
import { type Span, spanOf } from '../../text/span.ts';

/** Longer than any paragraph in which code goes on in the next line. */
const MAX_PARAGRAPH = 4000;

/**
 * Where a line break stands in a span of code before `tag`, which begins the next line: kramdown ends the paragraph there
 * and takes the tag for the start of an HTML block. Undefined where no code is split.
 *
 * @returns the line end, with the blanks and the signs of quotes around it
 */
export function findCodeSplit({ span, scope }: Tag, text: string): Span | undefined {
  if (scope < 0) return undefined;
  const before = text.slice(Math.max(0, span.start - MAX_PARAGRAPH), span.start);
  const lineBreak = /[ \t]*\r?\n[ \t>]*$/.exec(before);
  if (!lineBreak) return undefined;
  const paragraph = before
    .slice(0, lineBreak.index)
    .split(/\n[ \t>]*\r?\n/)
    .at(-1)!;
  const mark = openMark(paragraph);
  if (mark === undefined) return undefined;
  const after = text.slice(span.start, span.start + MAX_PARAGRAPH).split(/\n[ \t>]*\r?\n/, 1)[0]!;
  const isClosed = after.match(/`+/g)?.includes(mark);
  return isClosed ? spanOf(span.start - lineBreak[0].length, span.start) : undefined;
}

/** The backticks by which code begins that does not end in `text`. */
function openMark(text: string): string | undefined {
  let open: string | undefined;
  for (const [run] of text.matchAll(/`+/g)) {
    if (open === undefined) open = run;
    else if (run === open) open = undefined;
  }
  return open;
}
