import type { Site } from '../site/site.ts';
import type { Span, TextEdit } from '../text/span.ts';

/** How a post is to be laid out. */
export interface FormatRequest {
  /** The post's site: what the page looks like depends on its options of kramdown. */
  readonly site: Site;
  /** One step of indentation: some spaces, or a tab. */
  readonly indent: string;
  /** What is laid out, in UTF-16 offsets of the file; the whole post where it is not given. */
  readonly range?: Span | undefined;
}

/** Why a part of a post stays as it is. */
export type HeldBack =
  /** Tags that do not pair: where a block ends is a guess. */
  | 'unpaired-tags'
  /** Liquid that stops Jekyll, or markup that browsers and kramdown read differently. */
  | 'unsure';

/** The edits that lay a post out. */
export interface Formatting {
  /** They change white space alone, each in one place. In source order. */
  readonly edits: readonly TextEdit[];
  /** Undefined where all of the post could be laid out. */
  readonly heldBack: HeldBack | undefined;
}
