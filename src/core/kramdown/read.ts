import type { LiquidFacts } from '../liquid/facts.ts';
import type { Placeholder } from '../liquid/placeholders.ts';
import { type LiquidFault, type LostOutput, runLiquid, withoutLiquid } from '../liquid/run.ts';
import { defaultKramdownOptions, type KramdownOptions } from '../site/kramdown-options.ts';
import {
  changedSpans,
  createSourceBuilder,
  normaliseLineEnds,
  type Source,
  wholeSource,
} from '../text/source.ts';
import { type Span, spanOf } from '../text/span.ts';
import { createSpanSet, type SpanSet } from '../text/span-set.ts';
import { type Block, outermostBlocks } from './block.ts';
import { readBlocks } from './blocks/read-blocks.ts';
import { createDocument, type KramdownDocument } from './document.ts';
import { Element } from './element.ts';
import { finishTree } from './finish.ts';
import { createSink } from './sink.ts';
import type { Tag } from './tag.ts';

/** A body as kramdown reads it. */
export interface Reading {
  /** The tree that is published. */
  readonly root: Element;
  /** The options of kramdown in the end: the site's, and what the post itself sets. */
  readonly options: KramdownOptions;
  /** Where Jekyll stops at the post's Liquid. */
  readonly liquidFaults: readonly LiquidFault[];
  /** Outputs that print nothing, since nothing sets what they name. */
  readonly lostOutputs: readonly LostOutput[];
  /** What stands in the tree for what only a build of the site tells. */
  readonly placeholders: readonly Placeholder[];
  /** The tags and outputs of Liquid that wrote some of the text, in order. */
  readonly liquidWritten: readonly Span[];
  /** Where Liquid changed the text: what it wrote, and what it left out. */
  readonly liquid: SpanSet;
  /** In source order. */
  readonly tags: readonly Tag[];
  /** HTML comments, `<!--` and `-->` included, in source order. */
  readonly comments: readonly Span[];
  /** Braces that kramdown takes off the page although they, or a part of them, give nothing any attribute. */
  readonly lostBraces: readonly Span[];
  /** The outermost blocks, in source order. */
  readonly blocks: readonly Block[];
  readonly definitions: Definitions;
}

/** What a body defines for its links and notes. */
export interface Definitions {
  /** The names of `[name]: address`, as kramdown compares them. */
  readonly links: ReadonlySet<string>;
  /** Where `[^name]: text` stands, by the name. */
  readonly notes: ReadonlyMap<string, Span>;
}

/** Where a body stands and what Jekyll does before kramdown reads it. */
export interface BodyPlace {
  /** The file's UTF-16 offset at which the body starts. */
  readonly offset: number;
  /** What Liquid knows; undefined where the post says `render_with_liquid: false`. */
  readonly liquid?: LiquidFacts | undefined;
  /** The site's options of kramdown. */
  readonly options?: KramdownOptions;
  /** Jekyll publishes what Liquid makes of it, and kramdown does not read it. */
  readonly isPlain?: boolean;
}

/** Reads `body`, the text after the front matter. Never throws; takes linear time. */
export function readBody(body: string, place: BodyPlace): Reading {
  const normal = normaliseLineEnds(wholeSource(body, place.offset));
  const liquid = place.liquid ? runLiquid(normal, place.liquid) : withoutLiquid(normal);
  const source = place.isPlain ? wholeSource('', place.offset + body.length) : endWithNewline(liquid.source);
  const isChanged = liquid.source !== normal;
  const whole = spanOf(place.offset, place.offset + body.length);
  const sink = createSink(createSpanSet(isChanged ? changedSpans(liquid.source, whole) : []));
  const document = createDocument(place.options ?? defaultKramdownOptions, sink);
  const root = new Element('root', place.offset, place.offset + body.length);
  readBlocks(source, root, { document, parentTag: undefined, depth: 0 });
  const blocks = outermostBlocks(root);
  finishTree(root, document);
  const tags = sink.tags.sort((a, b) => a.span.start - b.span.start);
  return {
    root,
    options: document.options,
    liquidFaults: liquid.faults,
    lostOutputs: liquid.lost,
    placeholders: liquid.placeholders,
    liquidWritten: liquid.written,
    liquid: sink.liquid,
    tags: isChanged ? withoutRepetitions(tags) : tags,
    comments: sink.comments.sort((a, b) => a.start - b.start),
    lostBraces: findLostBraces(document, ({ start, end }) =>
      body.slice(start - place.offset, end - place.offset),
    ),
    blocks,
    definitions: {
      links: new Set(document.linkDefinitions.keys()),
      notes: new Map(
        Array.from(
          document.footnotes,
          ([
            name,
            {
              boundary: { start, end },
            },
          ]) => [name, spanOf(start, end)],
        ),
      ),
    },
  };
}

/** `tags` without those that a loop of Liquid wrote again: in the file each of them stands once. */
function withoutRepetitions(tags: readonly Tag[]): readonly Tag[] {
  const starts = new Set<number>();
  return tags.filter(tag => {
    if (tag.hasLiquid) return true;
    const isFirst = !starts.has(tag.span.start);
    starts.add(tag.span.start);
    return isFirst;
  });
}

/** Names in braces that mean something to kramdown itself. */
const MEANINGFUL = /^(?:toc|no_toc|footnotes|standalone|auto_ids(?:-[\w-]+)?)$/;

/** A value between typographic quotes, of which kramdown makes nothing, whatever stands beside it. */
const CURLY_VALUE = /\s[\w-]+=\s*[“”„‘’«»]/;

function findLostBraces(
  { sink, attributeLists }: KramdownDocument,
  textOf: (span: Span) => string,
): readonly Span[] {
  return sink.braces.flatMap(({ span, list }) => {
    const isUsed = list.names.some(name => MEANINGFUL.test(name) || attributeLists.has(name));
    const isWhole = isUsed || list.attributes.size > 0;
    return isWhole && !CURLY_VALUE.test(textOf(span)) ? [] : [span];
  });
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
