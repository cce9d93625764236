import { createSourceBuilder, normaliseLineEnds, type Source, wholeSource } from '../text/source.ts';
import { type Span, spanOf } from '../text/span.ts';
import { type Block, readBlocks } from './blocks.ts';
import { runLiquid } from './liquid.ts';
import { createSink } from './sink.ts';
import type { Tag } from './tag.ts';

/** A body as kramdown reads it. */
export interface Reading {
  /** In source order. */
  readonly tags: readonly Tag[];
  /** HTML comments, `<!--` and `-->` included, in source order. */
  readonly comments: readonly Span[];
  /** The outermost blocks, in source order. */
  readonly blocks: readonly Block[];
}

/** Where a body stands and what Jekyll does before kramdown reads it. */
export interface BodyPlace {
  /** The file's UTF-16 offset at which the body starts. */
  readonly offset: number;
  /** False where the post says `render_with_liquid: false`. */
  readonly hasLiquid: boolean;
}

/** Reads `body`, the text after the front matter, in one pass. Never throws; takes linear time. */
export function readBody(body: string, place: BodyPlace): Reading {
  const normal = normaliseLineEnds(wholeSource(body, place.offset));
  const source = endWithNewline(place.hasLiquid ? runLiquid(normal) : normal);
  const sink = createSink();
  const blocks = readBlocks(source, sink, undefined, 0);
  return { tags: sink.tags, comments: sink.comments, blocks };
}

/** kramdown's `adapt_source` sees to it that the last line ends. */
function endWithNewline(source: Source): Source {
  const { text } = source;
  if (text === '' || text.endsWith('\n')) return source;
  const end = source.offsetAt(text.length);
  const builder = createSourceBuilder(end);
  builder.copy(source, 0, text.length);
  builder.add('\n', spanOf(end, end));
  return builder.build();
}
