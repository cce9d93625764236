import { defaultKramdownOptions, type KramdownOptions } from '../site/kramdown-options.ts';
import { createSourceBuilder, normaliseLineEnds, type Source, wholeSource } from '../text/source.ts';
import { type Span, spanOf } from '../text/span.ts';
import { type Block, outermostBlocks } from './block.ts';
import { readBlocks } from './blocks.ts';
import { createDocument } from './document.ts';
import { Element } from './element.ts';
import { finishTree } from './finish.ts';
import { runLiquid } from './liquid.ts';
import { createSink } from './sink.ts';
import type { Tag } from './tag.ts';

/** A body as kramdown reads it. */
export interface Reading {
  /** The tree that is published. */
  readonly root: Element;
  /** The options of kramdown in the end: the site's, and what the post itself sets. */
  readonly options: KramdownOptions;
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
  /** The site's options of kramdown. */
  readonly options?: KramdownOptions;
}

/** Reads `body`, the text after the front matter. Never throws; takes linear time. */
export function readBody(body: string, place: BodyPlace): Reading {
  const normal = normaliseLineEnds(wholeSource(body, place.offset));
  const source = endWithNewline(place.hasLiquid ? runLiquid(normal) : normal);
  const sink = createSink();
  const document = createDocument(place.options ?? defaultKramdownOptions, sink);
  const root = new Element('root', place.offset, place.offset + body.length);
  readBlocks(source, root, { document, parentTag: undefined, depth: 0 });
  const blocks = outermostBlocks(root);
  finishTree(root, document);
  return {
    root,
    options: document.options,
    tags: sink.tags.sort((a, b) => a.span.start - b.span.start),
    comments: sink.comments.sort((a, b) => a.start - b.start),
    blocks,
  };
}

/** kramdown's `adapt_source` sees to it that the last line ends. */
function endWithNewline(source: Source): Source {
  const { text } = source;
  if (text.endsWith('\n')) return source;
  const end = source.offsetAt(text.length);
  const builder = createSourceBuilder(end);
  builder.copy(source, 0, text.length);
  builder.add('\n', spanOf(end, end));
  return builder.build();
}
