import { lastAtOrBefore } from './sorted.ts';
import { type Span, spanOf } from './span.ts';

/**
 * A text that was made from pieces of the file (line ends normalised, prefixes of quotes and lists taken off,
 * Liquid removed) and that still knows where in the file each of its characters stands.
 */
export interface Source {
  readonly text: string;
  /** The file's UTF-16 offset of the character at `position`; just past the end, the offset where the text ends. */
  offsetAt(position: number): number;
  /** The file's UTF-16 offset just behind the character at `position`. */
  offsetBehind(position: number): number;
}

/** `text` as it stands in the file from `offset` on. */
export function wholeSource(text: string, offset: number): Source {
  return new WholeSource(text, offset);
}

/** A part of `source`, up to, not including, `end`. */
export function sliceSource(source: Source, start: number, end: number): Source {
  const text = source.text.slice(start, end);
  if (source instanceof WholeSource) return new WholeSource(text, source.offset + start);
  // A slice of a slice need not ask twice.
  if (source instanceof SlicedSource) return new SlicedSource(text, source.source, source.start + start);
  return new SlicedSource(text, source, start);
}

// Classes, for texts cut into hundreds of thousands of pieces: closures for each would fill the memory.

class WholeSource implements Source {
  readonly text: string;
  readonly offset: number;

  constructor(text: string, offset: number) {
    this.text = text;
    this.offset = offset;
  }

  offsetAt(position: number): number {
    return this.offset + position;
  }

  offsetBehind(position: number): number {
    return this.offset + position + 1;
  }
}

class SlicedSource implements Source {
  readonly text: string;
  readonly source: Source;
  readonly start: number;

  constructor(text: string, source: Source, start: number) {
    this.text = text;
    this.source = source;
    this.start = start;
  }

  offsetAt(position: number): number {
    return this.source.offsetAt(this.start + position);
  }

  offsetBehind(position: number): number {
    return this.source.offsetBehind(this.start + position);
  }
}

/** Characters that the file does not hold; each stands for all of a span there. */
class AddedSource implements Source {
  readonly text: string;
  readonly span: Span;

  constructor(text: string, span: Span) {
    this.text = text;
    this.span = span;
  }

  offsetAt(): number {
    return this.span.start;
  }

  offsetBehind(): number {
    return this.span.end;
  }
}

class JoinedSource implements Source {
  readonly text: string;
  readonly #starts: readonly number[];
  readonly #pieces: readonly Source[];
  readonly #end: number;

  /** The pieces of which the text was made, in its order. */
  get pieces(): readonly Source[] {
    return this.#pieces;
  }

  constructor(text: string, starts: readonly number[], pieces: readonly Source[], end: number) {
    this.text = text;
    this.#starts = starts;
    this.#pieces = pieces;
    this.#end = end;
  }

  offsetAt(position: number): number {
    if (position >= this.text.length) return this.#end;
    const piece = lastAtOrBefore(this.#starts, position);
    return this.#pieces[piece]!.offsetAt(position - this.#starts[piece]!);
  }

  offsetBehind(position: number): number {
    if (position >= this.text.length) return this.#end;
    const piece = lastAtOrBefore(this.#starts, position);
    return this.#pieces[piece]!.offsetBehind(position - this.#starts[piece]!);
  }
}

/** Builds a source piece by piece, in the order of the pieces. */
export interface SourceBuilder {
  /** Adds what stands in `source` from `start` up to, not including, `end`. */
  copy(source: Source, start: number, end: number): void;
  /** Adds characters that the file does not hold; each of them stands for what `span` covers there. */
  add(text: string, span: Span): void;
  build(): Source;
}

/** An empty builder; `endOffset` is where the finished text ends in the file if nothing is added. */
export function createSourceBuilder(endOffset: number): SourceBuilder {
  return new Builder(endOffset);
}

class Builder implements SourceBuilder {
  readonly #starts: number[] = [];
  readonly #pieces: Source[] = [];
  #length = 0;
  #end: number;

  constructor(endOffset: number) {
    this.#end = endOffset;
  }

  copy(source: Source, start: number, end: number): void {
    if (end > start) this.#push(sliceSource(source, start, end));
  }

  add(text: string, span: Span): void {
    if (text.length > 0) this.#push(new AddedSource(text, span));
  }

  build(): Source {
    const pieces = this.#pieces;
    const text = pieces.length === 1 ? pieces[0]!.text : pieces.map(piece => piece.text).join('');
    return new JoinedSource(text, this.#starts, pieces, this.#end);
  }

  #push(piece: Source): void {
    this.#starts.push(this.#length);
    this.#pieces.push(piece);
    this.#length += piece.text.length;
    this.#end = piece.offsetBehind(piece.text.length - 1);
  }
}

/** `source` with every `\r\n` and lone `\r` as `\n`, as kramdown's `adapt_source` makes it. */
export function normaliseLineEnds(source: Source): Source {
  const { text } = source;
  if (!text.includes('\r')) return source;
  const builder = createSourceBuilder(source.offsetAt(text.length));
  let position = 0;
  for (const match of text.matchAll(/\r\n?/g)) {
    builder.copy(source, position, match.index);
    const end = match.index + match[0].length;
    builder.add('\n', spanOf(source.offsetAt(match.index), source.offsetBehind(end - 1)));
    position = end;
  }
  builder.copy(source, position, text.length);
  return builder.build();
}

/** The file's span of the text from `start` up to, not including, `end`. */
export function spanIn(source: Source, start: number, end: number): Span {
  if (end === start) return spanOf(source.offsetAt(start), source.offsetAt(start));
  return spanOf(source.offsetAt(start), source.offsetBehind(end - 1));
}

/**
 * Where the file holds something else than the text that was made of what it holds within `whole`: what was put in
 * another's place, and what was left out. In the order of the file; a text that was not joined has none.
 */
export function changedSpans(source: Source, whole: Span): readonly Span[] {
  if (!(source instanceof JoinedSource)) return [];
  const spans: Span[] = [];
  let end = whole.start;
  for (const piece of source.pieces) {
    const start = piece.offsetAt(0);
    if (start > end) spans.push(spanOf(end, start));
    end = piece.offsetBehind(piece.text.length - 1);
    if (piece instanceof AddedSource) spans.push(piece.span);
  }
  if (whole.end > end) spans.push(spanOf(end, whole.end));
  return spans.sort((a, b) => a.start - b.start);
}
