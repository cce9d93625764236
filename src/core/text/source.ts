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
  return { text, offsetAt: position => position + offset, offsetBehind: position => position + offset + 1 };
}

/** A part of `source`, up to, not including, `end`. */
export function sliceSource(source: Source, start: number, end: number): Source {
  return {
    text: source.text.slice(start, end),
    offsetAt: position => source.offsetAt(position + start),
    offsetBehind: position => source.offsetBehind(position + start),
  };
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
  const parts: string[] = [];
  const starts: number[] = [];
  const places: Place[] = [];
  let length = 0;
  let end = endOffset;

  function push(text: string, place: Place): void {
    if (text.length === 0) return;
    parts.push(text);
    starts.push(length);
    places.push(place);
    length += text.length;
    end = place.offsetBehind(text.length - 1);
  }

  function build(): Source {
    const total = length;
    const ask = (position: number, question: keyof Place): number => {
      if (position >= total) return end;
      const piece = lastAtOrBefore(starts, position);
      return places[piece]![question](position - starts[piece]!);
    };
    return {
      text: parts.join(''),
      offsetAt: position => ask(position, 'offsetAt'),
      offsetBehind: position => ask(position, 'offsetBehind'),
    };
  }

  return {
    copy: (source, start, stop) => {
      if (stop > start) push(source.text.slice(start, stop), sliceSource(source, start, stop));
    },
    add: (text, span) => push(text, { offsetAt: () => span.start, offsetBehind: () => span.end }),
    build,
  };
}

/** Where the characters of one piece stand in the file. */
type Place = Pick<Source, 'offsetAt' | 'offsetBehind'>;

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
