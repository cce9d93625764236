import type { Span } from '../text/span.ts';

/** One entry of a list of related links, as plain text without markup. */
export interface RelatedItem {
  readonly title: string;
  /** As written, entities decoded; empty where the entry has no link. */
  readonly url: string;
  /** As it stands beside the link, or as `2024-03-05`. */
  readonly date?: string | undefined;
  /** What else stands before the link: `《`, `渡轮周报：`. */
  readonly before?: string | undefined;
  /** What else stands behind the link: `》`, `（渡轮周报）`. */
  readonly after?: string | undefined;
}

/** A list of links to other articles. */
export interface RelatedList {
  /** What stands right above it: 相关阅读, 延伸阅读, Related; undefined where nothing does. */
  readonly caption: string | undefined;
  /** In source order. */
  readonly items: readonly RelatedItem[];
  /** The list, without its caption. */
  readonly span: Span;
}

/** How a list is written, and the items in it. */
export type ListMarkup = 'html' | 'markdown';

/**
 * What scrapes leave in such a list. `bold` is emphasis of any kind, and `card` a block around a link: both may be
 * meant. `stray-tag` is a tag without its other half.
 */
export type ListFault =
  | 'wrapper'
  | 'bold'
  | 'card'
  | 'empty-link'
  | 'split-link'
  | 'repeated'
  | 'empty-item'
  | 'stray-tag';

/** What rewriting a list in the house form would change, from nothing to what readers read. */
export interface ListLoss {
  /** A word that a reader sees would go or move, or a place that a link may lead to. */
  readonly words: boolean;
  /** Emphasis, a class or the like would go. */
  readonly looks: boolean;
}

/** A list that was found in a post, and what rewriting it in the house form would change. */
export interface FoundList extends RelatedList {
  readonly markup: ListMarkup;
  /** Each kind once. */
  readonly faults: readonly ListFault[];
  readonly loses: ListLoss;
}
