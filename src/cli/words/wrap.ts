import { displayWidth } from './display-width.ts';

/** Words, and signs between which a line of Chinese may end: before none that ends a phrase, behind none that opens one. */
const PIECES =
  /[（“「『《]*(?:\p{Script=Han}|[^\s\p{Script=Han}（“「『《]+)[，。；：！？、）”」』》]*\s*|\S/gu;

/** Breaks a text into lines of so many columns of a terminal; a word that is longer stays whole. */
export function wrap(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const [piece] of text.matchAll(PIECES)) {
    if (line !== '' && displayWidth(line + piece.trimEnd()) > columns) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  return [...lines, line.trimEnd()];
}
