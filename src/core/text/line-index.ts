import { lastAtOrBefore } from './sorted.ts';

/** A place in a text: line and column from 0, the column in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Converts between offsets and lines; `\n`, `\r\n` and a lone `\r` end a line, as in VS Code. */
export interface LineIndex {
  readonly lineCount: number;
  /** Offsets outside the text are clamped to it. */
  positionAt(offset: number): Position;
  /** The offset at which a line (from 0) starts. */
  lineStart(line: number): number;
}

/** Reads the line starts of `text` once. */
export function createLineIndex(text: string): LineIndex {
  const starts = findLineStarts(text);

  function positionAt(offset: number): Position {
    const clamped = Math.max(0, Math.min(offset, text.length));
    const line = lastAtOrBefore(starts, clamped);
    return { line, column: clamped - starts[line]! };
  }

  return {
    lineCount: starts.length,
    positionAt,
    lineStart: line => starts[Math.max(0, Math.min(line, starts.length - 1))]!,
  };
}

function findLineStarts(text: string): readonly number[] {
  const starts = [0];
  // Searching for a fixed text is much quicker than for an expression.
  if (!text.includes('\r')) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    return starts;
  }
  for (const match of text.matchAll(/\r\n?|\n/g)) starts.push(match.index + match[0].length);
  return starts;
}
