import { displayWidth } from './display-width.ts';

/** Words, and Chinese characters, between which a line may break: not before closing punctuation, nor after opening punctuation. */
const PIECES =
  /[（“「『《]*(?:\p{Script=Han}|[^\s\p{Script=Han}（“「『《]+)[，。；：！？、）”」』》]*\s*|\S/gu;

/** Breaks a text into lines of a terminal's width; a longer word stays whole. */
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
