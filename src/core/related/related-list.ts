import type { Span } from '../text/span.ts';

/** One entry of a list of related links, as plain text without markup. */
export interface RelatedItem {
  readonly title: string;
  /** As written, entities decoded; empty where the entry has no link. */
  readonly url: string;
  /** As it stands beside the link, or as `2024-03-05`. */
  readonly date?: string | undefined;
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

/** What scrapes leave in such a list. */
export type ListFault = 'wrapper' | 'empty-link' | 'split-link' | 'repeated' | 'empty-item';

/** A list that was found in a post, and what rewriting it in the house form would change. */
export interface FoundList extends RelatedList {
  /** Each kind once. */
  readonly faults: readonly ListFault[];
  /** No word that a reader sees would go or move, and no place that a link may lead to. */
  readonly keepsWords: boolean;
}
