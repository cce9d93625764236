import type { Tag } from '../kramdown/tag.ts';
import { lastAtOrBefore } from '../text/sorted.ts';
import type { MarkupFinder } from './markup-spans.ts';

/** The lines of a text and how far they are indented. */
export interface LineLayout {
  /**
   * Of an element whose start tag stands alone on a line, and whose content is indented further: where the first line
   * starts that is not; undefined where the layout says nothing.
   */
  endOfContent(tag: Tag): number | undefined;
}

/** Reads how the lines of a text are laid out; those that start within a tag or a comment say nothing. */
export function readLineLayout(text: string, markupAt: MarkupFinder): LineLayout {
  const starts: number[] = [];
  const indentations: number[] = [];
  for (const { 0: line, index } of text.matchAll(/^[ \t]*(?=[^\s])/gm)) {
    if (markupAt(index)) continue;
    starts.push(index);
    indentations.push(line.length);
  }
  /** By line, the next one that is indented no further. */
  const next: (number | undefined)[] = [];
  const open: number[] = [];
  for (let line = starts.length - 1; line >= 0; line--) {
    while (open.length > 0 && indentations[open.at(-1)!]! > indentations[line]!) open.pop();
    next[line] = open.at(-1);
    open.push(line);
  }
  return {
    endOfContent({ span }) {
      const line = lastAtOrBefore(starts, span.start);
      if (line < 0 || starts[line]! + indentations[line]! !== span.start) return undefined;
      const content = starts[line + 1];
      const isAlone = content !== undefined && text.slice(span.end, content).trim() === '';
      const following = next[line];
      // Where the next line is the following one, nothing is indented.
      if (!isAlone || following === undefined || following === line + 1) return undefined;
      return starts[following];
    },
  };
}
