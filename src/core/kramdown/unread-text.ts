import { strip, stripEndFrom, stripStartFrom } from '../text/ascii-space.ts';
import { createSourceBuilder, type Source, sliceSource } from '../text/source.ts';
import { spanOf } from '../text/span.ts';

/** Text whose Markdown is read once all definitions of the post are known; it may still grow until then. */
export class UnreadText {
  readonly #source: Source;
  readonly #pieces: Piece[];
  #head = '';
  #tail = '';

  constructor(source: Source, start = 0, end = source.text.length) {
    this.#source = source;
    this.#pieces = [{ joiner: '', start, end }];
  }

  /** Adds the text from `start` to `end` of the same source, after `joiner`. */
  append(joiner: string, start: number, end: number): void {
    this.#pieces.push({ joiner, start, end });
  }

  /** Adds a character that the file does not hold. */
  appendText(text: string): void {
    this.#tail += text;
  }

  /** Puts `text` in the place of the first characters that `pattern` matches; returns whether it does. */
  replaceStart(pattern: RegExp, text: string): boolean {
    const piece = this.#pieces[0]!;
    pattern.lastIndex = piece.start;
    const match = pattern.exec(this.#source.text);
    if (!match) return false;
    const isBeyond = piece.start + match[0].length > piece.end;
    // What is added behind the text may be the blank that the pattern asks for.
    if (isBeyond && (this.#pieces.length > 1 || strip(this.#tail) !== '' || this.#tail === '')) return false;
    if (isBeyond) this.#tail = '';
    piece.start = Math.min(piece.start + match[0].length, piece.end);
    this.#head = text;
    return true;
  }

  /** The text and where its characters stand. */
  toSource(): Source {
    const [first] = this.#pieces;
    const source = this.#source;
    if (this.#pieces.length === 1 && this.#head === '' && this.#tail === '')
      return sliceSource(source, first!.start, first!.end);
    const end = source.offsetAt(this.#pieces.at(-1)!.end);
    const builder = createSourceBuilder(end);
    const start = source.offsetAt(first!.start);
    builder.add(this.#head, spanOf(start, start));
    for (const piece of this.#pieces) {
      const at = source.offsetAt(piece.start);
      builder.add(piece.joiner, spanOf(at, at));
      builder.copy(source, piece.start, piece.end);
    }
    builder.add(this.#tail, spanOf(end, end));
    return builder.build();
  }
}

interface Piece {
  readonly joiner: string;
  start: number;
  readonly end: number;
}

/** The text from `start` to `end`, white space at both ends left out. */
export function strippedText(source: Source, start: number, end: number): UnreadText {
  const first = Math.min(stripStartFrom(source.text, start), end);
  return new UnreadText(source, first, stripEndFrom(source.text, end, first));
}
