import { displayText, displayWidth } from '../words/display-width.ts';
import type { Excerpt } from './report.ts';

/** A piece of a line, and below it the marks under the place, by columns of a terminal. */
export interface ShownExcerpt {
  readonly line: string;
  readonly marks: string;
}

/** Shows the place in its line; a longer line is cut around it. */
export function showExcerpt({ text, start, end, isCut }: Excerpt, columns: number): ShownExcerpt {
  const before = displayText(text.slice(0, start));
  const place = displayText(text.slice(start, end));
  const behind = displayText(text.slice(end));
  // Two columns are for the dots at the edges. A third of the line leads up to the place; what it does not need is for the rest.
  const room = Math.max(20, columns - 2);
  const wanted = displayWidth(place) + displayWidth(behind);
  const left = keepEnd(before, Math.max(Math.floor(room / 3), room - wanted));
  const middle = keepStart(place, room - displayWidth(left));
  const right = keepStart(behind, room - displayWidth(left) - displayWidth(middle));
  const head = isCut[0] || left !== before ? `…${left}` : left;
  const tail = isCut[1] || middle !== place || right !== behind ? '…' : '';
  const under = ' '.repeat(displayWidth(head));
  return {
    line: `${head}${middle}${right}${tail}`,
    marks: `${under}${'^'.repeat(Math.max(1, displayWidth(middle)))}`,
  };
}

function keepStart(text: string, columns: number): string {
  let width = 0;
  let kept = '';
  for (const sign of text) {
    width += displayWidth(sign);
    if (width > columns) return kept;
    kept += sign;
  }
  return kept;
}

function keepEnd(text: string, columns: number): string {
  const signs = [...text];
  let width = 0;
  let from = signs.length;
  while (from > 0 && width + displayWidth(signs[from - 1]!) <= columns) width += displayWidth(signs[--from]!);
  return signs.slice(from).join('');
}
