import type { Emitter } from 'liquidjs/dist/liquid.browser.mjs';
import { createSourceBuilder, type Source } from '../text/source.ts';
import type { Span } from '../text/span.ts';
import { holdsPlaceholder } from './placeholders.ts';
import { placeOf } from './scan.ts';

/** A stretch of what Liquid prints. */
export interface Piece {
  readonly text: string;
  /** Where it stands in the text that Liquid was given; of what a tag writes, where the tag stands. */
  readonly start: number;
  readonly end: number;
  /** It stands there just so. */
  readonly isCopied: boolean;
}

/** What Liquid has printed so far, and where each of it comes from: LiquidJS's emitter. */
export class Pieces implements Emitter {
  readonly list: Piece[] = [];
  /** The tag that is writing. */
  place: { readonly begin: number; readonly end: number };

  constructor(place: { readonly begin: number; readonly end: number }) {
    this.place = place;
  }

  /** Adds what a tag writes. */
  write(text: string): void {
    const { begin, end } = this.place;
    if (text !== '') this.list.push({ text, start: begin, end, isCopied: false });
  }

  /** Adds what stands in the text itself, from `start` on. */
  copy(text: string, start: number): void {
    if (text !== '') this.list.push({ text, start, end: start + text.length, isCopied: true });
  }

  /** Adds what was printed elsewhere. */
  add(pieces: Iterable<Piece>): void {
    for (const piece of pieces) this.list.push(piece);
  }

  /** An empty one that writes for the same tag. */
  fresh(): Pieces {
    return new Pieces(this.place);
  }

  get buffer(): string {
    return this.list.map(({ text }) => text).join('');
  }

  /** Whether something in it is not known. */
  get holdsUnknown(): boolean {
    return this.list.some(({ text, isCopied }) => !isCopied && holdsPlaceholder(text));
  }
}

/** The text that was printed, every character with its place in the file. */
export function toSource(pieces: readonly Piece[], from: Source): Source {
  const builder = createSourceBuilder(from.offsetAt(from.text.length));
  for (const { text, start, end, isCopied } of pieces) {
    if (isCopied) builder.copy(from, start, end);
    else builder.add(text.replace(/\r\n?/g, '\n'), placeOf(from, start, end));
  }
  return builder.build();
}

/** Where the file holds tags that wrote something, in order, each once. */
export function writtenSpans(pieces: readonly Piece[], from: Source): readonly Span[] {
  const ends = new Map<number, number>();
  for (const { start, end, isCopied } of pieces) if (!isCopied) ends.set(start, end);
  return [...ends].sort(([a], [b]) => a - b).map(([start, end]) => placeOf(from, start, end));
}
