import type { Tag } from '../kramdown/tag.ts';
import type { Post } from '../post/post.ts';
import { type Span, spanOf } from '../text/span.ts';

/** An element of a post, with what it and all within it hold. */
export interface Part {
  readonly tag: Tag;
  /** The indices of its tags in `post.body.tags`; the same where it is void. */
  readonly start: number;
  readonly end: number;
  readonly parent: Part | undefined;
  /** The words of its classes and id (`namesOf`). */
  readonly names: string;
  /** The index in the tree of the last part within it; its own where there is none. */
  readonly last: number;
  /** kramdown and the author agree on where it and all within it end, and Liquid has no hand in it. */
  readonly isWhole: boolean;
  /** Nothing in it is read as Markdown. */
  readonly isRaw: boolean;
  /** It is, or stands in, an embed of another site, which its script looks for. */
  readonly isEmbedded: boolean;
  /** Whether a text stands directly in it. */
  readonly hasText: boolean;
  /** Whether something other than a block stands directly in it. */
  readonly hasInline: boolean;
  /** How much its text tells, in Chinese characters. */
  readonly weight: number;
  /** The same of what are not the words of controls. */
  readonly unknown: number;
  /** The same of what stands in links. */
  readonly linked: number;
  /** The same of its longest paragraph, links left out. */
  readonly longest: number;
  /** The same, but for what stands in comments of readers. */
  readonly longestOwn: number;
  /** Links with an address. */
  readonly links: number;
  /** Those of them that share, print or mail the article. */
  readonly shareLinks: number;
  /** Elements within it whose names say that they are comments of readers. */
  readonly comments: number;
  /** Links by which a reader could answer a comment. */
  readonly replies: number;
  /** Images, icons left out. */
  readonly images: number;
  /** Players and embeds. */
  readonly media: number;
}

/** The elements of a post in source order, and what of it is theirs. */
export interface PostTree {
  readonly parts: readonly Part[];
  /** How much the whole body tells. */
  readonly weight: number;
  /** The outermost elements whose content is no text of the page, such as `<noscript>`; to a browser it is other. */
  readonly silent: readonly Span[];
  /** Comments that stand within HTML. */
  readonly comments: readonly Span[];
}

/** What a part covers, its tags included. */
export function spanOfPart({ body: { tags } }: Post, { start, end }: Pick<Part, 'start' | 'end'>): Span {
  return spanOf(tags[start]!.span.start, tags[end]!.span.end);
}
