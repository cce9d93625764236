import type { Source } from '../text/source.ts';
import type { Span } from '../text/span.ts';
import type { SpanSet } from '../text/span-set.ts';
import type { AttributeList } from './attribute-list.ts';
import type { TagScanner } from './grammar.ts';
import type { Tag } from './tag.ts';

/** A tag whose partner may still come. */
export interface OpenTag extends Tag {
  readonly parent: OpenTag | undefined;
  partner: OpenTag | undefined;
  holdsBlocks: boolean;
  /** The attributes as kramdown understands them: of several with one name the last, `markdown` left out. */
  toAttributes(): Map<string, string> | undefined;
}

/** Where the readers put what they find, in source order. */
export interface Sink {
  readonly tags: OpenTag[];
  readonly comments: Span[];
  /** Lists of attributes, `{:…}`, that were taken off the text. */
  readonly braces: Braces[];
  /** What Liquid wrote or left out. */
  readonly liquid: SpanSet;
  /** How many HTML blocks and how many texts of Markdown have been read. */
  htmlBlocks: number;
  texts: number;
}

/** A list of attributes as it stands in a text. */
export interface Braces {
  readonly span: Span;
  readonly list: AttributeList;
}

/** One text that is being read: its characters, their places in the file, and what was not found in it. */
export interface Reader {
  readonly source: Source;
  readonly scanner: TagScanner;
  readonly sink: Sink;
  /** Of the tags that are read; see {@link Tag.scope}. */
  readonly scope: number;
  /** Of the tags that are read; see {@link Tag.textEnd}. */
  readonly textEnd: number | undefined;
  /** Ends of what HTML would take for a tag, by the position at which an attribute may start. */
  readonly looseEnds: Map<number, number>;
}
